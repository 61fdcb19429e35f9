"""The styles of the Word files: every look is a style that the reader can change, nothing is set by hand."""

from dataclasses import dataclass
from typing import Any, Final

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from app.exporters import palette

TEXT_WIDTH: Final = 9638  # twentieths of a point: 170 mm
_FACTS_INDENT = 1928  # 34 mm
_FONT = "Calibri"
_LIGHT = "Calibri Light"
_COMPLEX = "Arial"  # for Arabic and Hebrew
_MONOSPACED = "Consolas"
_LINK = "Hyperlink"  # a name that Word itself knows


@dataclass(frozen=True)
class _Look:
    """How a paragraph style looks: points, colours as "#17232E"; ``fill`` behind it, ``bar`` at its left."""

    name: str
    size: float = 10.5
    colour: str = palette.INK
    bold: bool = False
    italic: bool = False
    font: str = ""
    before: float = 0
    after: float = 0
    line: float = 1.15
    with_next: bool = False
    caps: bool = False
    hanging: int = 0  # twentieths of a point
    fill: str = ""
    bar: str = ""
    rule: str = ""
    following: str = ""  # the style of the next paragraph that is typed


_LOOKS: Final = (
    _Look("Normal", after=6),
    _Look("Body Text", after=6),
    _Look("Title", 26, font=_LIGHT, line=1.05, after=4, with_next=True, following="Subtitle"),
    _Look("Subtitle", 12, palette.MUTED, after=14, following="Normal"),
    _Look("Heading 1", 15, bold=True, before=22, after=6, with_next=True, following="Body Text"),
    _Look("Heading 2", 11.5, palette.ACCENT, bold=True, before=16, after=4, with_next=True, following="Body Text"),
    _Look("Heading 3", 10.5, bold=True, before=12, after=1, with_next=True, following="Body Text"),
    _Look("Heading 4", 10.5, palette.MUTED, bold=True, before=8, after=2, with_next=True, following="Body Text"),
    _Look("List Bullet", after=3),
    _Look("List Bullet 2", after=3),
    _Look("List Bullet 3", after=3),
    _Look("List Number", after=3),
    _Look("List Number 2", after=3),
    _Look("List Number 3", after=3),
    _Look("List Continue", after=3),
    _Look("Quote", colour=palette.MUTED, italic=True, after=6, bar=palette.HAIR),
    _Look("Caption", 9, palette.MUTED, before=8, after=3, with_next=True),
    _Look("Header", 8.5, palette.MUTED),
    _Look("Footer", 8.5, palette.MUTED),
    _Look("Document Kind", 9, palette.ACCENT, bold=True, caps=True, after=2, with_next=True, following="Title"),
    _Look("Facts", 10, after=3, hanging=_FACTS_INDENT),
    _Look("Details", 9, palette.MUTED, after=3, line=1.1, following="Body Text"),
    _Look("Flag", 8.5, palette.PLUM, bold=True, caps=True, with_next=True, following="Body Text"),
    _Look("Source Text", 9.5, font=_MONOSPACED, fill=palette.TINT, after=6),
    _Look("Rule", 4, rule=palette.HAIR, after=8),
    _Look("Table Text", 9, after=0, line=1.1),
    _Look("Table Details", 8.5, palette.MUTED, line=1.1),
    _Look("Space", 4),
    _Look("Table Head", 8, palette.MUTED, bold=True, caps=True, with_next=True),
    *(
        look
        for kind, bar, fill in (
            ("Decision", palette.ACCENT, palette.ACCENT_TINT),
            ("Lost Decision", palette.MUTED, palette.TINT),
        )
        for look in (
            _Look(f"{kind} Label", 8.5, bar, bold=True, caps=True, with_next=True, fill=fill, bar=bar),
            _Look(f"{kind} Text", bold=True, with_next=True, fill=fill, bar=bar),
            _Look(f"{kind} Details", 9, palette.MUTED, fill=fill, bar=bar),
        )
    ),
)
_TABLE = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlenaryTable">
 <w:name w:val="Plenary Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>
 <w:tblPr>
  <w:tblBorders>
   <w:bottom w:val="single" w:sz="4" w:space="0" w:color="{palette.HAIR[1:]}"/>
   <w:insideH w:val="single" w:sz="4" w:space="0" w:color="{palette.HAIR[1:]}"/>
  </w:tblBorders>
  <w:tblCellMar>
   <w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>
   <w:bottom w:w="80" w:type="dxa"/><w:right w:w="140" w:type="dxa"/>
  </w:tblCellMar>
 </w:tblPr>
 <w:tblStylePr w:type="firstRow">
  <w:tcPr><w:tcBorders>
   <w:bottom w:val="single" w:sz="8" w:space="0" w:color="{palette.INK[1:]}"/>
  </w:tcBorders></w:tcPr>
 </w:tblStylePr>
</w:style>
"""


def set_styles(document: Document, language: str) -> None:
    """Give ``document``, made from python-docx's own template, Plenary's styles in ``language`` (BCP 47)."""
    _defaults(document, language)
    for look in _LOOKS:
        _set(document, look)
    document.styles.element.append(parse_xml(_TABLE))
    _character_style(document, _LINK, colour=palette.ACCENT, underline=True)
    _character_style(document, "Source Text Character", font=_MONOSPACED)
    _character_style(document, "Quiet", colour=palette.MUTED)
    _character_style(document, "Number", colour=palette.ACCENT)


def _defaults(document: Document, language: str) -> None:
    (properties,) = document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
    properties.clear()
    properties.append(_fonts(_FONT))
    properties.append(OxmlElement("w:lang", {qn("w:val"): language, qn("w:eastAsia"): "ja-JP", qn("w:bidi"): "ar-SA"}))
    for settings in document.settings.element.xpath("w:themeFontLang"):
        settings.set(qn("w:val"), language)


def _set(document: Document, look: _Look) -> None:
    styles = document.styles
    known = look.name in styles
    style = styles[look.name] if known else styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.quick_style = True
    style.hidden = False
    element = style.element
    for properties in element.xpath("w:pPr|w:rPr"):
        element.remove(properties)
    if look.name != "Normal" and not known:
        style.base_style = styles["Normal"]
    if look.following and look.following in styles:
        style.next_paragraph_style = styles[look.following]
    element.append(_paragraph_properties(look))
    element.append(_run_properties(look))


def _paragraph_properties(look: _Look) -> Any:
    """In the order that the schema of the format asks for."""
    properties = OxmlElement("w:pPr")
    if look.with_next:
        properties.append(OxmlElement("w:keepNext"))
        properties.append(OxmlElement("w:keepLines"))
    properties.append(OxmlElement("w:widowControl"))
    if look.bar or look.rule:
        properties.append(_borders(look))
    if look.fill:
        shade = {"val": "clear", "color": "auto", "fill": look.fill[1:]}
        properties.append(OxmlElement("w:shd", {qn(f"w:{name}"): value for name, value in shade.items()}))
    stops = _tab_stops(look)
    if stops is not None:
        properties.append(stops)
    spacing = {"before": round(look.before * 20), "after": round(look.after * 20), "line": round(look.line * 240)}
    attributes = {qn(f"w:{name}"): str(value) for name, value in spacing.items()}
    properties.append(OxmlElement("w:spacing", {**attributes, qn("w:lineRule"): "auto"}))
    if look.hanging:
        indent = {qn("w:left"): str(look.hanging), qn("w:hanging"): str(look.hanging)}
        properties.append(OxmlElement("w:ind", indent))
    elif look.bar:
        properties.append(OxmlElement("w:ind", {qn("w:left"): "220"}))
    level = _outline_level(look.name)
    if level:
        properties.append(OxmlElement("w:outlineLvl", {qn("w:val"): level}))
    return properties


def _borders(look: _Look) -> Any:
    """Paragraphs with the same borders make one box: its top and bottom are drawn once."""
    sides = {  # size in eighths of a point, space to the text in points, colour; in the order of the schema
        "top": ("24", "1", look.fill) if look.bar and look.fill else None,
        "left": ("24", "8", look.bar) if look.bar else None,
        "bottom": ("24", "1", look.fill) if look.bar and look.fill else ("4", "1", look.rule) if look.rule else None,
    }
    borders = OxmlElement("w:pBdr")
    for side, shape in sides.items():
        if shape:
            size, space, colour = shape
            border = {"val": "single", "sz": size, "space": space, "color": colour[1:]}
            borders.append(OxmlElement(f"w:{side}", {qn(f"w:{name}"): value for name, value in border.items()}))
    return borders


def _tab_stops(look: _Look) -> Any:
    place = {"Header": TEXT_WIDTH, "Footer": TEXT_WIDTH, "Facts": look.hanging}.get(look.name)
    if place is None:
        return None
    stops = OxmlElement("w:tabs")
    kind = "left" if look.name == "Facts" else "right"
    stops.append(OxmlElement("w:tab", {qn("w:val"): kind, qn("w:pos"): str(place)}))
    return stops


def _outline_level(name: str) -> str:
    return str(int(name[-1]) - 1) if name.startswith("Heading ") else ""


def _run_properties(look: _Look) -> Any:
    properties = OxmlElement("w:rPr")
    if look.font:
        properties.append(_fonts(look.font))
    for name, wanted in (("b", look.bold), ("bCs", look.bold), ("i", look.italic), ("iCs", look.italic)):
        if wanted:
            properties.append(OxmlElement(f"w:{name}"))
    if look.caps:
        properties.append(OxmlElement("w:caps"))
    properties.append(OxmlElement("w:color", {qn("w:val"): look.colour[1:]}))
    if look.caps:
        properties.append(OxmlElement("w:spacing", {qn("w:val"): "12"}))
    for name in ("sz", "szCs"):
        properties.append(OxmlElement(f"w:{name}", {qn("w:val"): str(round(look.size * 2))}))
    return properties


def _fonts(name: str) -> Any:
    return OxmlElement("w:rFonts", {qn("w:ascii"): name, qn("w:hAnsi"): name, qn("w:cs"): _COMPLEX})


def _character_style(document: Document, name: str, colour: str = "", font: str = "", underline: bool = False) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name == _LINK)
    properties = style.element.get_or_add_rPr()
    if font:
        properties.append(_fonts(font))
    if colour:
        properties.append(OxmlElement("w:color", {qn("w:val"): colour[1:]}))
    if underline:
        properties.append(OxmlElement("w:u", {qn("w:val"): "single"}))
