"""The pages of a PDF under each other, drawn when they come into sight, as sharp as the screen is."""

from collections import OrderedDict

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame
from typing_extensions import override

from app.ui import paint, theme
from app.ui.focus import shows_focus
from app.ui.language import tr
from app.ui.widgets.pdf_file import PdfFile

_GAP, _WIDEST = 16, 900  # px: between pages, and of a page that is fitted to the width
_MOST_KEPT = 12  # drawn pages
_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # 1: 96 dots an inch
_PIXELS_A_POINT = 96 / 72


class _Held:
    """The file that is shown; it is closed with the view."""

    file: PdfFile | None = None

    def replace(self, file: PdfFile | None = None) -> None:
        """Close the file of before."""
        if self.file is not None:
            self.file.close()
        self.file = file


class PdfView(QAbstractScrollArea):
    """Shows a PdfFile and closes it; Ctrl+wheel and + − zoom, Ctrl+0 fits the width. ``turned`` tells the page."""

    turned = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Preview"))
        self.viewport().setObjectName("pages")
        self._held = _Held()
        self._zoom: float | None = None  # None: as wide as there is room
        self._images: OrderedDict[tuple[int, int], QImage] = OrderedDict()
        self._places: list[QRectF] = []  # of each page, in the scrolled content
        self._page = 0
        self._drawing = QTimer(self)
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(0)
        self._drawing.timeout.connect(self._draw_one)
        self.verticalScrollBar().setSingleStep(48)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        held = self._held
        self.destroyed.connect(lambda: held.replace())
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(held.replace)

    def show_file(self, file: PdfFile | None, from_top: bool = True) -> None:
        """Show these pages; with ``from_top`` false one stays where one was. The file of before is closed."""
        self._held.replace(file)
        self._images.clear()
        self._arrange()
        if from_top:
            self.verticalScrollBar().setValue(0)
        self._tell_page()
        self.viewport().update()

    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._places)

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1); 0: as wide as there is room."""
        if by == 0:
            self._zoom = None
        else:
            now = self._scale()
            steps = [each for each in _ZOOMS if (each > now * 1.01 if by > 0 else each < now / 1.01)]
            if steps:
                self._zoom = steps[0] if by > 0 else steps[-1]
        top = self._places[self._page].top() if self._places else 0
        into = self.verticalScrollBar().value() - top
        before = self._places[self._page].height() if self._places else 1
        self._arrange()
        if self._places:
            place = self._places[self._page]
            self.verticalScrollBar().setValue(round(place.top() + into * place.height() / before))
        self.viewport().update()

    def is_drawn(self) -> bool:
        """Whether every page in sight is drawn."""
        return all(self._key(number) in self._images for number in self._in_sight())

    def _scale(self) -> float:
        """Logical pixels for each 1/96 inch."""
        if self._zoom is not None or self._held.file is None or not self._held.file.sizes:
            return self._zoom or 1.0
        widest = max(width for width, _height in self._held.file.sizes) * _PIXELS_A_POINT
        return max(0.2, min(self.viewport().width() - 2 * theme.MARGIN, _WIDEST) / widest)

    def _arrange(self) -> None:
        self._places = []
        scale, y, widest = self._scale() * _PIXELS_A_POINT, float(_GAP), 0.0
        for width, height in self._held.file.sizes if self._held.file is not None else ():
            wide, tall = round(width * scale), round(height * scale)
            self._places.append(QRectF(0, y, wide, tall))
            y, widest = y + tall + _GAP, max(widest, wide)
        room = self.viewport().size()
        across = max(room.width(), int(widest) + 2 * theme.MARGIN)
        for place in self._places:
            place.moveLeft(round((across - place.width()) / 2))
        for bar, needed, there in (
            (self.verticalScrollBar(), y, room.height()),
            (self.horizontalScrollBar(), across, room.width()),
        ):
            bar.setRange(0, max(0, int(needed) - there))
            bar.setPageStep(there)

    def _in_sight(self) -> list[int]:
        top = self.verticalScrollBar().value()
        bottom = top + self.viewport().height()
        return [n for n, place in enumerate(self._places) if place.bottom() > top and place.top() < bottom]

    def _key(self, number: int) -> tuple[int, int]:
        return number, round(self._places[number].width() * self.devicePixelRatioF())

    def _draw_one(self) -> None:
        """Draw the next page that is in sight and not drawn yet; others wait for their turn, and so does nobody."""
        missing = [number for number in self._in_sight() if self._key(number) not in self._images]
        if not missing or self._held.file is None:
            return
        key = self._key(missing[0])
        self._images[key] = self._held.file.image(*key)
        while len(self._images) > _MOST_KEPT:
            self._images.popitem(last=False)
        self.viewport().update()
        if len(missing) > 1:
            self._drawing.start()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._page = max((n for n, place in enumerate(self._places) if place.top() <= middle), default=0)
        words = tr("Preview, page {page} of {pages}", page=self._page + 1, pages=len(self._places))
        self.setAccessibleName(words if self._places else tr("Preview"))
        self.turned.emit(self._page)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self.viewport())
        p.fillRect(self.viewport().rect(), theme.color("quiet"))
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        p.translate(-self.horizontalScrollBar().value(), -self.verticalScrollBar().value())
        waiting = False
        for number in self._in_sight():
            place, key = self._places[number], self._key(number)
            image = self._images.get(key) or self._any_size(number)
            if image is None:
                paint.box(p, place, "base", "hair", 0)
            else:
                p.drawImage(place, image)
                paint.box(p, place, None, "edge", 0)
            if key in self._images:
                self._images.move_to_end(key)
            else:
                waiting = True
        p.end()
        if shows_focus(self):
            edge = QPainter(self.viewport())
            paint.box(edge, self.viewport().rect(), None, "accent", 0, 1.5)
            edge.end()
        if waiting:
            self._drawing.start()

    def _any_size(self, number: int) -> QImage | None:
        """The page as it was drawn at another size, until it is drawn at this one."""
        return next((image for (page, _width), image in self._images.items() if page == number), None)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self._tell_page()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(-1 if event.key() == Qt.Key.Key_Minus else 1)
        elif event.key() == Qt.Key.Key_0 and control:
            self.zoom(0)
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if event.key() == Qt.Key.Key_Home else bar.maximum())
        else:
            super().keyPressEvent(event)
