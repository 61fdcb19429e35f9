"""A list whose panel gives way to the preview of a merge, as long as nothing else is chosen."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget
from typing_extensions import override

from app.ui import theme
from app.ui.desk import Desk
from app.ui.pages.list_and_panel import ListAndPanelView
from app.ui.pages.people.merging import MergeDesk
from app.ui.places import Place


class MergingView(ListAndPanelView):
    """``stack`` has the panels, that of the merge among them; whoever is built on this says what else is shown."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.merging = MergeDesk(desk, self.thing)
        self.stack = QStackedWidget()
        self.stack.setFixedWidth(theme.PANEL)
        self._chosen_at_first: list[int] = []
        self.merging.ended.connect(self.end_merge)
        self.merging.done.connect(lambda row_id: self.list.choose(row_id))

    def show_chosen(self, ids: Sequence[int]) -> None:
        """Show the panel of the rows (ids) that are chosen."""
        raise NotImplementedError

    def begin_merge(self, keep_id: int, gone_id: int) -> None:
        """Show what merging two rows would do."""
        if self.merging.begin(keep_id, gone_id):
            self._chosen_at_first = self.chosen_ids()
            self.stack.setCurrentWidget(self.merging.panel)
            self.merging.panel.take_keyboard()
            self.settle()

    def end_merge(self) -> None:
        """Show what is chosen again; nothing is merged any more."""
        if self.stack.currentWidget() is self.merging.panel:
            self.merging.stop()
            self.show_chosen(self.chosen_ids())
            self.settle()
            self.list.take_keyboard()

    @property
    def is_merging(self) -> bool:
        """Whether the preview of a merge is shown."""
        return self.stack.currentWidget() is self.merging.panel

    @override
    def arrive(self, place: Place) -> None:
        self.end_merge()
        super().arrive(place)

    @override
    def settle(self) -> None:
        """While a merge is looked at, its button is the one primary button."""
        super().settle()
        for button in self._buttons[-1:]:
            if self.is_merging and button.parentWidget() is not None:
                button.hide()

    @override
    def chosen_changed(self) -> None:
        ids = self.chosen_ids()
        if self.is_merging and ids == self._chosen_at_first:
            return
        was_merging = self.is_merging
        self.merging.stop()
        self.show_chosen(ids)
        if was_merging:
            self.settle()
