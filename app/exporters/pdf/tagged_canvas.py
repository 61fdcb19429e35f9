"""A canvas whose documents can be heard and kept: tags, page numbers "n / N", and what PDF/UA and PDF/A ask for."""

import zlib
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFName, PDFStream, PDFString
from reportlab.pdfgen.canvas import Canvas

from app.exporters.pdf import theme
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.structure_tree import PlainObject, write_structure
from app.exporters.pdf.tags import Element, Tags, tags_of

_DECORATION = "/Artifact BMC"
_SIZE = 7.5  # of the page number
NUMBER_WIDTH = 60  # points, room for "1,000 / 1,000"


class TaggedCanvas(Canvas):
    """A canvas on which everything is decoration unless an element says otherwise (``tags.py``).

    Each page asks for a form by its number ("n / N"), made when the last page is known.
    """

    _code: list[str]
    _doc: Any
    _annotationCount: int  # noqa: N815 (ReportLab's name)

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.tags = Tags()
        self.numbered: set[int] = set()
        self._annotation_places: list[PlainObject] = []
        self._link: tuple[str, Element] | None = None
        self.begin_decoration()

    def begin_decoration(self) -> None:
        """What follows is not heard."""
        self._code.append(_DECORATION)

    def end_decoration(self) -> None:
        """Something to hear follows; an empty stretch of decoration is taken out again."""
        if self._code and self._code[-1] == _DECORATION:
            self._code.pop()
        else:
            self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        """End the page."""
        self.end_decoration()
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.StructParents = len(self.tags.pages)
        page.Tabs = PDFName("S")
        page.Contents = _compressed(page.stream)  # now, for the code of a thousand pages takes much room
        page.stream = None
        self.tags.pages.append(self.tags.on_page)
        self.tags.on_page = []
        self.begin_decoration()

    def link(self, address: str, rectangle: tuple[float, float, float, float], words: str, element: Element) -> None:
        """A link over ``rectangle`` (left, bottom, right, top in points here), which reads ``words``."""
        self._link = (words, element) if tags_of(self) else None
        self.linkURL(address, rectangle, relative=1, thickness=0)
        self._link = None

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:  # noqa: N802
        """ReportLab's way to put an annotation on the page: a link is heard as well (PDF/UA-1 §7.18.5)."""
        super()._addAnnotation(annotation, name, addtopage)  # type: ignore[misc]
        if self._link is None:
            return
        words, element = self._link
        place = PlainObject()
        self._annotation_places.append(place)
        self.tags.annotations.append(element)
        element.children.append((len(self.tags.pages), f"NUMBER{self._annotationCount}"))
        annotation.dict["StructParent"] = place
        annotation.dict["Contents"] = PDFString(words)
        annotation.dict["F"] = 4  # printed (PDF/A-3 §6.3.2)

    def draw_page_number(self, right: float, base: float) -> None:
        """Put "n / N" at the right end of a line, when N is known."""
        number = self.getPageNumber()
        self.numbered.add(number)
        self.saveState()
        self.translate(right - NUMBER_WIDTH, base)
        self.doForm(_form(number))
        self.restoreState()

    def save(self) -> None:
        """Make the page numbers, write the structure down, and write the file."""
        pages = len(self.tags.pages)
        self._code[:] = []  # what was prepared for a page that does not come
        for number in sorted(self.numbered):
            self.beginForm(_form(number), 0, -3, NUMBER_WIDTH, 10)
            self._code[:] = []
            self.setFont(Face.REGULAR, _SIZE)
            self.setFillColor(theme.MUTED)
            self.drawRightString(NUMBER_WIDTH, 0, f"{number} / {pages}")
            self.endForm()
        self._code[:] = []
        write_structure(self._doc, self.tags)
        for number, place in enumerate(self._annotation_places, start=pages):
            place.code = str(number).encode()
        super().save()


def _compressed(code: str) -> PDFStream:
    made = PDFStream(content=zlib.compress(code.encode("latin-1")), filters=[])
    made.dictionary["Filter"] = PDFName("FlateDecode")
    return made


def _form(number: int) -> str:
    return f"page-{number}"
