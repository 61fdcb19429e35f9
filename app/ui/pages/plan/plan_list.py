"""The list of a view of the plan: filter, chips, and menus of the values that stand in its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.tables.filtered import Choice, FilteredTable, FilterWords
from app.ui.tables.rows import HasId
from app.ui.tables.table import Table
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.menu_chip import MenuChip

R = TypeVar("R", bound=HasId)


@dataclass(frozen=True)
class RowFacet(Generic[R]):
    """A menu beside the chips: ``title`` and ``anything`` are message ids, ``of`` gives the values of a row."""

    name: str
    title: str
    anything: str
    of: Callable[[R], Sequence[str]]


class PlanList(FilteredTable[R]):
    """``least`` are the chips that leave first where there is little room.

    ``also`` is what rows have to fit beside words, chip and menus; set it with ``keep_also``. ``cleared``: the filter
    was cleared, ``also`` with it.
    """

    cleared = Signal()

    def __init__(
        self,
        desk: Desk,
        table: Table[R],
        choices: Sequence[Choice[R]],
        words: FilterWords,
        none: EmptyState,
        remembered: str,
        at_first: Sequence[str],
        facets: Sequence[RowFacet[R]] = (),
        least: Sequence[str] = (),
    ) -> None:
        self._facets, self._least = facets, least
        self._also: Callable[[R], bool] | None = None
        self._numbers: dict[str, int] = {}
        menus = {each.name: MenuChip(tr(each.title), [("", tr(each.anything))], "") for each in facets}
        super().__init__(desk, table, choices, words, none, remembered, at_first, menus)

    def keep_also(self, also: Callable[[R], bool] | None) -> None:
        """Show only rows that ``also`` wants, too."""
        self._also = also
        self.filter()

    @override
    def show_rows(self, rows: Sequence[R]) -> None:
        before = [menu.current() for menu in self.menus.values()]
        for facet in self._facets:
            menu = self.menus[facet.name]
            values = dict.fromkeys(value for row in rows for value in facet.of(row) if value)
            menu.set_choices([("", tr(facet.anything)), *((value, value) for value in values)], menu.current())
        super().show_rows(rows)
        if before != [menu.current() for menu in self.menus.values()]:  # the last row of a value is gone
            self.filter()
        self._count()
        self._show_chips()

    @override
    def filter(self) -> None:
        chip = next(each.keep for each in self._choices if each.name == self.choice())
        tests: list[Callable[[R], bool]] = [test for test in (chip, self._also) if test is not None]
        tests += [_has(facet.of, value) for facet in self._facets if (value := self.menus[facet.name].current())]
        self.table.filter(self.filter_field.text(), (lambda row: all(t(row) for t in tests)) if tests else None)
        self._count()
        self.settle()

    def _count(self) -> None:
        shown, total = self.table.rows.shown, self.table.rows.total
        self.counts.setText("" if shown == total else tr("{shown} of {total}", shown=shown, total=total))

    @override
    def clear_filter(self) -> None:
        self._also = None
        super().clear_filter()
        self.cleared.emit()

    @override
    def counted(self, name: str, number: int) -> None:
        self._numbers[name] = number

    def _show_chips(self) -> None:
        """The chips that would show something, and the menus, as many as there is room for."""
        spare: list[QWidget] = []
        for name, chip in self.chips.items():
            first = name == self._choices[0].name
            chip.setVisible(first or bool(self._numbers.get(name)) or chip.isChecked())
            if not first and not chip.isHidden() and not chip.isChecked():
                spare.append(chip)
        least = [self.chips[name] for name in self._least if self.chips[name] in spare]
        menus = [menu for menu in self.menus.values() if not menu.current()]
        for menu in self.menus.values():
            menu.show()
        spare = [*least, *(chip for chip in reversed(spare) if chip not in least), *menus]
        layout = self.bar.layout()
        while layout is not None and spare and layout.minimumSize().width() > self.bar.width():
            spare.pop(0).hide()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_chips()


def _has(of: Callable[[R], Sequence[str]], value: str) -> Callable[[R], bool]:
    return lambda row: value in of(row)
