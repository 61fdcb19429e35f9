"""The editor of Markdown: plain text that grows with what is written, and lists that go on by themselves."""

import re
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit
from typing_extensions import override

from app.domain.text import clean_text
from app.ui import theme
from app.ui.widgets.markdown_marks import MarkdownMarks

_LEADING = 112  # per cent
_BLANK = 10  # px, of a blank line of the source between two others (LOOK)
_LEAST = 64  # px
_ITEM = re.compile(r"(?P<before>[ \t]*(?:>[ \t]?)*)(?P<mark>[-*+]|(?P<number>\d{1,9})(?P<end>[.)]))(?P<space>[ \t]+)")
_BOX = re.compile(r"\[[ xX]\][ \t]+")


class MarkdownEditor(QTextEdit):
    """Text only: what is pasted loses its formats. Tab leaves the field; it has its own undo while it has the keyboard.

    ``edited`` tells that the user changed something; ``left`` that the keyboard went elsewhere in the window, and
    ``paused`` that it went to another window; ``caret_moved`` where the caret is, in the editor's own coordinates.
    """

    edited = Signal()
    left = Signal()
    paused = Signal()
    caret_moved = Signal(QRect)

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__()
        self.setObjectName("editor")
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("editor"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(theme.font("editor"))
        self._marks = MarkdownMarks(self.document())
        self._quiet = False
        self._said = ""
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._tell_caret)
        self.set_text("")

    def text(self) -> str:
        """What stands there."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Show another text, which the editor's own undo does not take back; it is not told as ``edited``."""
        self._quiet = True
        try:
            at = self.textCursor().position()
            self.setPlainText(clean_text(text))
            self._shape_lines()
            self.document().clearUndoRedoStacks()
            self.document().setModified(False)
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
        finally:
            self._quiet = False
        self._said = self.toPlainText()
        self._grow()

    @override
    def sizeHint(self) -> QSize:
        return QSize(480, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(200, self._height())

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() and not any(url.isLocalFile() for url in source.urls())

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.canInsertFromMimeData(source):
            self.textCursor().insertText(clean_text(source.text()))
            self.ensureCursorVisible()
            QTimer.singleShot(0, self, self._tell_caret)  # what stands around it has grown by then

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence.StandardKey
            if not self.isReadOnly() and (event.matches(keys.Bold) or event.matches(keys.Italic)):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        other = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Bold):
            self._wrap("**")
        elif event.matches(QKeySequence.StandardKey.Italic):
            self._wrap("*")
        elif enter and not other:
            if not self._continue_list():
                self.textCursor().insertText("\n")  # Qt's own Enter only resets the height of a blank line
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        match event.reason():
            case Qt.FocusReason.PopupFocusReason | Qt.FocusReason.MenuBarFocusReason:
                pass
            case Qt.FocusReason.ActiveWindowFocusReason:
                self.paused.emit()
            case _:
                self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_marks"):
            self._marks.rehighlight()

    def _tell_caret(self) -> None:
        self.caret_moved.emit(self.cursorRect())

    def _changed(self) -> None:
        if self._quiet:
            return
        self._quiet = True
        try:
            self._shape_lines()
        finally:
            self._quiet = False
        if self.toPlainText() != self._said:
            self._said = self.toPlainText()
            self.edited.emit()

    def _shape_lines(self) -> None:
        """Give each line its height; this belongs to the edit before it, so that one undo takes both back."""
        cursor = None
        block = self.document().begin()
        while block.isValid():
            wanted = _line_format(block)
            known = block.blockFormat()
            if (known.lineHeight(), known.lineHeightType()) != (wanted.lineHeight(), wanted.lineHeightType()):
                if cursor is None:  # one for all: the text is laid out again at the end of each edit
                    cursor = QTextCursor(self.document())
                    cursor.joinPreviousEditBlock()
                cursor.setPosition(block.position())
                cursor.setBlockFormat(wanted)
            block = block.next()
        if cursor is not None:
            cursor.endEditBlock()

    def _height(self) -> int:
        return max(_LEAST, ceil(self.document().size().height()) + 4)

    def _grow(self) -> None:
        if self.height() != self._height():
            self.setFixedHeight(self._height())

    def _wrap(self, mark: str) -> None:
        """Put ``mark`` around the chosen words, or take it away; without any, set the caret between two marks."""
        cursor = self.textCursor()
        words = cursor.selectedText()
        if len(words) > 2 * len(mark) and words.startswith(mark) and words.endswith(mark):
            cursor.insertText(words[len(mark) : -len(mark)].replace("\u2029", "\n"))
        else:
            cursor.insertText(f"{mark}{words}{mark}".replace("\u2029", "\n"))
            if not words:
                cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(mark))
                self.setTextCursor(cursor)

    def _continue_list(self) -> bool:
        """Begin the next item of a list; at an empty one, end the list instead. False: the line is no item."""
        cursor = self.textCursor()
        line = cursor.block().text()
        found = _ITEM.match(line)
        if found is None or cursor.positionInBlock() < found.end():
            return False
        box = _BOX.match(line, found.end())
        end = box.end() if box else found.end()
        cursor.beginEditBlock()
        if line[end:].strip():
            mark = f"{int(found['number']) + 1}{found['end']}" if found["number"] else found["mark"]
            cursor.insertText(f"\n{found['before']}{mark}{found['space']}{'[ ] ' if box else ''}")
        else:
            cursor.select(QTextCursor.SelectionType.LineUnderCursor)
            cursor.removeSelectedText()
        cursor.endEditBlock()
        self.setTextCursor(cursor)
        return True


def _line_format(block: QTextBlock) -> QTextBlockFormat:
    made = QTextBlockFormat()
    if not block.text().strip() and block.next().isValid():
        made.setLineHeight(_BLANK, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    else:
        made.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return made
