"""Fields of text that are as tall as what stands in them."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

_AROUND = 9  # px: padding and border above and below (style sheet)


class Growing(QObject):
    """Keeps ``field`` as tall as its text, from one line to ``most``; then it scrolls. ``around``: px of its frame."""

    def __init__(self, field: QPlainTextEdit, most: int = 12, around: int = _AROUND) -> None:
        super().__init__(field)
        self._field, self._most, self._around = field, most, around
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
        inside = min(max(wanted, line), self._most * line)
        bars = Qt.ScrollBarPolicy
        self._field.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if wanted > self._most * line else bars.ScrollBarAlwaysOff
        )
        self._field.setFixedHeight(round(inside) + self._around)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._timer.start()  # once the text is laid out at the new width
        return False
