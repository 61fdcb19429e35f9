"""The last sheet of every workbook: what the file is, of which day, and the notes that end a document."""

import datetime as dt
import io

from openpyxl.cell import WriteOnlyCell
from openpyxl.drawing.fill import Blip
from openpyxl.drawing.geometry import PresetGeometry2D
from openpyxl.drawing.image import Image
from openpyxl.drawing.picture import PictureFrame
from openpyxl.drawing.spreadsheet_drawing import OneCellAnchor
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.documents import Picture
from app.exporters.pictures import picture_size
from app.exporters.sheets import look
from app.exporters.sheets.cells import LONGEST_TEXT, fit_row, put_text, text_lines
from app.exporters.sheets.tables import Properties, cell_text, is_risky
from app.words import Words

_EMU = 9525  # English Metric Units, in which drawings are measured, in a pixel


def fill_about(page: Worksheet, properties: Properties, words: Words) -> None:
    """Write the lines of ``properties`` on the empty ``page``, under the logo where it is a picture."""
    page.column_dimensions["A"].width = look.ABOUT_WIDTH
    logo = _logo(properties.logo)
    if logo is not None:
        page.add_image(logo)
        fit_row(page, 1, look.LOGO_ROW)
        page.append([])
    dated = words("As of {day}", day=properties.at.astimezone(dt.UTC).date().isoformat())
    lines = [(properties.title, look.TITLE_FONT), (properties.author, look.CELL_FONT), (dated, look.NOTE_FONT)]
    lines += [(note, look.NOTE_FONT) for note in properties.notes]
    pieces = [(piece, font) for text, font in lines for piece in _pieces(cell_text(text))]
    for number, (text, font) in enumerate(pieces, 1 if logo is None else 2):
        cell = WriteOnlyCell(page)
        cell.font, cell.alignment, cell.quotePrefix = font, look.WRAPPED_ALIGNMENT, is_risky(text)
        put_text(cell, text)
        line = look.TITLE_LINE if font is look.TITLE_FONT else look.LINE
        width = look.ABOUT_WIDTH * look.LINE / line
        fit_row(page, number, text_lines(text, int(width)) * line + look.PADDING)
        page.append([cell])


def _pieces(text: str) -> list[str]:
    """``text`` in pieces that a cell can hold, in which a character may count twice."""
    return [text[start : start + LONGEST_TEXT // 2] for start in range(0, len(text), LONGEST_TEXT // 2)]


def _logo(picture: Picture | None) -> Image | None:
    """The picture in its box; None for what cannot be shown."""
    size = picture_size(picture)
    if picture is None or size is None:
        return None
    image = Image(io.BytesIO(picture.data))
    scale = min(look.LOGO_WIDTH / size.width, look.LOGO_HEIGHT / size.height)
    frame = PictureFrame()
    frame.nvPicPr.cNvPr.id = 1
    frame.nvPicPr.cNvPr.name = "Logo"
    frame.nvPicPr.cNvPr.descr = cell_text(picture.alt)
    frame.blipFill.blip = Blip(cstate="print")
    frame.spPr.prstGeom = PresetGeometry2D(prst="rect")
    box = XDRPositiveSize2D(round(size.width * scale * _EMU), round(size.height * scale * _EMU))
    image.anchor = OneCellAnchor(ext=box, pic=frame)
    return image
