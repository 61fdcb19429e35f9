"""The ways to a new meeting on the page of meetings: the form and the templates at its right, what they make."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.db.stores import Session
from app.domain.meeting_copy import CopyPlan, MeetingSource
from app.queries.meeting_frames import frame_for_template
from app.queries.meeting_page import series_names
from app.services.meeting_copy import create_from
from app.services.meeting_templates import save_template
from app.services.meetings import create_meeting, likely_zone, put_in_series
from app.ui import theme
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.meeting.overview_fields import zone_names
from app.ui.pages.meeting_form import NewMeeting
from app.ui.pages.meetings_new import NewMeetingForm
from app.ui.pages.meetings_new_start import Start, StartKind
from app.ui.pages.meetings_new_templates import TemplatesPanel
from app.ui.pages.page import Page
from app.ui.places import Place
from app.ui.widgets.layout import Rule, box, scrolled
from app.words import message


class NewMeetings(Page):
    """``panel`` holds the form, ``templates_area`` the templates; one of them at a time."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.form = NewMeetingForm(desk)
        self.form.planned.connect(self._create)
        self.form.closed.connect(self.close_form)
        self.panel = QWidget()
        box("v", scrolled(self.form, theme.PANEL), Rule(), self.form.foot, parent=self.panel).setStretch(0, 1)
        self.templates = TemplatesPanel(desk)
        self.templates.used.connect(self.start_from)
        self.templates.closed.connect(self.close_form)
        self.templates_area = scrolled(self.templates, theme.PANEL)

    def chosen_meeting(self) -> tuple[int, str] | None:
        """The id and short name of the meeting that is chosen, when it is one."""
        raise NotImplementedError

    def taken_names(self) -> Sequence[str]:
        """The short names in use."""
        raise NotImplementedError

    def show_panel(self, panel: QWidget | None) -> None:
        """Show one of the panels, or none; a form that is put away forgets what was typed."""
        raise NotImplementedError

    def created(self, meeting_id: int) -> None:
        """An empty meeting was made."""
        raise NotImplementedError

    @command(
        "meetings.new", "New meeting", menu=Menu.MEETING, keys="Ctrl+N", icon="plus",
        tip=message("Enter a new meeting"), group="new",
    )  # fmt: skip
    def new_meeting(self) -> None:
        """Open the panel to enter a meeting, empty."""
        read = self.desk.read
        self.show_panel(self.panel)
        names = self.taken_names()
        self.form.begin(names, lambda day: read(lambda s: likely_zone(s, day)), read(series_names), zone_names())

    @command(
        "meetings.copy", "Copy meeting…", menu=Menu.MEETING, keys="Ctrl+Shift+D", icon="copy", short=message("Copy"),
        tip=message("A new meeting with the agenda of this one"), group="new",
    )  # fmt: skip
    def copy_meeting(self) -> None:
        """Open the panel with a copy of the chosen meeting."""
        if (chosen := self.chosen_meeting()) is not None:
            self.start_from(Start(StartKind.MEETING, chosen[0]))

    @command("meetings.template", "Save as template", menu=Menu.MEETING, icon="bookmark", group="templates")
    def save_template(self) -> None:
        """Keep the chosen meeting as a template, and show the templates."""
        if (chosen := self.chosen_meeting()) is not None and (made := save_as_template(self.desk, *chosen)):
            self.show_panel(self.templates_area)
            self.templates.begin(made)

    @command("meetings.templates", "Templates", menu=Menu.MEETING, icon="layers", group="templates")
    def show_templates(self) -> None:
        """Show the templates at the right."""
        self.show_panel(self.templates_area)

    def start_from(self, start: Start) -> None:
        """Open the panel to make a meeting from this."""
        if not self.desk.read_only:
            self.new_meeting()
            self.form.begin_from(start)

    def close_form(self) -> None:
        """Put the panel away; what was typed is forgotten."""
        self.show_panel(None)

    def _create(self, new: NewMeeting, source: MeetingSource | None, plan: CopyPlan | None) -> None:
        def act(session: Session) -> int:
            if source is None or plan is None:
                made = create_meeting(
                    session, new.title, new.first_day, new.last_day, new.short_name, new.place, new.zone
                )
            else:
                fields = {"short_name": new.short_name, "place": new.place, "zone": new.zone}
                made = create_from(session, source.meeting_id, plan, new.title, **fields)
            if new.series and (source is None or source.meeting_id is None):
                put_in_series(session, made, new.series)
            return made

        done = tr("Created {name}.", name=new.title)
        if source is not None and source.meeting_id is not None:
            step = self.desk.change(
                "Copy meeting {meeting}", act, done=done, refused=self.form.refused, meeting=source.meeting_id
            )
        else:
            step = self.desk.change("Create a meeting", act, done=done, refused=self.form.refused)
        if not step or step.value is None:
            return
        self.close_form()
        self.created(step.value)
        if plan is not None:  # its agenda is there already: have a look at it
            self.desk.go(Place("meeting", step.value, "agenda"))


def save_as_template(desk: Desk, meeting_id: int, name: str) -> int | None:
    """Keep the meeting as a template of its name; the template (id), when it was saved."""

    def act(session: Session) -> int:
        return save_template(session, name, frame_for_template(session, meeting_id))

    done = tr("Saved as a template: {name}", name=name)
    return desk.change("Save a template", act, done=done, meeting=meeting_id).value
