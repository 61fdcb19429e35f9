"""The Word file as a whole: A4, running title, "n / N", the document's own dates, the same bytes always.

Everything that python-docx's template says of itself (its author, its picture, the time of saving) is replaced.
"""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from app.domain.documents import Picture
from app.exporters.archive import zip_bytes
from app.exporters.pictures import picture_size
from app.exporters.word.styles import set_styles
from app.exporters.word.text import Run, run_elements, xml_text

_LONGEST_PROPERTY = 255  # characters, by the format (ECMA-376, part 2)
_LONGEST_FURNITURE = 100  # characters of head and foot
_LOGO_HEIGHT, _LOGO_WIDTH = Mm(16), Mm(45)
_APPLICATION: Final = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>Plenary</Application></Properties>"
)


@dataclass(frozen=True)
class Cover:
    """What stands around the text, and in the file's properties; ``mark`` is "Draft", or nothing."""

    title: str
    author: str
    subject: str
    language: str  # "en-GB"; "fr" stands for "fr-FR", for Word checks the spelling of regions only
    running_head: str
    footer: str
    mark: str
    at: dt.datetime
    logo: Picture | None = None


def new_document(cover: Cover) -> Document:
    """An empty document with Plenary's styles, head and foot."""
    document = docx.Document()
    set_styles(document, _with_region(cover.language))
    _set_properties(document, cover)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(22), Mm(18)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(11), Mm(11)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    _add(head, f"{_short(cover.running_head)}\t", bold=False)
    _add(head, cover.mark, bold=True)
    first = section.first_page_header.paragraphs[0]
    _add(first, cover.mark, bold=True)
    _add_logo(first, cover.logo)
    for foot in (section.footer, section.first_page_footer):
        _number_pages(foot.paragraphs[0], _short(cover.footer))
    return document


def saved(document: Document, at: dt.datetime) -> bytes:
    """The file's bytes: every part dated ``at``, nothing of the template's own history."""
    package = document.part.package
    for key, relation in list(package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):
            package.rels.pop(key)
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    return zip_bytes(list((parts | {"docProps/app.xml": _APPLICATION}).items()), at)


def _set_properties(document: Document, cover: Cover) -> None:
    properties = document.core_properties
    moment = cover.at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0)
    properties.title = xml_text(cover.title, one_line=True)[:_LONGEST_PROPERTY]
    properties.subject = xml_text(cover.subject, one_line=True)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = xml_text(cover.author, one_line=True)[:_LONGEST_PROPERTY]
    properties.language = _with_region(cover.language)
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = moment
    properties.revision = 1


def _with_region(language: str) -> str:
    return language if "-" in language else f"{language}-{language.upper()}"


def _short(text: str) -> str:
    line = xml_text(text, one_line=True)
    return line if len(line) <= _LONGEST_FURNITURE else f"{line[: _LONGEST_FURNITURE - 1].rstrip()}…"


def _add(paragraph: Any, text: str, bold: bool) -> None:
    for element in run_elements(Run(text, bold=bold)):
        paragraph._p.append(element)


def _add_logo(paragraph: Any, logo: Picture | None) -> None:
    """The logo at the right of the first page, with its text for those who cannot see it."""
    size = picture_size(logo)
    if logo is None or size is None:
        return
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    height = min(_LOGO_HEIGHT, _LOGO_WIDTH * size.height // size.width)
    width = max(1, height * size.width // size.height)
    if len(paragraph.runs):
        paragraph.add_run("\t")
    picture = paragraph.add_run().add_picture(io.BytesIO(logo.data), width=Emu(width), height=Emu(max(1, height)))
    picture._inline.docPr.set("descr", xml_text(logo.alt, one_line=True))


def _number_pages(paragraph: Any, text: str) -> None:
    """The foot: what the document is, and "n / N" as fields."""
    _add(paragraph, f"{text}\t", bold=False)
    paragraph._p.append(_field("PAGE"))
    _add(paragraph, " / ", bold=False)
    paragraph._p.append(_field("NUMPAGES"))


def _field(instruction: str) -> Any:
    """A field, which shows 1 until a program works it out."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): f" {instruction} "})
    field.extend(run_elements(Run("1")))
    return field
