"""The panel of one person: what is wrong first, the fields to change, affiliations, roles, links, consents."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal

from app.db.stores import Session
from app.domain.duplicates import Alike, DuplicatePair
from app.domain.people_rows import PersonDetail
from app.domain.venue_time import utc_offset_text
from app.queries.duplicates import likely_same
from app.queries.people_choices import PersonChoice, people_by_id
from app.queries.person_panel import person_detail
from app.services.irc_roles import add_irc_role
from app.services.people import edit_person
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.consortium.areas_frame import ThingPanel, history_of
from app.ui.pages.meeting.overview_fields import zone_names
from app.ui.pages.people.people_affiliations import AffiliationsSection
from app.ui.pages.people.people_consents import ConsentsSection
from app.ui.pages.people.people_irc import IrcSection
from app.ui.pages.people.people_links import LinkedLists, person_lists
from app.ui.pages.people.people_words import EMPTY, language_name, languages, read_language
from app.ui.widgets.fields import Property
from app.ui.widgets.lines import SectionHead
from app.words import message

_NAMES = ("display", "given", "family", "native", "title")
_PAUSE = 200  # ms after the choice, before duplicates are looked for
_WHY = {
    Alike.NAME: message("The names are the same."),
    Alike.EMAIL: message("The e-mail addresses are the same."),
    Alike.SPELLING: message("The names are nearly the same."),
}


class PersonPanel(ThingPanel):
    """``merge_wanted`` tells the person to keep and the one who may be the same (ids)."""

    merge_wanted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            tr("Nobody chosen"),
            tr("Choose somebody in the table, or several people to change them all. Ctrl+N enters a new person."),
        )
        self._desk = desk
        self._id = 0
        self.person: PersonDetail | None = None
        self._same: tuple[tuple[DuplicatePair, PersonChoice], ...] = ()
        self.values = self._made_fields()
        self.affiliations, self.consents = AffiliationsSection(desk), ConsentsSection(desk)
        self.irc = IrcSection(desk, lambda session, kind, since: add_irc_role(session, kind, since, person_id=self._id))
        self.links = LinkedLists(desk)
        contact = [each for name, each in self.values.items() if name not in _NAMES]
        for part in (*contact, self.affiliations, self.irc, self.links, self.consents):
            self.fields.addWidget(part)
        self.fields.addSpacing(18)
        self.fields.addWidget(SectionHead(tr("Name")))
        for name in _NAMES:
            self.fields.addWidget(self.values[name])
        self.history.clicked.connect(lambda: self._desk.go(history_of("person", self._id)))
        self.keys.setText(tr("F2 edits · Del deletes"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._look_for_same)
        self._live = desk.live(self, self._ask, self._show)

    def choose(self, person_id: int) -> None:
        """Show this person; 0: nobody."""
        if person_id != self._id:
            self._id, self._same = person_id, ()
            self._live.ask(self._ask)

    def take_keyboard(self) -> None:
        """Go to the first field."""
        self.focus_on(self.values["email"].field)

    def look_now(self) -> None:
        """Look for those who may be the same at once."""
        self._later.stop()
        self._look_for_same()

    def _made_fields(self) -> dict[str, Property]:
        made = {
            "email": Property(tr("E-mail"), placeholder=EMPTY),
            "more_emails": Property(tr("Others"), placeholder=EMPTY),
            "phone": Property(tr("Phone"), placeholder=EMPTY),
            "zone": Property(
                tr("Time zone"), self._zone_words, lambda typed: typed.partition(",")[0].strip(),
                lambda: [(name, name) for name in zone_names()], placeholder=EMPTY,
            ),
            "language": Property(tr("Language"), language_name, read_language, languages, placeholder=EMPTY),
            "display": Property(tr("Name"), placeholder=EMPTY),
            "given": Property(tr("Given"), placeholder=EMPTY),
            "family": Property(tr("Family"), placeholder=EMPTY),
            "native": Property(tr("Own script"), placeholder=EMPTY),
            "title": Property(tr("Title"), placeholder=EMPTY),
        }  # fmt: skip
        for name, each in made.items():
            each.set_locked(self._desk.read_only)
            each.committed.connect(lambda value, field=name: self._edit(field, value))
        return made

    def _ask(self, session: Session) -> PersonDetail | None:
        return person_detail(session, self._id, self._desk.as_of()) if self._id else None

    def _show(self, person: PersonDetail | None) -> None:
        before, self.person = self.person, person
        if person is None:
            self.show_nothing()
            return
        same = before is not None and before.id == person.id
        self._show_head(person)
        for name, each in self.values.items():
            each.show_value("; ".join(person.more_emails) if name == "more_emails" else getattr(person, name))
        self.affiliations.show_person(person)
        self.irc.show_roles(person.id, person.irc_roles)
        self.links.show_lists(person_lists(person, self._desk.as_of()), same)
        self.consents.show_person(person)
        self._later.start()

    def _show_head(self, person: PersonDetail) -> None:
        """The name, and below it what is wrong."""
        native = person.native if person.native != person.name else ""
        name = " ".join(part for part in (person.title, person.name) if part)
        self.begin(tr("Person"), name, native, person.illustrative)
        if not any(one.holds for one in person.affiliations):
            words = tr("Lists of meetings held now would name no organisation.")
            ways = [] if self._desk.read_only else [(tr("Add an affiliation"), self.affiliations.begin)]
            self.add_problem("warning", tr("No affiliation holds today"), words, ways)
        for pair, other in self._same[:2]:
            named = ", ".join(part for part in (other.name, other.organisation) if part)
            ways = [] if self._desk.read_only else [(tr("Merge…"), self._wants_merge(person.id, other.id))]
            self.add_problem("warning", tr("May be the same as {name}", name=named), tr(_WHY[pair.why]), ways)

    def _wants_merge(self, keep_id: int, gone_id: int) -> Any:
        return lambda: self.merge_wanted.emit(keep_id, gone_id)

    def _look_for_same(self) -> None:
        person, as_of = self.person, self._desk.as_of()
        if person is None or self._desk.closed:
            return

        def ask(session: Session) -> Sequence[tuple[DuplicatePair, PersonChoice]]:
            pairs = {pair.other: pair for pair in likely_same(session, person.id)}
            return [(pairs[one.id], one) for one in people_by_id(session, list(pairs), as_of)]

        found = tuple(self._desk.read(ask))
        if found != self._same:
            self._same = found
            self._show_head(person)

    def _zone_words(self, zone: str) -> str:
        """The zone with its distance from UTC on the day: "Europe/Moscow, UTC+3"."""
        return f"{zone}, {utc_offset_text(self._desk.as_of(), zone).rpartition(', ')[2]}" if zone else ""

    def _edit(self, field: str, value: str) -> None:
        person_id = self._id
        self._desk.change(
            "Edit person", lambda session: edit_person(session, person_id, **{field: value}), person=person_id,
            refused=self.values[field].refuse,
        )  # fmt: skip
