"""Every change to ReportLab 5.1 itself, each with the defect it mends; ``tests/exporters/test_reportlab_patches.py``
notices when ReportLab has mended one.

1. A page and the catalog cannot carry the entries that PDF/UA and PDF/A ask for (``StructParents``, ``OutputIntents``,
   ``AF``): they are left out when the file is written.
2. A stream ends without the end of line before ``endstream`` that ISO 32000-1 §7.3.8.1 and PDF/A ask for.
3. ToUnicode maps shaped glyphs to private-use characters, and presentation forms to themselves: text copied from the
   document would not be what was written. The code range and the block of up to 100 entries were wrong as well.
"""

import unicodedata
from typing import Any

from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfbase.ttfonts import TTFont

_CATALOG_ENTRIES = ("OutputIntents", "AF")
_PAGE_ENTRIES = ("StructParents", "Tabs")
_FIRST_SHAPED = 0xF0000  # plane 15, private use: what a shaped glyph is called inside ReportLab
_LAST_SHAPED = 0x10FFFD
_MOST_IN_BLOCK = 100  # Adobe Technical Note 5411
_FORMS = ((0xFB00, 0xFDFF), (0xFE70, 0xFEFF), (0x2E80, 0x2FDF))  # ligatures, Arabic forms, radicals: one letter each
_REPLACEMENT = "\ufffd"

_faces: dict[str, Any] = {}  # ReportLab's faces by PostScript name
_sources: dict[int, dict[int, str]] = {}  # for each face (its id) what each shaped glyph stands for


def apply() -> None:
    """Put the changes in place; calling it again changes nothing."""
    if getattr(ttfonts, "plenary_patches", False):
        return
    ttfonts.plenary_patches = True  # type: ignore[attr-defined]
    pdfdoc.PDFCatalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, *_CATALOG_ENTRIES]
    pdfdoc.PDFPage.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, *_PAGE_ENTRIES]
    plain_format = pdfdoc.PDFStream.format

    def format_stream(self: Any, document: Any) -> bytes:
        written: bytes = plain_format(self, document)
        end = b"endstream\n"
        return written.removesuffix(end) + b"\n" + end

    pdfdoc.PDFStream.format = format_stream  # type: ignore[method-assign]
    ttfonts.makeToUnicodeCMap = to_unicode_map


def remember_face(font: TTFont) -> None:
    """Let ``to_unicode_map`` find the face again by its name."""
    _faces[font.face.name.decode("ascii")] = font.face


def is_shaped_glyph(code: int) -> bool:
    """Whether this character was given to a shaped glyph by ``shaped_glyph``."""
    return _FIRST_SHAPED <= code <= _LAST_SHAPED


def shaped_glyph(font: TTFont, glyph: int, source: str, advance: float) -> str:
    """The private character that draws ``glyph`` and stands for the text ``source``.

    ``advance`` is the width in the font itself (1/1000 em), which PDF/A wants in the file. Each pair of glyph and text
    has a character of its own, so that ToUnicode is exact.
    """
    face: Any = font.face
    known: dict[tuple[int, str], str] = face.__dict__.setdefault("plenary_glyphs", {})
    found = known.get((glyph, source))
    if found is None:
        code = _FIRST_SHAPED + len(known)
        found = known[glyph, source] = chr(code)
        face.charToGlyph[code] = glyph
        face.charWidths[code] = advance
        _sources.setdefault(id(face), {})[code] = source
    return found


def source_of(font: TTFont, character: str) -> str:
    """The text that a character made by ``shaped_glyph`` stands for; any other stands for itself."""
    return _sources.get(id(font.face), {}).get(ord(character), character)


def to_unicode_map(fontname: str, subset: Any) -> str:
    """The ToUnicode map (ISO 32000-1 §9.10.3) of a subset: ``subset[i]`` is the character of code ``i``."""
    face = _faces.get(fontname.rpartition("+")[2])
    sources = _sources.get(id(face), {})
    rows = [f"<{code:02X}> <{_utf16(_meaning(character, sources))}>" for code, character in enumerate(subset)]
    blocks = [rows[start : start + _MOST_IN_BLOCK] for start in range(0, len(rows), _MOST_IN_BLOCK)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def _meaning(character: int, sources: dict[int, str]) -> str:
    if character in sources:
        return sources[character] or "\u200b"  # a glyph that only completes another: nothing to read
    if character == 0:
        return _REPLACEMENT
    if any(first <= character <= last for first, last in _FORMS):
        return unicodedata.normalize("NFKC", chr(character))
    return chr(character)


def _utf16(text: str) -> str:
    return text.encode("utf-16-be", "surrogatepass").hex().upper()
