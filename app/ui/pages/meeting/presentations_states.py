"""What is changed of several presentations at once: the state of their slides by single keys, deleting, dropping."""

from collections.abc import Sequence

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from typing_extensions import override

from app.domain.kinds import SlidesState
from app.domain.presentation_rows import PresentationRow
from app.services.presentations import edit_presentation, remove_presentations, set_slides_state
from app.ui.commands import Menu, command
from app.ui.desk import Desk
from app.ui.language import plural
from app.ui.pages.attached_files import Opener, paths_of
from app.ui.pages.meeting.presentations_files import SlidesFiles
from app.ui.pages.meeting.tab import MeetingTab

STATE_COMMANDS = tuple(f"presentations.{state.value}" for state in SlidesState)


class SlidesStateTab(MeetingTab):
    """The commands; the tab that has the table says which presentations are chosen."""

    def __init__(self, desk: Desk, meeting_id: int, opener: Opener) -> None:
        super().__init__(desk, meeting_id)
        self.files = SlidesFiles(desk, meeting_id, self, opener)
        self.setAcceptDrops(True)

    def chosen_ids(self) -> Sequence[int]:
        """The presentations chosen."""
        raise NotImplementedError

    @command("presentations.missing", "Slides missing", menu=Menu.MEETING, keys="M", group="slides")
    def set_missing(self) -> None:
        """Nothing was received."""
        self._set_state(SlidesState.MISSING)

    @command("presentations.received", "Slides received", menu=Menu.MEETING, keys="R", group="slides")
    def set_received(self) -> None:
        """The slides are there."""
        self._set_state(SlidesState.RECEIVED)

    @command("presentations.cleared", "Slides cleared", menu=Menu.MEETING, keys="C", group="slides")
    def set_cleared(self) -> None:
        """The slides may be given to others."""
        self._set_state(SlidesState.CLEARED)

    @command("presentations.published", "Slides published", menu=Menu.MEETING, keys="P", group="slides")
    def set_published(self) -> None:
        """The slides are public."""
        self._set_state(SlidesState.PUBLISHED)

    @command("presentations.remove", "Delete presentation", menu=Menu.MEETING, icon="trash-2", group="presentations")
    def remove(self) -> None:
        """Delete the presentations chosen, with their files."""
        ids = self.chosen_ids()
        if ids:
            words = plural("{number} presentation deleted", "{number} presentations deleted", len(ids))
            self.desk.change(
                "Delete presentations",
                lambda session: remove_presentations(session, ids),
                meeting=self.meeting_id,
                done=words,
            )

    def _set_state(self, state: SlidesState) -> None:
        ids = self.chosen_ids()
        words = plural("{number} presentation changed", "{number} presentations changed", len(ids))
        self.desk.change(
            "Edit presentations",
            lambda session: set_slides_state(session, ids, state),
            meeting=self.meeting_id,
            done=words if len(ids) > 1 else "",
        )

    def _edit_title(self, row: PresentationRow, title: str) -> None:
        self.desk.change(
            "Edit presentations",
            lambda session: edit_presentation(session, row.id, title=title),
            meeting=self.meeting_id,
        )

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if paths_of(event.mimeData()) and event.source() is None:
            event.acceptProposedAction()

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        """Files dropped beside the rows become presentations of their own."""
        paths = paths_of(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.files.attach(None, paths)
