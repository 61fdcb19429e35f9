"""The quiet line at the foot: saved when, the as-of day, the job that runs, the database."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget
from typing_extensions import override

from app.ui import icons, theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, Label
from app.ui.widgets.layout import box
from app.ui.widgets.lines import Meter


class _Tick(QWidget):
    """The mark before the time of the last change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(12, 12)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        icons.draw(p, "check", QRectF(self.rect()), "muted")
        p.end()


class StatusBar(QFrame):
    """26 px. ``cancelled``: the user wants the running job to stop."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("statusbar")
        self.setFixedHeight(theme.STATUS)
        self._tick, self._saved, self._job = _Tick(), Label("", "small", "muted"), Label("", "small", "muted")
        self._meter, self._place = Meter(0, "accent", 96), Elided("", "small", "muted")
        self._cancel = Button("", "x", "ghost", "", small=True)
        self._cancel.clicked.connect(self.cancelled)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        left = box("h", self._tick, self._saved, self._job, self._meter, self._cancel, spacing=6)
        row = box("h", left, 16, self._place, margins=(theme.MARGIN, 0, theme.MARGIN, 0), parent=self)
        row.setStretch(2, 1)
        self.show_job("")
        self.show_saved("")

    def show_saved(self, words: str) -> None:
        """What is said of the last change: "Saved 14:02"."""
        self._saved.setText(words)
        self._tick.setVisible(bool(words))
        self._saved.setVisible(bool(words))
        self._job.setContentsMargins(18 if words else 0, 0, 0, 0)

    def show_place(self, words: str) -> None:
        """The database and its day."""
        self._place.setText(words)

    def show_job(self, title: str, share: float = 0.0, cancel: str = "") -> None:
        """The job that runs, how far it is (0–1), and what its Cancel is called; an empty title: none."""
        self._job.setText(title)
        self._meter.set_share(share)
        for widget in (self._job, self._meter, self._cancel):
            widget.setVisible(bool(title))
        if cancel:
            self._cancel.set_words("", cancel)
