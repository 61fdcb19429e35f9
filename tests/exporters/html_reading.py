"""What a web page says when another program (the standard library's parser) reads it."""

from html.parser import HTMLParser
from xml.etree.ElementTree import Element, TreeBuilder

_VOID = {"br", "hr", "img", "link", "meta"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Reader(HTMLParser):
    """A tree of the elements; one that is not closed, or closed twice, or says an attribute twice, is an error."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> says an attribute twice"
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self.builder.end(tag)
        else:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop() == tag, f"</{tag}> closes nothing"
        self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        if self._open:
            self.builder.data(data)


def opened(data: bytes) -> Element:
    """The element html of a whole page."""
    content = data.decode("utf-8")
    assert content.startswith("<!DOCTYPE html>\n<html ")
    reader = _Reader()
    reader.feed(content)
    reader.close()
    assert reader._open == []
    return reader.builder.close()


def said(element: Element) -> str:
    """The text of an element, single-spaced."""
    return " ".join("".join(element.itertext()).split())


def body(data: bytes) -> Element:
    found = opened(data).find("body")
    assert found is not None
    return found


def headings(page: Element) -> list[tuple[int, str]]:
    """Level and text of each heading, in order."""
    return [(int(element.tag[1]), said(element)) for element in page.iter() if element.tag in _HEADINGS]


def of_class(page: Element, name: str) -> list[Element]:
    return [element for element in page.iter() if name in element.get("class", "").split()]


def rows(table: Element) -> list[list[str]]:
    """The cells of each row of a table."""
    return [[said(cell) for cell in row] for row in table.iter("tr")]
