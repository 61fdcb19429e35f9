"""A PDF in memory, drawn by PDFium: for the preview and for printing. Only in the window's thread."""

from types import TracebackType
from typing import Self

from PySide6.QtGui import QImage

_POINTS_AN_INCH = 72.0


class PdfFile:
    """The pages of a PDF, until ``close``; ``sizes`` are their widths and heights in points.

    PDFium starts when the first one is made. ValueError when ``data`` is no PDF.
    """

    def __init__(self, data: bytes) -> None:
        import pypdfium2

        try:
            self._document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise ValueError("no PDF") from error
        count = len(self._document)
        self.sizes: tuple[tuple[float, float], ...] = tuple(self._document.get_page_size(n) for n in range(count))

    def image(self, number: int, width: int) -> QImage:
        """Page ``number`` (from 0), ``width`` device pixels wide."""
        page = self._document[number]
        try:
            bitmap = page.render(scale=width / self.sizes[number][0], prefer_bgrx=True, may_draw_forms=False)
            try:
                kind = QImage.Format.Format_RGB32
                return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, kind).copy()
            finally:
                bitmap.close()
        finally:
            page.close()

    def image_at(self, number: int, dots: int) -> QImage:
        """Page ``number`` (from 0) at so many dots an inch."""
        return self.image(number, round(self.sizes[number][0] * dots / _POINTS_AN_INCH))

    def close(self) -> None:
        """Free the memory; doing it again does nothing."""
        self._document.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
