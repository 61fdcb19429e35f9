"""What a Word file says when python-docx reads it."""

import io
import zipfile
from typing import Any
from xml.etree import ElementTree

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


def parts(data: bytes) -> dict[str, bytes]:
    """Every part by its name; each that is XML must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        found = {name: archive.read(name) for name in archive.namelist()}
    for name, content in found.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    return found


def lines(data: bytes) -> list[tuple[str, str]]:
    """The style and the text of each paragraph outside of tables, in order."""
    return [(one.style.name, one.text) for one in opened(data).iter_inner_content() if isinstance(one, Paragraph)]


def styled(data: bytes, style: str) -> list[str]:
    return [text for name, text in lines(data) if name == style]


def tables(data: bytes) -> list[Table]:
    return [one for one in opened(data).iter_inner_content() if isinstance(one, Table)]


def rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def everything(data: bytes) -> str:
    """All text of the document itself, in order."""
    body: Any = opened(data).element.body
    breaks = {qn("w:br"): "\n", qn("w:tab"): "\t", qn("w:p"): "\n"}
    return "".join(
        element.text or "" if element.tag == qn("w:t") else breaks.get(element.tag, "") for element in body.iter()
    )
