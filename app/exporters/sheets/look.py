"""The look of spreadsheets: quiet lines instead of a grid, in the colours of the other documents."""

from typing import Final

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from app.exporters import palette

_INK, _MUTED, _HAIR, _TINT = (
    colour.removeprefix("#") for colour in (palette.INK, palette.MUTED, palette.HAIR, palette.TINT)
)
_FACE: Final = "Calibri"  # every spreadsheet program has it, or a double of the same widths

HEAD_FONT: Final = Font(name=_FACE, size=10, bold=True, color=_INK)
CELL_FONT: Final = Font(name=_FACE, size=10.5, color=_INK)
TITLE_FONT: Final = Font(name=_FACE, size=16, color=_INK)
NOTE_FONT: Final = Font(name=_FACE, size=10, color=_MUTED)

HEAD_FILL: Final = PatternFill("solid", fgColor=_TINT)
HEAD_BORDER: Final = Border(bottom=Side("medium", color=_INK))
CELL_BORDER: Final = Border(bottom=Side("thin", color=_HAIR))

HEAD_ALIGNMENT: Final = Alignment(horizontal="left", vertical="bottom", wrap_text=True)
TEXT_ALIGNMENT: Final = Alignment(horizontal="left", vertical="top")
WRAPPED_ALIGNMENT: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
NUMBER_ALIGNMENT: Final = Alignment(horizontal="right", vertical="top", indent=1)

DATE_FORMAT: Final = "yyyy-mm-dd"  # ISO 8601
INSTANT_FORMAT: Final = "yyyy-mm-dd hh:mm"
TIME_FORMAT: Final = "hh:mm"

LINE: Final = 14.5  # points: the height of a line of text
TITLE_LINE: Final = 24.0
PADDING: Final = 3.0
TALLEST_ROW: Final = 409.0  # points, Excel's limit

MARGIN: Final = 0.5  # inches, at the sides of a printed page

LOGO_WIDTH: Final = 240  # the box in which the logo stands, in pixels
LOGO_HEIGHT: Final = 60
LOGO_ROW: Final = 60.0  # points
ABOUT_WIDTH: Final = 110  # characters
