"""The QR code on a badge (ISO/IEC 18004, made by segno), drawn as rectangles: sharp at any size, and no picture."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import segno

from app.domain.desk_papers import ContactCard
from app.exporters.pdf.figure import Figure
from app.exporters.pdf.theme import INK
from app.exporters.vcard import shorter_cards, vcard

LARGEST_VERSION = 10  # 57 modules a side: in 24 mm each is still 0.36 mm wide, which every telephone reads
QUIET_ZONE = 4  # modules of empty paper around the code (ISO/IEC 18004 §6.3.8)

_TEXT = "utf-8"  # of a card (RFC 6350 §3.1)


def contact_code(card: ContactCard) -> segno.QRCode:
    """The code of ``card``, of the lowest error level, which is raised as far as the same size allows.

    Where it would be denser than ``LARGEST_VERSION`` there is less on it (``vcard.shorter_cards``). A text with more
    than ASCII says that it is UTF-8 (ECI 26, ISO/IEC 18004 §7.3.2): readers that have to guess take it for Shift JIS.
    """
    for tried in shorter_cards(card):
        text = vcard(tried)
        try:
            code = segno.make(text, error="l", micro=False, encoding=_TEXT, eci=not text.isascii(), boost_error=True)
        except segno.DataOverflowError:
            continue
        if int(code.version) <= LARGEST_VERSION:
            return code
    raise AssertionError("the shortest card has no letter in its name, and fits")


class ContactCode(Figure):
    """A QR code in a square of ``side`` points, its quiet zone included."""

    def __init__(self, card: ContactCard, side: float, alt: str) -> None:
        super().__init__(side, side, alt)
        self._rows = [bytes(row) for row in contact_code(card).matrix]
        self.module = side / (len(self._rows) + 2 * QUIET_ZONE)

    def paint(self, canvas: Any) -> None:
        """Draw the dark modules of each row as few rectangles, all as one path, so that no seams show between them."""
        module = self.module
        path = canvas.beginPath()
        for number, row in enumerate(self._rows):
            bottom = self.height - (QUIET_ZONE + number + 1) * module
            for first, count in dark_runs(row):
                path.rect((QUIET_ZONE + first) * module, bottom, count * module, module)
        canvas.saveState()
        canvas.setFillColor(INK)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.restoreState()


def dark_runs(row: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The dark modules of a row as stretches: the first of each, and how many."""
    for dark, group in groupby(enumerate(row), key=lambda module: module[1]):
        if dark:
            places = [place for place, _module in group]
            yield places[0], len(places)
