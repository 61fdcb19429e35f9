"""The look of the PDF documents: page, grid, colours, type. Every size is in points, and stands here and nowhere else.

DOCUMENTS "Grid": A4; a rail of 30 mm for times and numbers beside a main column of 140 mm; hairlines, no vertical
rules, no zebra; never bold, colour and size together. Colours are those of the window (LOOK, "Tokens", light).
"""

from enum import Enum
from functools import lru_cache
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from app.exporters import palette
from app.exporters.pdf.fonts import Face

PAGE_WIDTH: Final = 210 * mm
PAGE_HEIGHT: Final = 297 * mm
MARGIN_LEFT: Final = 22 * mm
MARGIN_RIGHT: Final = 18 * mm
MARGIN_TOP: Final = 24 * mm
MARGIN_TOP_FIRST: Final = 20 * mm
MARGIN_BOTTOM: Final = 20 * mm

TEXT_WIDTH: Final = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT  # 170 mm
TEXT_HEIGHT: Final = PAGE_HEIGHT - MARGIN_TOP - MARGIN_BOTTOM
WIDE_WIDTH: Final = PAGE_HEIGHT - MARGIN_LEFT - MARGIN_RIGHT  # 257 mm: of the text of a landscape page
WIDE_HEIGHT: Final = PAGE_WIDTH - MARGIN_TOP - MARGIN_BOTTOM  # 166 mm
RAIL: Final = 30 * mm
MAIN: Final = TEXT_WIDTH - RAIL  # 140 mm
ROOM: Final = 30 * mm  # what a room's name takes from the main column, at its right
GUTTER: Final = 5 * mm  # between columns
OUTDENT: Final = 3 * mm  # of a tinted band, so that its text keeps the margin

HAIRLINE: Final = 0.4
HEAD_RULE: Final = 0.9
TRACK_RULE: Final = 1.6
BAR: Final = 2.4
CAPS_TRACKING: Final = 0.6  # between the letters of caps

INK: Final = HexColor(palette.INK)
MUTED: Final = HexColor(palette.MUTED)
HAIR: Final = HexColor(palette.HAIR)
TINT: Final = HexColor(palette.TINT)
ACCENT: Final = HexColor(palette.ACCENT)
ACCENT_TINT: Final = HexColor(palette.ACCENT_TINT)
INDIGO: Final = HexColor(palette.INDIGO)
PLUM: Final = HexColor(palette.PLUM)
AMBER: Final = HexColor(palette.AMBER)
DANGER: Final = HexColor(palette.DANGER)
TRACKS: Final = (ACCENT, INDIGO, PLUM, AMBER)  # of the first, second … track of a document, then again from the first


def hexadecimal(colour: Color) -> str:
    """``colour`` as paragraph markup writes it: "#17232E"."""
    return f"#{int(colour.hexval(), 16):06X}"


def _style(
    name: str, face: Face, size: float, leading: float, colour: Color = INK, before: float = 0, after: float = 0
) -> ParagraphStyle:
    """A style whose paragraphs leave no single lines at a page's foot or head, and whose endless words are cut."""
    return ParagraphStyle(
        name,
        fontName=face,
        fontSize=size,
        leading=leading,
        textColor=colour,
        spaceBefore=before,
        spaceAfter=after,
        bulletFontName=Face.REGULAR,
        bulletFontSize=size,
        bulletColor=colour,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
    )


class Style(Enum):
    """The paragraph styles, from the largest to the smallest."""

    TITLE = _style("title", Face.LIGHT, 28, 31.5)
    TITLE_LONG = _style("title-long", Face.LIGHT, 24, 28)
    SUBTITLE = _style("subtitle", Face.REGULAR, 11.5, 15.5, MUTED)
    SECTION = _style("section", Face.SEMIBOLD, 13.5, 18, before=20, after=7)
    NUMBER = _style("number", Face.REGULAR, 10.5, 14, ACCENT)
    SUBJECT = _style("subject", Face.SEMIBOLD, 10.5, 14)
    SUBJECT_QUIET = _style("subject-quiet", Face.REGULAR, 10, 13.5)
    COLUMN_SUBJECT = _style("column-subject", Face.SEMIBOLD, 9.5, 12)
    COLUMN_ITEM = _style("column-item", Face.REGULAR, 9, 11.5)
    BODY = _style("body", Face.REGULAR, 10, 14, before=6, after=6)
    LIST = _style("list", Face.REGULAR, 10, 14, before=2, after=3)
    QUOTE = _style("quote", Face.REGULAR, 10, 14, MUTED, before=4, after=4)
    BODY_HEAD = _style("body-head", Face.SEMIBOLD, 10, 14, before=8, after=3)
    DECISION = _style("decision", Face.SEMIBOLD, 10, 13.5)
    TIME = _style("time", Face.SEMIBOLD, 9.5, 14)
    TIME_QUIET = _style("time-quiet", Face.REGULAR, 8.5, 13.5, MUTED)
    BREAK = _style("break", Face.REGULAR, 8.5, 12, MUTED)
    CELL = _style("cell", Face.REGULAR, 9, 12)
    CELL_STRONG = _style("cell-strong", Face.SEMIBOLD, 9, 12)
    CELL_NUMBER = _style("cell-number", Face.REGULAR, 9, 12, ACCENT)
    SMALL = _style("small", Face.REGULAR, 8.5, 11.25, MUTED)
    SMALL_INK = _style("small-ink", Face.REGULAR, 8.5, 11.25)
    NOTE = _style("note", Face.ITALIC, 8.5, 11.25, MUTED)
    SLIDE_TITLE = _style("slide-title", Face.LIGHT, 38, 46)
    SLIDE_TITLE_LONG = _style("slide-title-long", Face.LIGHT, 24, 30)
    SLIDE_SPEAKER = _style("slide-speaker", Face.SEMIBOLD, 18, 24)
    SLIDE_NOTE = _style("slide-note", Face.REGULAR, 18, 24, MUTED)
    SLIDE_POINT = _style("slide-point", Face.REGULAR, 22, 29, after=15)

    @property
    def sheet(self) -> ParagraphStyle:
        """The ReportLab style."""
        return self.value


@lru_cache(maxsize=2_000)
def varied(style: Style, left: float = 0, hanging: float = 0, right_aligned: bool = False) -> ParagraphStyle:
    """``style`` moved ``left`` points to the right, its bullet ``hanging`` points before its text."""
    sheet = style.sheet
    return ParagraphStyle(
        f"{sheet.name}-{left}-{hanging}-{right_aligned}",
        parent=sheet,
        leftIndent=left + hanging,
        bulletIndent=left,
        alignment=TA_RIGHT if right_aligned else sheet.alignment,
    )
