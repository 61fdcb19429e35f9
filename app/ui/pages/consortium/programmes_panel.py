"""The panels beside the national programmes and beside the published figures."""

from typing import Any

from app.domain.initiatives import FigureRow, ProgrammeRow
from app.services.programmes import add_coordinator, edit_programme, remove_coordinator
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.consortium.areas_list import LinkLine, LinkList
from app.ui.pages.consortium.areas_pick import ask_organisations
from app.ui.pages.consortium.areas_words import EMPTY
from app.ui.pages.consortium.programmes_figures import About, FigureSection, about_place
from app.ui.pages.meeting.participants_columns import country
from app.ui.pages.people.people_words import read_country
from app.ui.places import Place
from app.ui.widgets.fields import Property
from app.ui.widgets.lines import LineText


class ProgrammePanel(ThingPanel):
    """A programme: country, description, coordinators, and its figures with their sources."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("No programme chosen"), tr("Choose a programme to see who coordinates it."))
        self._desk = desk
        self._row: ProgrammeRow | None = None
        self.properties: dict[str, Property] = {
            "title": Property(tr("Title"), long="paragraph"),
            "country": Property(tr("Country"), country, read_country, placeholder=EMPTY),
            "description": Property(tr("Description"), long="text", placeholder=EMPTY),
            "source": Property(tr("Source"), long="paragraph", placeholder=EMPTY),
        }
        for name, each in self.properties.items():
            each.committed.connect(lambda value, field=name: self._edit(field, value))
            self.fields.addWidget(each)
        self.coordinators = LinkList(
            desk, tr("Coordinators"), ask_organisations(desk), tr("Add a coordinator"), tr("Remove")
        )
        self.coordinators.added.connect(self._add)
        self.coordinators.removed.connect(self._remove)
        self.figures = FigureSection(desk)
        self.fields.addWidget(self.coordinators)
        self.fields.addWidget(self.figures)
        self.keys.setText(tr("F2 edits · Del deletes"))
        self.history.clicked.connect(self._go_history)

    def show_row(self, row: ProgrammeRow | None) -> None:
        """Show this programme; None: nothing is chosen."""
        before, self._row = self._row, row
        if row is None:
            self.show_nothing()
        elif before != row or not self.one.isVisibleTo(self):
            self._show_row(row)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.properties["description"].field)

    def _show_row(self, row: ProgrammeRow) -> None:
        self.begin(tr("National programme"), row.title, country(row.country), row.illustrative)
        for name, each in self.properties.items():
            each.show_value(getattr(row, name))
            each.set_locked(self._desk.read_only)
        self.coordinators.show_lines(
            [
                LinkLine(
                    one.id, LineText(one.short, one.legal),
                    Place("people", 0, "organisations", "organisation", one.organisation_id), True,
                )
                for one in row.coordinators
            ]
        )  # fmt: skip
        self.figures.show_figures(row.figures, About(programme_id=row.id))

    def _edit(self, field: str, value: Any) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Change a programme", lambda session: edit_programme(session, row.id, **{field: value}),
                programme=row.id, refused=self.properties[field].refuse,
            )  # fmt: skip

    def _add(self, organisation_id: int) -> None:
        if (row := self._row) is not None and self._desk.change(
            "Add a coordinator", lambda session: add_coordinator(session, row.id, organisation_id), programme=row.id,
            refused=self.coordinators.refuse,
        ):  # fmt: skip
            assert self.coordinators.add is not None
            self.coordinators.add.clear()

    def _remove(self, coordinator_id: int) -> None:
        if (row := self._row) is not None:
            self._desk.change(
                "Remove a coordinator", lambda session: remove_coordinator(session, coordinator_id), programme=row.id,
                done=tr("Coordinator removed"),
            )  # fmt: skip

    def _go_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("national_programme", self._row.id))


class FigurePanel(ThingPanel):
    """What sources say of one thing, beside what is counted here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("No figure chosen"), tr("Choose a figure to see what each source says."))
        self._desk = desk
        self._row: FigureRow | None = None
        self.about = LinkList(desk, tr("About"))
        self.figures = FigureSection(desk, named=False)
        self.fields.addWidget(self.about)
        self.fields.addWidget(self.figures)
        self.history.clicked.connect(self._go_history)

    def show_row(self, row: FigureRow | None) -> None:
        """Show this figure; None: nothing is chosen."""
        before, self._row = self._row, row
        if row is None:
            self.show_nothing()
        elif before != row or not self.one.isVisibleTo(self):
            self.begin(tr("Published figure"), row.what, "" if row.about else tr("of the consortium"))
            place = about_place(row)
            self.about.show_lines([LinkLine(row.id, LineText(row.about), place)] if place is not None else [])
            self.figures.show_figures([row], About(row.programme_id, row.meeting_id))

    def show_new(self) -> None:
        """Show the fields of a figure about the consortium that is to be entered."""
        self._row = None
        self.begin(tr("Published figure"), tr("New figure"), tr("of the consortium"))
        self.history.hide()
        self.about.show_lines([])
        self.figures.show_figures([], About())
        self.focus_on(self.figures.new.fields["what"])

    def take_keyboard(self) -> None:
        """Go to the line of the first source."""
        if self._row is not None:
            self.focus_on(self.figures.line(self._row.figures[0].id))

    def _go_history(self) -> None:
        if self._row is not None:
            self._desk.go(history_of("published_figure", self._row.id))
