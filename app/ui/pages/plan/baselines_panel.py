"""The panel of the baselines: all of them, and the one chosen with its name, its day and what can be done with it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plan_rows import BaselineRow
from app.services.baselines import rename_baseline
from app.ui import theme
from app.ui.desk import Desk
from app.ui.language import day, moment, plural, tr
from app.ui.pages.plan.panel_part import Way, show_ways
from app.ui.widgets.fields import Property
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame, scrolled
from app.ui.widgets.lines import Line, LineText, SectionHead


class BaselinePanel(QWidget):
    """``wanted``: another baseline (id) is to be compared. ``delete`` and ``timeline`` act on the one chosen."""

    wanted = Signal(int)

    def __init__(self, desk: Desk, delete: Callable[[], object], timeline: Callable[[], object]) -> None:
        super().__init__()
        self._desk = desk
        self._row: BaselineRow | None = None
        self._shown: object = None
        self._delete, self._timeline = delete, timeline
        self._caps, self._name = Label(tr("Compared with"), "caps", "muted"), Label("", "lead", wrap=True)
        self.name = Property(tr("Name"), long="paragraph")
        self.name.committed.connect(self._rename)
        self._at, self._counts = Label("", "body"), Label("", "small", "muted", wrap=True)
        kept = Label(tr("Kept"), "small", "muted")
        kept.setFixedWidth(theme.px(82))
        self._ways = box("h", spacing=16)
        self._one = QWidget()
        box(
            "v", self._caps, 2, self._name, 6, self._counts, 8, self._ways, 8, self.name,
            box("h", kept, self._at, None), parent=self._one,
        )  # fmt: skip
        self._head = SectionHead(tr("Baselines"))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        content = frame("clear")
        box(
            "v", self._one, 18, self._head, self._list, None, margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        box("v", scrolled(content, theme.PANEL), parent=self)
        self.setFixedWidth(theme.PANEL)

    def show_baselines(self, rows: Sequence[BaselineRow], chosen: int) -> None:
        """Show these baselines, the one with the id ``chosen`` in full."""
        if (tuple(rows), chosen) == self._shown:
            return
        self._shown = (tuple(rows), chosen)
        row = self._row = next((one for one in rows if one.id == chosen), None)
        self._one.setVisible(row is not None)
        if row is not None:
            self._name.setText(row.name)
            self.name.show_value(row.name)
            self.name.set_locked(self._desk.read_only)
            self._at.setText(moment(row.at))
            self._counts.setText(_counts(row))
            ways: list[Way] = [(tr("Show on the timeline"), self._timeline)]
            if not self._desk.read_only:
                ways.append((tr("Delete"), self._delete))
            show_ways(self._ways, ways)
        self._head.set_count(str(len(rows) or ""))
        clear(self._list)
        for one in rows:
            mark = "done" if one.id == chosen else "planned"
            line = Line(LineText(one.name, f"{day(one.at.astimezone().date())} · {_counts(one)}", state=mark))
            line.clicked.connect(lambda _on=False, one=one: self.wanted.emit(one.id))
            self._list.addWidget(line)

    def begin_name(self) -> None:
        """Give the field of the name the keyboard, with the whole name chosen."""
        self.name.field.setFocus(Qt.FocusReason.TabFocusReason)
        self.name.field.selectAll()

    def _rename(self, name: str) -> None:
        if self._row is not None:
            baseline = self._row.id
            self._desk.change(
                "Rename a baseline", lambda session: rename_baseline(session, baseline, name),
                refused=self.name.refuse, baseline=baseline,
            )  # fmt: skip


def _counts(row: BaselineRow) -> str:
    if row.changed is None:
        return tr("Kept by another version of the program: it cannot be compared")
    if row.changed == 0:
        return tr("Nothing is different")
    changed = plural("{number} row different", "{number} rows different", row.changed)
    return f"{changed}, {plural('{number} moved', '{number} moved', row.moved)}" if row.moved else changed
