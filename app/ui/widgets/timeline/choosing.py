"""Rows of the timeline are chosen, opened and closed, and typed over where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Signal
from typing_extensions import override

from app.domain.plan_layout import Group, WorkRow, title_of
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_scale import Scale
from app.domain.plan_timeline import PlanTimeline
from app.ui.language import tr
from app.ui.widgets.timeline import table_part
from app.ui.widgets.timeline.geometry import ROW, Line
from app.ui.widgets.timeline.linking import Linking
from app.ui.widgets.timeline.wishes import MakeLink, Rename, SetProgress
from app.ui.widgets.timeline.words import row_name
from app.ui.widgets.timetable.title_edit import Asked, TitleEdit

_FULL, _PERCENT = 10_000, 100


class Choosing(Linking):
    """One choice for rows and shapes; the title and the progress of the chosen row are typed in place."""

    chosen_changed = Signal(object)
    wished = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._typing_progress = False
        self._edit = TitleEdit(self.viewport())
        self._edit.closed.connect(self.setFocus)

    @override
    def show_plan(self, plan: PlanTimeline, groups: Sequence[Group], scale: Scale) -> None:
        super().show_plan(plan, groups, scale)
        if self._chosen is not None and self.lines.head_of(self._chosen) is None:
            self.choose(None)
        elif self._link is not None and self.chosen_link() is None:
            self.choose_link(None)

    def tell_chosen(self, key: PlanKey | None) -> None:
        """Tell screen readers."""

    @override
    def let_go(self, dragged: bool) -> None:
        if hasattr(self, "_edit"):  # laid out before all is made
            self._edit.close_edit(keep=True)

    def choose(self, key: PlanKey | None, show: bool = False) -> None:
        """Choose a row, or nothing; ``show`` opens its work package and scrolls to it."""
        if key is not None and show and (head := self.lines.head_of(key)) in self.closed() and head != key:
            self.set_closed(self.closed() - {head} if head is not None else self.closed())
        line = self.lines.find(key)
        wanted = line.key if line is not None else None
        self.choose_link(None)
        if wanted != self._chosen:
            self._edit.close_edit(keep=True)
            self._chosen = wanted
            self.describe(row_name(line.row, chosen=True) if line is not None else "")
            self.tell_chosen(wanted)
            self.chosen_changed.emit(wanted)
        if show and line is not None:
            self.scroll_to(line)

    def enter(self) -> None:
        """End a link that is begun, or go to what belongs to the row."""
        source, self._from = self._from, None
        if source is not None:
            self.viewport().update()
            if self._chosen is not None and self._chosen != source:
                self.wished.emit(MakeLink(source, self._chosen))
        elif self._chosen is not None:
            self.entered.emit()

    def fold(self, key: PlanKey, close: bool) -> None:
        """Close a work package, or open it; what was chosen in it gives way to it."""
        if close and self._chosen is not None and self.lines.head_of(self._chosen) == key:
            self.choose(key)
        self.set_closed(self.closed() | {key} if close else self.closed() - {key})

    def go_to_today(self) -> None:
        """Scroll to the day that is taken for today."""
        if self.plan is not None:
            self.go_to_day(self.plan.report.as_of)

    def rename(self) -> None:
        """Type another title over the chosen row."""
        line = self.chosen_line()
        if line is not None and line.row is not None and line.key.kind is not RowKind.REPORT and not self.read_only:
            self.scroll_to(line)
            self._open(False, tr("Title"), title_of(line.row).title, self._title_place(line))

    def type_progress(self, begun: str = "") -> bool:
        """Type how much of the chosen task is done, beginning with ``begun``; False for another row."""
        line = self.chosen_line()
        if line is None or line.key.kind is not RowKind.TASK or self.read_only or not isinstance(line.row, WorkRow):
            return False
        self.scroll_to(line)
        columns = self.columns()
        place = QRectF(columns.due, self.top() + line.top, columns.due_wide, ROW - 1)
        self._open(True, tr("Percent done"), str(line.row.progress * _PERCENT // _FULL), place)
        if begun:
            self._edit.setText(begun)
        return True

    def _title_place(self, line: Line) -> QRectF:
        place = table_part.title_rect(line, self.columns(), self.top() + line.top)
        place.setRight(self.columns().end - 12)  # as much as there is: titles are long
        return place

    def _open(self, progress: bool, name: str, text: str, place: QRectF) -> None:
        self._typing_progress = progress
        self._edit.ask(Asked(text, name, self._typed), place)

    def _typed(self, text: str) -> None:
        line = self.chosen_line()
        if line is None:
            return
        if not self._typing_progress:
            self.wished.emit(Rename(line.key, text))
            return
        number = text.replace("%", "").strip()
        if number.isascii() and number.isdigit() and int(number) <= _PERCENT:
            self.wished.emit(SetProgress(line.key, int(number) * _FULL // _PERCENT))
        else:
            self.wished.emit(SetProgress(line.key, -1))  # refused in words
