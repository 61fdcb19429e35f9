"""LibreOffice, a second reader, lays out the Word files: headings, heads of tables on every page, page numbers."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from minutes_example import wageningen_minutes
from pdf_reading import opened, pages

from app.exporters.word.minutes import minutes_docx
from app.words import words

SOFFICE = shutil.which("soffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice Writer (soffice)"),
]


def laid_out(data: bytes, folder: Path) -> bytes:
    """The file as a PDF made by LibreOffice."""
    source = folder / "minutes.docx"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    options = '{"UseTaggedPDF":{"type":"boolean","value":"true"},"ExportBookmarks":{"type":"boolean","value":"true"}}'
    export = f"pdf:writer_pdf_Export:{options}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", export, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (folder / "minutes.pdf").read_bytes()


def test_headings_table_heads_and_page_numbers(tmp_path: Path):
    document = wageningen_minutes()
    actions = tuple(replace(document.matters_arising[0], number=f"A-{number}") for number in range(200))
    data = laid_out(minutes_docx(replace(document, matters_arising=actions), words("en")), tmp_path)
    found = pages(data)
    assert len(found) > 8
    for number, page in enumerate(found, start=1):
        assert f"{number} / {len(found)}" in page
    within = [page for page in found if "Fix the dates of the remaining workshops" in page]
    assert len(within) > 4
    assert all("NO. ACTION WHO DUE STATUS" in page.upper() for page in within)
    outline = [entry.title for entry in opened(data).outline if not isinstance(entry, list)]
    assert document.meeting.title in outline or "Attendance" in outline
    assert "Wednesday 4 March 2020" in [*outline, *_deeper(opened(data).outline)]


def _deeper(outline: list) -> list[str]:
    return [title for entry in outline for title in (_deeper(entry) if isinstance(entry, list) else [entry.title])]
