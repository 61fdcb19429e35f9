"""ReportLab's defects are still there, and mended here: when one of the first tests fails, its patch can go."""

import subprocess
import sys

import pytest

from app.exporters.pdf.fonts import Face, font
from app.exporters.pdf.reportlab_patches import apply, shaped_glyph, source_of, to_unicode_map

DEFECTS = {
    "catalog": "from reportlab.pdfbase.pdfdoc import PDFCatalog as c; assert 'OutputIntents' not in c.__NoDefault__",
    "associated files": "from reportlab.pdfbase.pdfdoc import PDFCatalog as c; assert 'AF' not in c.__NoDefault__",
    "page": "from reportlab.pdfbase.pdfdoc import PDFPage as p; assert 'StructParents' not in p.__NoDefault__",
    "stream": (
        "from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStream\n"
        "written = PDFStream(content='x', filters=[]).format(PDFDocument())\n"
        "assert written.endswith(b'xendstream\\n')"
    ),
    "to unicode": (
        "from reportlab.pdfbase.ttfonts import makeToUnicodeCMap\n"
        "assert '<00> <FB01>' in makeToUnicodeCMap('x', [0xFB01])"
    ),
}


@pytest.mark.parametrize("defect", DEFECTS)
def test_reportlab_alone_still_has_the_defect(defect: str):
    done = subprocess.run([sys.executable, "-c", DEFECTS[defect]], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"ReportLab has mended it, take out the patch: {done.stderr}"


def test_applying_twice_changes_nothing():
    from reportlab.pdfbase import pdfdoc

    font(Face.REGULAR)
    before = list(pdfdoc.PDFCatalog.__NoDefault__), pdfdoc.PDFStream.format
    apply()
    assert (pdfdoc.PDFCatalog.__NoDefault__, pdfdoc.PDFStream.format) == before
    assert pdfdoc.PDFCatalog.__NoDefault__.count("AF") == 1


def test_a_shaped_glyph_stands_for_its_text():
    loaded = font(Face.ARABIC)
    glyph = shaped_glyph(loaded, 77, "لا", 500)
    assert shaped_glyph(loaded, 77, "لا", 500) == glyph
    assert shaped_glyph(loaded, 77, "ل", 500) != glyph
    assert source_of(loaded, glyph) == "لا"
    found = to_unicode_map(f"ABCDEF+{loaded.face.name.decode()}", [0, ord(glyph), ord("a"), 0xFB01])
    assert "<01> <06440627>" in found
    assert "<02> <0061>" in found
    assert "<03> <00660069>" in found  # fi
    assert "4 beginbfchar" in found


def test_a_map_has_blocks_of_at_most_a_hundred():
    found = to_unicode_map("ABCDEF+x", list(range(32, 256)))
    assert "100 beginbfchar" in found
    assert "24 beginbfchar" in found
