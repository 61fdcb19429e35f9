"""Two entries side by side before they are merged: who stays, which fields, what moves; Enter merges, Esc leaves."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from app.domain.duplicates import MergeField, MergePreview
from app.domain.errors import UserError
from app.domain.names import NO_BREAK_SPACE
from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import plural, said, tr
from app.ui.pages.people.merging_words import field_label, field_value, moved_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label, plain_tip
from app.ui.widgets.layout import Rule, box, clear, frame, scrolled
from app.ui.widgets.lines import SectionHead

_NAMES = ("display", "given", "family", "native")


class MergePanel(QWidget):
    """Stands in the place of the panel. ``merged`` tells who stays and who goes (ids) and the fields chosen."""

    merged = Signal(int, int, object)
    swapped = Signal(int, int)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._preview: MergePreview | None = None
        self.picks: dict[str, tuple[Pick, Pick]] = {}
        self._names, self._rows, self._moved = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._problem = Label("", "small", "danger", wrap=True)
        self.merge, swap, leave = (
            Button(tr("Merge"), "", "primary"),
            Button(tr("Keep the other one"), "", "link", small=True),
            Button(tr("Cancel"), "", "bordered"),
        )
        self.merge.clicked.connect(self._merge)
        swap.clicked.connect(self._swap)
        leave.clicked.connect(self.left)
        content = frame("clear")
        box(
            "v", Label(tr("Merge"), "caps", "muted"), 2, Label(tr("Two entries become one"), "lead"), 10, self._names,
            4, box("h", swap, None), 14, self._rows, self._moved, None,
            margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        foot = box(
            "v", self._problem, box("h", self.merge, 8, leave, None),
            Label(tr("Enter merges, Esc cancels. One undo brings everything back."), "small", "muted", wrap=True),
            spacing=8, margins=(20, 12, theme.MARGIN, 12),
        )  # fmt: skip
        box("v", scrolled(content, theme.PANEL), Rule(), foot, parent=self).setStretch(0, 1)
        self.setFixedWidth(theme.PANEL)

    def show_preview(self, preview: MergePreview) -> None:
        """Show what merging these two would do."""
        self._preview = preview
        self._problem.hide()
        clear(self._names)
        heads = (
            (tr("Stays"), preview.kept_name, preview.kept_detail),
            (tr("Goes"), preview.gone_name, preview.gone_detail),
        )
        row = box("h", spacing=12)
        for caps, name, detail in heads:
            row.addLayout(
                _column(Label(caps, "caps", "muted"), Elided(name, "strong"), Elided(detail, "small", "muted"))
            )
        self._names.addLayout(row)
        self._show_fields([field for field in preview.fields if _to_choose(field)])
        self._show_moved(preview)

    def take_keyboard(self) -> None:
        """Go to the button that merges."""
        self.merge.setFocus(Qt.FocusReason.TabFocusReason)

    def refuse(self, error: UserError) -> None:
        """Say why they were not merged."""
        self._problem.setText(said(error))
        self._problem.show()

    def values(self) -> Mapping[str, str]:
        """The fields chosen, as they are kept."""
        if self._preview is None:
            return {}
        fields = {field.name: field for field in self._preview.fields}
        return {
            name: fields[name].gone if other.isChecked() else fields[name].kept
            for name, (_kept, other) in self.picks.items()
        }

    def _show_fields(self, fields: Sequence[MergeField]) -> None:
        clear(self._rows)
        self.picks = {}
        if not fields:
            return
        self._rows.addWidget(SectionHead(tr("Choose what stays")))
        for field in fields:
            label = field_label(field.name)
            pair = (Pick(field_value(field.name, field.kept), label), Pick(field_value(field.name, field.gone), label))
            pair[0].setChecked(True)
            group = QButtonGroup(self._rows.parentWidget() or self)
            for each in pair:
                group.addButton(each)
            pair[0].destroyed.connect(group.deleteLater)
            self.picks[field.name] = pair
            self._rows.addSpacing(8)
            self._rows.addWidget(Label(label, "small", "muted"))
            row = box("h", *pair, spacing=8)
            row.setStretch(0, 1)
            row.setStretch(1, 1)
            self._rows.addLayout(row)

    def _show_moved(self, preview: MergePreview) -> None:
        clear(self._moved)
        self._moved.addSpacing(18)
        self._moved.addWidget(SectionHead(tr("What moves")))
        self._moved.addSpacing(6)
        words = [moved_words(one).replace(" ", NO_BREAK_SPACE) for one in preview.moved]
        self._moved.addWidget(Label(", ".join(words) or tr("Nothing refers to this entry."), "body", wrap=True))
        if common := sum(one.united for one in preview.moved):
            text = plural(
                "{number} meeting has both on its list: the better known answer and presence stay.",
                "{number} meetings have both on their lists: the better known answer and presence stay.",
                common,
            )  # fmt: skip
            self._moved.addWidget(Label(text, "small", "muted", wrap=True))
        if preview.lost:
            text = tr("Not taken over, because of the same time: {names}", names=", ".join(preview.lost))
            self._moved.addWidget(Label(text, "small", "amber", wrap=True))

    def _merge(self) -> None:
        if self._preview is not None:
            self.merged.emit(self._preview.keep_id, self._preview.gone_id, dict(self.values()))

    def _swap(self) -> None:
        if self._preview is not None:
            self.swapped.emit(self._preview.gone_id, self._preview.keep_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._merge()
            case _:
                super().keyPressEvent(event)


class Pick(QAbstractButton):
    """One of two values: a disc when it is chosen, else a ring."""

    def __init__(self, value: str, field: str) -> None:
        super().__init__()
        self.setText(value)
        self.setCheckable(True)
        self.setAccessibleName(f"{field}: {value or tr('empty')}")
        self.setToolTip(plain_tip(value))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(theme.CONTROL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return QSize(120, theme.CONTROL)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # merges
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        on = self.isChecked()
        paint.box(p, r, "select" if on else "hover" if self.underMouse() else "raised", "accent" if on else "edge", 6)
        if on:
            paint.box(p, QRectF(8, r.center().y() - 4, 8, 8), "accent", radius=4)
        else:
            paint.status(p, 12, r.center().y(), "planned", 4)
        words, role = (self.text(), "ink") if self.text() else (tr("empty"), "muted")
        paint.text(p, r.adjusted(24, 0, -6, 0), words, "body", role)
        if shows_focus(self):
            paint.focus(p, r)
        p.end()


def _column(*parts: QWidget) -> QVBoxLayout:
    column = box("v", *parts, spacing=2)
    assert isinstance(column, QVBoxLayout)
    return column


def _to_choose(field: MergeField) -> bool:
    """Names stand or fall together; of other fields an empty one is filled from the other entry without asking."""
    return field.kept != field.gone and (field.name in _NAMES or bool(field.kept and field.gone))
