"""What hangs on a row of the plan: its dependencies, and the chain it stands in (DOMAIN R16)."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.chain import Chain
from app.domain.errors import UserError
from app.domain.kinds import LinkKind
from app.domain.plan_panel import PanelLink
from app.domain.plan_report import RowKind
from app.queries.plan_panel import linkable
from app.services.plan_links import create_link, delete_link, set_link_kind, set_link_lag
from app.ui.desk import Desk
from app.ui.language import term, tr
from app.ui.pages.plan.plan_words import LINK_KINDS, lag_text
from app.ui.places import Place
from app.ui.widgets.chain_path import ChainPath
from app.ui.widgets.fields import Property
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead


def place_of(kind: RowKind, row_id: int) -> Place:
    """Where a row of the plan is: what is due in its table, work on the timeline."""
    tab = {RowKind.DELIVERABLE: "deliverables", RowKind.MILESTONE: "milestones"}.get(kind, "timeline")
    return Place("plan", 0, tab, kind.value, row_id)


class LinkLine(Line):
    """One dependency: it leads to the other row; its menu changes it, Del removes it."""

    def __init__(self, link: PanelLink, menu: Callable[[QWidget], QMenu] | None) -> None:
        side = tr("depends on this") if not link.before else tr("comes before")
        detail = " · ".join(part for part in (side, term(LINK_KINDS, link.link), lag_text(link.lag_days)) if part)
        super().__init__(LineText(link.title, detail, number=link.number))
        self.menu = menu

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.menu is not None:
            self.menu(self).popup(event.globalPos())


class LinksPart(QWidget):
    """The dependencies of one row."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._end: tuple[RowKind, int] = (RowKind.TASK, 0)
        self._shown: object = None
        self._lag_of = 0
        self._head = SectionHead(tr("Dependencies"))
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.new = Property(tr("After"), choices=self._rows, placeholder=tr("Which row comes before?"))
        self.new.committed.connect(self._link)
        self.lag = Property(tr("Lag, days"), read=_days, placeholder="0")
        self.lag.committed.connect(self._set_lag)
        box("v", self._head, self._column, self.lag, 4, self.new, parent=self)
        self.new.setVisible(not desk.read_only)
        self.lag.hide()

    def show_links(self, kind: RowKind, row_id: int, links: Sequence[PanelLink]) -> None:
        """Show the dependencies of a row."""
        if ((kind, row_id), links) == self._shown:
            return
        if (kind, row_id) != self._end:
            self._lag_of = 0
        self._shown, self._end = ((kind, row_id), links), (kind, row_id)
        self._head.set_count(str(len(links) or ""))
        self.new.show_value("")
        self.lag.setVisible(bool(self._lag_of))
        clear(self._column)
        for link in links:
            line = LinkLine(link, None if self._desk.read_only else self._menu_of(link))
            place = place_of(link.kind, link.row_id)
            line.clicked.connect(lambda _on=False, place=place: self._desk.go(place))
            line.key_pressed.connect(lambda key, link=link: self._key(key, link))
            self._column.addWidget(line)

    def _menu_of(self, link: PanelLink) -> Callable[[QWidget], QMenu]:
        def made(owner: QWidget) -> QMenu:
            menu = QMenu(owner)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for kind in LinkKind:
                action = menu.addAction(term(LINK_KINDS, kind))
                action.setCheckable(True)
                action.setChecked(kind is link.link)
                action.triggered.connect(lambda _on, kind=kind: self._set_kind(link, kind))
            menu.addSeparator()
            menu.addAction(tr("Set the lag")).triggered.connect(lambda: self._begin_lag(link))
            menu.addAction(tr("Remove")).triggered.connect(lambda: self._key(Qt.Key.Key_Delete, link))
            return menu

        return made

    def _rows(self) -> Sequence[tuple[Any, str]]:
        found = self._desk.read(linkable)
        return [((kind, row_id), f"{number} {title}") for kind, row_id, number, title in found]

    def _link(self, source: tuple[RowKind, int]) -> None:
        self._desk.change(
            "Link two rows of the plan",
            lambda session: create_link(session, source, self._end),
            refused=self.new.refuse,
            done=tr("Linked"),
        )

    def _key(self, key: int, link: PanelLink) -> None:
        if key == Qt.Key.Key_Delete and not self._desk.read_only:
            self._desk.change(
                "Remove a dependency", lambda session: delete_link(session, link.id), link=link.id,
                done=tr("Link removed"),
            )  # fmt: skip

    def _set_kind(self, link: PanelLink, kind: LinkKind) -> None:
        self._desk.change("Change a dependency", lambda session: set_link_kind(session, link.id, kind), link=link.id)

    def _begin_lag(self, link: PanelLink) -> None:
        self._lag_of = link.id
        self.lag.show_value(str(link.lag_days))
        self.lag.show()
        self.lag.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.lag.field.selectAll()

    def _set_lag(self, days: int) -> None:
        link_id, self._lag_of = self._lag_of, 0
        self._desk.change(
            "Change a dependency", lambda session: set_link_lag(session, link_id, days), refused=self.lag.refuse,
            link=link_id,
        )  # fmt: skip


class ChainPart(QWidget):
    """The chain through a row: what led to it, what it belongs to."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.path = ChainPath()
        self.path.went.connect(desk.go)
        box("v", 18, SectionHead(tr("Where it stands")), 4, self.path, parent=self)

    def show_chain(self, chain: Chain | None) -> None:
        """Show this chain; one that only holds the row itself is no chain."""
        steps = sum(stage.count for stage in chain.stages) if chain is not None else 0
        self.path.show_chain(chain)
        self.setVisible(steps > 1)


def _days(text: str) -> int:
    typed = text.strip().replace("−", "-").removeprefix("+") or "0"
    try:
        return int(typed)
    except ValueError:
        raise UserError("{text} is no number of days: write one such as 14 or -5.", text=repr(text.strip())) from None
