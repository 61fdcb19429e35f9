"""What can be done with a meeting from each of its tabs: show it on a second screen, copy it, keep it as a template."""

from app.queries.meeting_heading import meeting_heading
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.pages.meetings_new_ways import save_as_template
from app.ui.pages.page import Page
from app.ui.places import Place
from app.words import message


class MeetingWays(Page):
    """The commands of the meeting with ``meeting_id``, whichever tab is shown."""

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id
        for name in ("copy", "template"):
            self.commands[f"meeting.{name}"].setEnabled(not desk.read_only)

    @command(
        "meeting.now", "Now", menu=Menu.MEETING, keys="F5", icon="monitor", group="whole",
        tip=message("What is on now, for a second screen"),
    )  # fmt: skip
    def show_now(self) -> None:
        """Open the window for the second screen, or bring it to the front."""
        from app.ui.now.opening import open_now

        open_now(self.desk, self.meeting_id, self)

    @command(
        "meeting.copy", "Copy meeting…", menu=Menu.MEETING, keys="Ctrl+Shift+D", icon="copy", short=message("Copy"),
        tip=message("A new meeting with the agenda of this one"), group="whole",
    )  # fmt: skip
    def copy_meeting(self) -> None:
        """Go to the form in which a copy of this meeting is prepared."""
        self.desk.go(Place("meetings", thing="copy", thing_id=self.meeting_id))

    @command("meeting.template", "Save as template", menu=Menu.MEETING, icon="bookmark", group="whole")
    def save_template(self) -> None:
        """Keep this meeting as a template of its name."""
        heading = self.desk.read(lambda session: meeting_heading(session, self.meeting_id))
        if heading is not None:
            save_as_template(self.desk, self.meeting_id, heading.short_name)
