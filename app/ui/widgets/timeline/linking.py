"""What is chosen in the timeline: a row, which is its shape as well, or a link; and the link that is begun by keys."""

from PySide6.QtCore import Signal
from typing_extensions import override

from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_timeline import PlanLink
from app.ui.widgets.timeline.geometry import Line
from app.ui.widgets.timeline.surface import Surface
from app.ui.widgets.timeline.words import link_name, row_name

_LINKED = (RowKind.TASK, RowKind.DELIVERABLE, RowKind.MILESTONE)


class Linking(Surface):
    """Knows the chosen row and link. ``link_chosen`` carries a ``PlanLink`` or None."""

    link_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: PlanKey | None = None
        self._link: PlanLink | None = None
        self._from: PlanKey | None = None

    def chosen(self) -> PlanKey | None:
        """The row that is chosen."""
        return self._chosen

    @override
    def chosen_line(self) -> Line | None:
        return self.lines.find(self._chosen)

    @override
    def chosen_link(self) -> PlanLink | None:
        if self._link is None or self.plan is None:
            return None
        return self.plan.parts.links.get(self._link.id)

    @override
    def linking(self) -> PlanKey | None:
        return self._from

    def choose_link(self, link: PlanLink | None) -> None:
        """Choose a dependency instead of nothing; the row stays chosen."""
        if link != self._link:
            self._link = link
            line = self.chosen_line()
            row = row_name(line.row, chosen=True) if line is not None else ""
            self.describe(link_name(link.dependency) if link is not None else row)
            self.link_chosen.emit(link)

    def next_link(self) -> None:
        """Choose the first dependency of the chosen row, or the one after."""
        line = self.chosen_line()
        links = self.arrows.of(line) if line is not None else []
        if links:
            known = [link.id for link in links]
            place = known.index(self._link.id) + 1 if self._link is not None and self._link.id in known else 0
            self.choose_link(links[place % len(links)])

    def begin_link(self) -> bool:
        """From the chosen row a link is made to the one on which Enter is pressed; False where there is none."""
        if self._chosen is None or self._chosen.kind not in _LINKED or self.read_only:
            return False
        self._from = self._chosen
        self.viewport().update()
        return True

    def forget_link(self) -> bool:
        """Give up a link that is begun or chosen; whether there was one."""
        was = self._from is not None or self._link is not None
        self._from = None
        self.choose_link(None)
        self.viewport().update()
        return was

    def describe(self, words: str) -> None:
        """Say to screen readers what is chosen, and paint it."""
        self.setAccessibleDescription(words)
        self.paint_anew()
