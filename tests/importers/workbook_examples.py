"""Workbooks for tests, made from the parts that a sound one has, so that one of them can be spoilt."""

import io
import zipfile

import openpyxl

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row>'


def saved(rows, more_sheets=()):
    """A workbook as openpyxl writes it; ``more_sheets`` are (title, rows), put before the sheet "People"."""
    book = openpyxl.Workbook()
    sheets = [*more_sheets, ("People", rows)]
    for number, (title, each) in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        sheet.title = title
        for row in each:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def from_parts(sheet, texts="", more=None, doctype=""):
    """A workbook with this XML within <sheetData>, and these shared texts; ``more`` are further parts."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="r1" Type="{_LINKS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKS}"><sheets>'
        '<sheet name="People" sheetId="1" r:id="s1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        f'<Relationship Id="s1" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="s2" Type="{_LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{doctype}<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'{doctype}<sst xmlns="{_MAIN}">{texts}</sst>',
    } | (more or {})
    return zipped(parts)


def zipped(parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(workbook, part, change):
    """``workbook`` with one part changed by a function of its text."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped(parts | {part: change(parts[part].decode())})
