"""The frame of a panel: what kind of thing it is, what it is called, what is wrong first, then its fields and lists."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.language import tr
from app.ui.places import Place
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear, frame, scrolled

Way = tuple[str, Callable[[], Any]]


class ThingPanel(QWidget):
    """312 px at the right; ``one`` holds what is shown of the thing chosen, ``hint`` is said while there is none."""

    def __init__(self, nothing: str, hint: str) -> None:
        super().__init__()
        self._nothing, self._hint_words = nothing, hint
        self.kind, self.name = Label("", "caps", "muted"), Label("", "lead", wrap=True)
        self.detail, self.hint = Label("", "body", "muted", wrap=True), Label("", "small", "muted", wrap=True)
        self.problems = QVBoxLayout()
        self.problems.setSpacing(0)
        self.one = QWidget()
        self.fields = QVBoxLayout(self.one)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setSpacing(0)
        self.history = Button(tr("History"), "", "link", tr("What happened to it"), small=True)
        self.keys = Label("", "small", "muted")
        foot = box("h", self.keys, None, self.history)
        content = frame("clear")
        box(
            "v", self.kind, 2, self.name, self.detail, 10, self.problems, self.one, self.hint, 18, foot, None,
            margins=(20, 16, theme.MARGIN, 16), parent=content,
        )  # fmt: skip
        area = scrolled(content, theme.PANEL)
        box("v", area, parent=self)
        self.setFixedWidth(theme.PANEL)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Nothing is chosen."""
        self.begin("", self._nothing, "")
        self.hint.setText(self._hint_words)
        self.hint.show()
        for part in (self.one, self.history, self.keys):
            part.hide()

    def begin(self, kind: str, name: str, detail: str, illustrative: bool = False) -> None:
        """Show this thing from now on; problems are added after it."""
        self.kind.setText(kind)
        self.kind.setVisible(bool(kind))
        self.name.setText(f"{name}°" if illustrative else name)
        self.name.setToolTip(tr("° illustrative: invented") if illustrative else "")
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.hint.hide()
        for part in (self.one, self.history):
            part.show()
        self.keys.setVisible(bool(self.keys.text()))
        clear(self.problems)

    def add_problem(self, kind: str, title: str, words: str, ways: Sequence[Way]) -> None:
        """Say what is wrong, with at most two ways to put it right; ``kind``: problem (red), warning, notice."""
        made: QFrame = frame(kind)
        links = box("h", spacing=16)
        for text, act in ways:
            link = Button(text, "", "link", small=True)
            link.clicked.connect(act)
            links.addWidget(link)
        links.addStretch(1)
        tone = {"problem": "danger", "warning": "amber"}.get(kind, "")
        parts = [Label(title, "strong", tone, wrap=True), *([Label(words, "small", "", wrap=True)] if words else [])]
        box("v", *parts, *([links] if ways else []), margins=(12, 8, 12, 4 if ways else 8), spacing=2, parent=made)
        self.problems.addWidget(made)
        self.problems.addSpacing(8)

    def focus_on(self, widget: QWidget) -> None:
        """Go to a field of the panel."""
        if self.one.isVisible():
            widget.setFocus(Qt.FocusReason.TabFocusReason)


def history_of(table: str, row_id: int) -> Place:
    """Where it is told what happened to a row."""
    return Place("history", 0, "history", table, row_id)
