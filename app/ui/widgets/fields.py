"""Fields: the filter, and the property that becomes a field under the pointer and is checked when it is left."""

from collections.abc import Callable
from typing import Any, Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QStyle, QStyleOptionFrame, QWidget
from typing_extensions import override

from app.domain.errors import UserError
from app.ui import icons, theme
from app.ui.language import said
from app.ui.widgets.choices import Choices, Offering, chosen, offer
from app.ui.widgets.growing import Growing
from app.ui.widgets.labels import Elided, Label, plain_tip
from app.ui.widgets.layout import box

__all__ = ["Choices", "offer"]

LABEL_WIDTH = 72
_NARROW = 96  # px, the least that a filter is given
Long = Literal["", "text", "paragraph"]


class FilterField(QLineEdit):
    """A search field with its glass; Esc empties it, then gives the keyboard away (``left``)."""

    left = Signal()

    def __init__(self, words: str, width: int = 220) -> None:
        super().__init__()
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        self.setFont(theme.font())
        self._wide = theme.px(width)
        self.setFixedHeight(theme.CONTROL)
        self.setMaximumWidth(self._wide)
        self.setMinimumWidth(min(self._wide, theme.px(_NARROW)))
        self.setTextMargins(22, 0, 0, 0)
        self.setClearButtonEnabled(False)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._wide, self.height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        p = QPainter(self)
        icons.draw(p, "search", QRectF(9, (self.height() - 14) / 2, 14, 14), "muted")
        p.end()


class _Marked:
    """What the fields of a property have in common: they can be marked as wrong."""

    @staticmethod
    def mark(field: QWidget, wrong: bool) -> None:
        """Outline the field in red, or no longer."""
        if bool(field.property("wrong")) != wrong:
            field.setProperty("wrong", wrong)
            field.style().unpolish(field)
            field.style().polish(field)


class LineField(QLineEdit):
    """One line that is committed by Enter or by leaving it, if it was changed, and put back by Esc."""

    commit = Signal()
    put_back = Signal()

    def __init__(self, name: str, flat: bool = True) -> None:
        super().__init__()
        self.settled: str | None = None  # what Esc puts back, where it is known
        self.setProperty("flat", flat)
        self.setFont(theme.font())
        self.setFixedHeight(theme.px(28) if flat else theme.CONTROL)
        self.setAccessibleName(name)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        inside = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self).adjusted(2, 0, -2, 0)
        words, wide = self.text(), inside.width()
        cut = not self.hasFocus() and self.fontMetrics().horizontalAdvance(words) > wide
        if cut:  # Qt would clip it in the middle of a letter
            p = QPainter(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, p, self)
            p.setPen(self.palette().color(QPalette.ColorRole.Text))
            shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
            p.drawText(inside, Qt.AlignmentFlag.AlignVCenter, shown)
            p.end()
        else:
            super().paintEvent(event)
        self.setToolTip(plain_tip(words) if cut else "")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_changed():
            self._end_choice()
            self.put_back.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._end_choice()
            self.commit.emit()
        else:
            super().keyPressEvent(event)

    def _is_changed(self) -> bool:
        """Whether something else stands here than at first; a choice that is only looked at does, too."""
        return self.isModified() or (self.settled is not None and self.text() != self.settled)

    def _end_choice(self) -> None:
        completer = self.completer()
        if completer is not None and (popup := completer.popup()) is not None:
            popup.hide()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit.emit()
            self.setCursorPosition(0)


class TextField(QPlainTextEdit):
    """As many lines as the text has, committed by leaving them if they were changed; Tab leaves, Esc puts back.

    ``one_paragraph``: Enter commits instead of beginning a new line, for long texts of one line such as titles.
    """

    commit = Signal()
    put_back = Signal()

    def __init__(self, name: str, one_paragraph: bool = False) -> None:
        super().__init__()
        self._one = one_paragraph
        self.setProperty("flat", True)
        self.setFont(theme.font())
        self.document().setDocumentMargin(0)  # the style sheet keeps the text level with that of a LineField
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        Growing(self)

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.document().isModified():
            self.put_back.emit()
        elif enter and (self._one or event.modifiers() & Qt.KeyboardModifier.ControlModifier):
            self.commit.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit.emit()


class Property(QWidget):
    """A label and a value that becomes a field under the pointer (UX 11, 22).

    Enter, or leaving the field, reads what was typed and emits ``committed(value)`` when it differs from what was
    shown; Esc puts back what was there. ``read`` turns text into a value and raises UserError, whose sentence appears
    under the field; leaving is never blocked. ``choices`` offers values by name while one types; what is typed must
    then begin one of their names. ``long``: a text of lines, or of one
    paragraph, that is as tall as what stands in it.
    """

    committed = Signal(object)

    def __init__(
        self,
        label: str,
        show: Callable[[Any], str] = str,
        read: Callable[[str], Any] | None = None,
        choices: Choices | None = None,
        long: Long = "",
        label_width: int = LABEL_WIDTH,
        placeholder: str = "",
    ) -> None:
        super().__init__()
        self._show, self._shown, self._committing = show, "", False
        self._read = read or ((lambda typed: chosen(typed, choices())) if choices else str)
        self.field: LineField | TextField = TextField(label, long == "paragraph") if long else LineField(label)
        self.field.setPlaceholderText(placeholder)
        self.field.commit.connect(self._commit)
        self.field.put_back.connect(self._put_back)
        self._label, self._problem = Elided(label, "small", "muted"), Label("", "small", "danger", wrap=True)
        self._label.setFixedWidth(theme.px(label_width))
        self._label.setBuddy(self.field)
        if long:  # level with the first line, also while a problem stands under the field
            self._label.setContentsMargins(0, 5, 0, 0)
        else:
            self._label.setFixedHeight(theme.px(28))
        self._problem.hide()
        beside = box("v", self.field, self._problem)
        self._problem.setContentsMargins(10, 0, 0, 4)
        box("h", self._label, beside, parent=self).setAlignment(self._label, Qt.AlignmentFlag.AlignTop)
        if choices and isinstance(self.field, LineField):
            Offering(self.field, choices, self.field.commit.emit)

    def show_value(self, value: Any) -> None:
        """Show ``value``, unless the user is typing: what is typed then counts once the field is left."""
        typing = self.field.hasFocus() and self._modified() and not self._committing
        self._shown = "" if value is None else self._show(value)
        if not typing:
            self._put_back()

    def refuse(self, error: UserError) -> None:
        """Say under the field why the value was not taken; what was typed stays."""
        self._problem.setText(said(error))
        self._problem.show()
        _Marked.mark(self.field, True)

    def set_locked(self, locked: bool) -> None:
        """Whether the value can only be read."""
        self.field.setReadOnly(locked)

    def _modified(self) -> bool:
        return self._text() != self._shown

    def _text(self) -> str:
        return self.field.text()

    def _put_back(self) -> None:
        field, changed = self.field, self._text() != self._shown
        if isinstance(field, LineField):
            field.settled = self._shown
            if changed:
                field.setText(self._shown)
            if changed or not field.hasFocus():
                field.setCursorPosition(0)
            field.setModified(False)
        else:
            if changed:
                field.setPlainText(self._shown)
            field.document().setModified(False)
        self._accept()

    def _accept(self) -> None:
        self._problem.hide()
        _Marked.mark(self.field, False)

    def _commit(self) -> None:
        if self._committing:  # what is done with the value may take the keyboard away
            return
        if not self._modified():
            self._accept()
            return
        try:
            value = self._read(self._text())
        except UserError as error:
            self.refuse(error)
            return
        self._accept()
        self._committing = True
        try:
            self.committed.emit(value)
        finally:
            self._committing = False


def settle_typing() -> None:
    """Commit what is being typed into a field, for what is done next must count with it; the keyboard stays there."""
    field = QApplication.focusWidget()
    if isinstance(field, LineField | TextField):
        field.commit.emit()
