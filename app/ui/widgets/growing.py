"""Fields of text that are as tall as what stands in them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from app.ui.widgets.fields import TextField

_AROUND = 9  # px: padding and border above and below (style sheet)


class Growing(QObject):
    """Keeps ``field`` as tall as its text, from ``least`` to ``most`` lines; then it scrolls.

    ``one_paragraph``: Enter commits instead of beginning a new line, for long texts of one line such as titles.
    """

    def __init__(self, field: TextField, least: int = 1, most: int = 12, one_paragraph: bool = False) -> None:
        super().__init__(field)
        self._field, self._least, self._most, self._one = field, least, most, one_paragraph
        field.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fit)
        field.installEventFilter(self)
        self._fit()

    def _fit(self) -> None:
        document = self._field.document()
        line = self._field.fontMetrics().lineSpacing()
        wanted, block = 0.0, document.begin()
        while block.isValid():
            wanted += self._field.blockBoundingRect(block).height()
            block = block.next()
        inside = min(max(wanted, self._least * line), self._most * line)
        bars = Qt.ScrollBarPolicy
        self._field.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if wanted > self._most * line else bars.ScrollBarAlwaysOff
        )
        self._field.setFixedHeight(round(inside) + _AROUND)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._timer.start()  # once the text is laid out at the new width
        elif self._one and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            entered = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if entered:
                self._field.commit.emit()
            return entered
        return False
