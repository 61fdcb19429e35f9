"""What every tab of a meeting has."""

from typing_extensions import override

from app.domain.meeting_page import UnreleasedChanges
from app.ui.desk import Desk
from app.ui.pages.view import View
from app.ui.places import Place


class MeetingTab(View):
    """One tab of the meeting with ``meeting_id``."""

    page_name = "meeting"

    def __init__(self, desk: Desk, meeting_id: int) -> None:
        super().__init__(desk)
        self.meeting_id = meeting_id

    @override
    def place(self) -> Place:
        return Place("meeting", self.meeting_id, self.name)

    def show_agenda_count(self, found: UnreleasedChanges) -> None:
        """What the agenda has that no release shows was counted anew; most tabs do not care."""
