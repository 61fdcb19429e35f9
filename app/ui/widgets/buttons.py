"""Buttons, chips and the segmented control, painted in the theme's shapes with exact widths."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QEnterEvent, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import icons, paint, theme
from app.ui.focus import shows_focus
from app.ui.widgets.fields import settle_typing
from app.ui.widgets.labels import plain_tip

_PADDING = {"": 8, "ghost": 8, "bordered": 12, "primary": 14, "link": 0, "danger": 12}
_INK = {"primary": "on_fill", "link": "accent", "ghost": "muted", "danger": "danger"}
_BESIDE_ICON = 22


class Button(QAbstractButton):
    """``kind``: "" flat, bordered, primary (one a page), link (no padding), ghost (muted), danger (bordered red).

    ``keys`` are shown after the text; without text the button is an icon, and ``tip`` is its name.
    """

    def __init__(
        self, text: str = "", icon: str = "", kind: str = "", tip: str = "", small: bool = False, keys: str = ""
    ) -> None:
        super().__init__()
        self._icon, self._kind, self._small, self._keys = icon, kind, small, keys
        self.set_words(text, tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if kind == "link" else Qt.CursorShape.ArrowCursor)

    def set_words(self, text: str, tip: str = "") -> None:
        """Say something else; the button takes the width it needs."""
        self.setText(text)
        named = f"{tip or text} ({self._keys})" if self._keys else tip
        self.setToolTip(plain_tip(named))
        self.setAccessibleName(text or tip)
        self.setFixedSize(self.sizeHint())
        self.update()

    def _style(self) -> str:
        return "small" if self._small else "strong" if self._kind == "primary" else "body"

    @override
    def sizeHint(self) -> QSize:
        height = theme.SMALL_CONTROL if self._small else theme.CONTROL
        if not self.text():
            return QSize(height, height)
        wide = paint.width(self.text(), self._style()) + 2 * _PADDING[self._kind]
        wide += _BESIDE_ICON if self._icon else 0
        wide += paint.width(self._keys, "small") + 10 if self._keys and self._kind == "bordered" else 0
        return QSize(int(wide) + 1, height)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        self._paint_shape(p, r)
        role = "faint" if not self.isEnabled() and self._kind != "primary" else _INK.get(self._kind, "ink")
        x = float(_PADDING[self._kind]) if self.text() else (r.width() - theme.ICON) / 2
        if self._icon:
            quiet = role if self._kind in ("primary", "link", "danger") or not self.isEnabled() else "muted"
            square = QRectF(x, (r.height() - theme.ICON) / 2, theme.ICON, theme.ICON)
            icons.draw(p, self._icon, square, quiet)
            x += _BESIDE_ICON
        x += paint.text(p, r.adjusted(x, 0, 0, 0), self.text(), self._style(), role)
        if self._keys and self.text() and self._kind == "bordered":
            paint.text(p, r.adjusted(x + 10, 0, 0, 0), self._keys, "small", "muted")
        if shows_focus(self):
            paint.focus(p, r)
        p.end()

    def _paint_shape(self, p: QPainter, r: QRectF) -> None:
        hover = self.underMouse() and self.isEnabled()
        if self._kind == "primary":
            p.setOpacity(1.0 if self.isEnabled() else 0.45)
            paint.box(p, r, "fill", radius=theme.RADIUS)
            if hover or self.isDown():
                p.setOpacity(0.12)
                paint.box(p, r, "on_fill", radius=theme.RADIUS)
            p.setOpacity(1.0)
        elif self._kind in ("bordered", "danger"):
            paint.box(p, r, "hover" if hover or self.isDown() else "raised", "edge", theme.RADIUS)
        elif hover and self._kind != "link":
            paint.box(p, r, "hover", radius=theme.RADIUS)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        settle_typing()  # a click leaves the keyboard where it is
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class CommandButton(Button):
    """A button that gives a command: text, icon, tip and keys are those of its action, and so is being enabled.

    ``plain``: without the icon, where several stand in a narrow panel.
    """

    def __init__(
        self, action: QAction, kind: str = "", icon_only: bool = False, small: bool = False, plain: bool = False
    ) -> None:
        self._action, self._icon_only = action, icon_only
        super().__init__("", "" if plain else str(action.property("icon_name") or ""), kind, "", small)
        action.changed.connect(self._follow)
        self.clicked.connect(action.trigger)
        self._follow()

    def _follow(self) -> None:
        keys = self._action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = self._action.iconText()
        tip = self._action.property("tip") or words
        self.set_words("" if self._icon_only else words, f"{tip} ({keys})" if keys else str(tip))
        self.setAccessibleName(words)
        self.setEnabled(self._action.isEnabled())


class Chip(QAbstractButton):
    """A filter in a pill: ``tone`` names a token with a tint (danger, amber …), "" is neutral; checked = chosen."""

    def __init__(
        self, text: str, icon: str = "", tone: str = "", on: bool = False, count: str = "", checkable: bool = True
    ) -> None:
        super().__init__()
        self._icon, self._tone, self._count = icon, tone, count
        self.setCheckable(checkable)
        self.setChecked(on)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_words(text, count)

    def set_words(self, text: str, count: str = "") -> None:
        """Say something else; ``count`` stands muted after the text."""
        self.setText(text)
        self._count = count
        self.setAccessibleName(f"{text}, {count}" if count else text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        wide = paint.width(self.text(), "small") + 20
        wide += 19 if self._icon else 0
        wide += paint.width(self._count, "small") + 6 if self._count else 0
        return QSize(round(wide) + 1, theme.SMALL_CONTROL)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r, on = QRectF(self.rect()), self.isChecked()
        fill = f"{self._tone}_t" if self._tone else "select" if on else "hover" if self.underMouse() else "raised"
        edge = "accent" if shows_focus(self) else self._tone if self._tone and on else None
        edge = edge or (None if self._tone or on else "edge")
        ink = self._tone or ("accent" if on else "ink")
        paint.box(p, r, fill, edge, theme.RADIUS_CHIP, 1.5 if shows_focus(self) else 1.0)
        x = 10.0
        if self._icon:
            icons.draw(p, self._icon, QRectF(x - 1, (r.height() - 14) / 2, 14, 14), ink)
            x += 18
        x += paint.text(p, r.adjusted(x, 0, -4, 0), self.text(), "small", ink)
        if self._count:
            quiet = self._tone or ("accent" if on else "muted")
            paint.text(p, r.adjusted(x + 6, 0, -4, 0), self._count, "small", quiet)
        p.end()


class Segmented(QWidget):
    """Two or three exclusive views in one control; ``chosen`` tells the new index."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], name: str, current: int = 0) -> None:
        super().__init__()
        self._names, self._current = list(names), current
        self.setFixedHeight(theme.CONTROL)
        self._widths = [round(paint.width(each)) + 28 for each in names]
        self.setFixedWidth(sum(self._widths) + 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._name = name
        self._tell()

    def current(self) -> int:
        """The index of the view that is shown."""
        return self._current

    def choose(self, index: int) -> None:
        """Show this view, and tell when it is another."""
        if index != self._current and 0 <= index < len(self._names):
            self._current = index
            self._tell()
            self.update()
            self.chosen.emit(index)

    def _tell(self) -> None:
        self.setAccessibleName(f"{self._name}: {self._names[self._current]}")

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        x = 2.0
        for index, wide in enumerate(self._widths):
            if x <= event.position().x() < x + wide:
                self.choose(index)
            x += wide

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self.choose(self._current + step)
        else:
            super().keyPressEvent(event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        paint.box(p, self.rect(), "hover", radius=theme.RADIUS)
        x = 2.0
        for index, (name, wide) in enumerate(zip(self._names, self._widths, strict=True)):
            r = QRectF(x, 2, wide, theme.CONTROL - 4)
            if index == self._current:
                paint.box(p, r, "raised", "edge", 5)
            paint.text(p, r, name, "body", "ink" if index == self._current else "muted", paint.CENTER)
            x += wide
        if shows_focus(self):
            paint.focus(p, self.rect())
        p.end()
