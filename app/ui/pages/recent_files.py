"""The files opened last: where each is, when it was changed, and whether it is still there."""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import day, tr
from app.ui.settings import Settings
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Elided, plain_tip
from app.ui.widgets.layout import box, clear


class RecentFiles(QWidget):
    """``chosen`` tells the path of the file to open; one that is gone can be removed from the list."""

    chosen = Signal(object)
    emptied = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._lines = box("v", parent=self)
        self.show_files()

    def show_files(self) -> None:
        """Look again which files there are."""
        clear(self._lines)
        files = self._settings.recent_files()
        for path in files:
            self._lines.addWidget(self._row(path))
        if not files:
            self.emptied.emit()

    def _row(self, path: Path) -> QWidget:
        row, line = QWidget(), FileLine(path)
        remove = Button(tr("Remove"), "", "link", tr("Remove {name} from this list", name=path.name), small=True)
        remove.clicked.connect(lambda: self._remove(path))
        line.clicked.connect(lambda: self.chosen.emit(path))
        line.removed.connect(lambda: self._remove(path))
        remove.setVisible(line.is_missing)
        across = box("h", line, *((16, remove) if line.is_missing else ()), parent=row)
        across.setStretch(0, 1)
        return row

    def _remove(self, path: Path) -> None:
        self._settings.drop_recent(path)
        self.show_files()


class PathLine(Elided):
    """A path on one muted line, shortened in its middle, so that disk and name stay."""

    def __init__(self, path: Path | str = "") -> None:
        super().__init__(str(path), "small", "muted")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideMiddle, self.width())
        p.setPen(self.palette().color(self.foregroundRole()))
        p.drawText(self.rect(), int(paint.LEFT), shown)
        p.end()


class FileLine(QAbstractButton):
    """A file: its name, its folder elided in the middle, the day of its last change; muted when it is gone."""

    removed = Signal()

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path, self._changed = path, _changed_on(path)
        self.is_missing = self._changed is None
        self._right = day(self._changed) if self._changed is not None else tr("Not there")
        self._folder = _folder(path)
        self.setFixedHeight(theme.LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{path.name}, {self._folder}, {self._right}")
        self.setToolTip(plain_tip(str(path)))

    @override
    def sizeHint(self) -> QSize:
        return QSize(240, theme.LINE)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            p.fillRect(r.adjusted(0, 0, 0, -1), theme.color("hover"))
        paint.hline(p, 0, r.width(), r.bottom() - 1)
        first = QRectF(0, 4, r.width(), 19)
        wide = paint.text(p, first, self._right, "small", "muted", paint.RIGHT)
        paint.text(p, first.adjusted(0, 0, -wide - 16, 0), self._path.name, role="muted" if self.is_missing else "ink")
        folder = paint.metrics("small").elidedText(self._folder, Qt.TextElideMode.ElideMiddle, r.width() - 1)
        paint.text(p, QRectF(0, 21, r.width(), 17), folder, "small", "muted")
        if shows_focus(self):
            paint.focus(p, r.adjusted(0, 0, 0, -1), 4)
        p.end()


def _changed_on(path: Path) -> dt.date | None:
    """The day of the last change on this computer's calendar; None: the file is not there."""
    try:
        return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().date()
    except OSError:
        return None


def _folder(path: Path) -> str:
    """The folder, with ~ for the user's own."""
    try:
        return str(Path("~") / path.parent.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path.parent)
