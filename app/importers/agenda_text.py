"""Texts of other programs as plain text: HTML and Markdown lose their marks, never their words, paragraphs or links."""

import re
from html.parser import HTMLParser

from typing_extensions import override

from app.domain.text import clean_text

_PARAGRAPHS = frozenset(
    {
        "p", "div", "ul", "ol", "dl", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section",
        "article", "header", "footer", "figure", "hr", "address",
    }
)  # fmt: skip
_LINES = frozenset({"br", "li", "tr", "dt", "dd", "figcaption", "caption"})
_INLINE = frozenset(
    {
        "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
        "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "td", "th", "tbody", "thead",
        "tfoot", "tt", "u", "var", "wbr", "script", "style", "iframe",
    }
)  # fmt: skip
TAGS = _PARAGRAPHS | _LINES | _INLINE  # what is taken for HTML; any other "<word>" is the author's
_TAG = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>=]*=[^<>]*|\s*)/?>")
_UNSEEN = frozenset({"script", "style"})
_MARKDOWN_IMAGE = re.compile(r"!\[([^\]\[]*)\]\(\s*<?([^\s()<>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_MARKDOWN_LINK = re.compile(r"\[([^\]\[]+)\]\(\s*<?([^\s()<>]+(?:\([^\s()]*\)[^\s()]*)?)>?(?:\s+\"[^\"]*\")?\s*\)")
_MARKDOWN_ADDRESS = re.compile(r"<((?:https?|mailto):[^\s<>]+)>")
_MARKDOWN_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.*)$", re.MULTILINE)
_MARKDOWN_BOLD = re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?![\w*])")
_EMPTY_LINES = re.compile(r"\n{3,}")
_MOST_LETTERS, _MOST_TAGS = 200_000, 10_000  # of a text that is looked through for marks; a longer one is kept as it is
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def plain_text(text: str) -> str:
    """``text`` without marks of HTML or Markdown; what is neither stays as it is, but for blanks around it."""
    if len(text) > _MOST_LETTERS or text.count("<") > _MOST_TAGS:
        return tidy(text)
    if is_html(text):
        text = _without_html(text)
    return tidy(_without_markdown(text))


def is_html(text: str) -> bool:
    """Whether there is a tag of HTML in it."""
    return any(found[1].lower() in TAGS for found in _TAG.finditer(text))


def tidy(text: str) -> str:
    """Cleaned, no blanks at the ends of lines, at most one empty line between paragraphs."""
    lines = (line.rstrip() for line in clean_text(text).split("\n"))
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip()


def one_line(text: str) -> str:
    """All words on one line."""
    return " ".join(clean_text(text, one_line=True).split())


def plain_line(text: str) -> str:
    """A title: marks of HTML gone, all words on one line."""
    return one_line(_without_html(text) if is_html(text) else text)


def _without_markdown(text: str) -> str:
    if not any(sign in text for sign in ("](", "#", "**", "<http", "<mailto")):
        return text
    text = _MARKDOWN_IMAGE.sub(_linked, text)
    text = _MARKDOWN_LINK.sub(_linked, text)
    text = _MARKDOWN_ADDRESS.sub(r"\1", text)
    text = _MARKDOWN_HEADING.sub(_heading, text)
    return _MARKDOWN_BOLD.sub(r"\1", text)


def _heading(found: "re.Match[str]") -> str:
    words = found[1].rstrip()
    closed = words.rstrip("#")
    return closed.rstrip() if not closed or closed[-1:].isspace() else words


def _linked(found: "re.Match[str]") -> str:
    return with_link(found[1], found[2])


def with_link(words: str, address: str) -> str:
    """Words and where they lead: "the project (https://example.org)"; once only where the two are the same."""
    address = address.strip()
    shown = address.removeprefix("mailto:")
    if not address or shown == words.strip():
        return words
    return f"{words} ({shown})" if words.strip() else shown


def _without_html(text: str) -> str:
    """Only known tags are taken for such: "a<b" and "<stdio.h>" are the author's words."""
    text = _without_comments(text)
    pieces, begun = [], 0
    for found in _TAG.finditer(text):
        if found[1].lower() in TAGS:
            pieces += [text[begun : found.start()].replace("<", "&lt;"), found[0]]
            begun = found.end()
    pieces.append(text[begun:].replace("<", "&lt;"))
    reader = _Reader()
    reader.feed("".join(pieces))
    reader.close()
    return reader.text()


def _without_comments(text: str) -> str:
    pieces, begun = [], 0
    while (start := text.find("<!--", begun)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[begun:start])
        begun = end + len("-->")
    return "".join((*pieces, text[begun:]))


class _Reader(HTMLParser):
    """Collects the words, a line for each block; blanks are what a browser makes of them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._parts: list[str] = []
        self._links: list[tuple[str, int]] = []
        self._lists: list[int] = []  # the number of the next point, 0 for none
        self._unseen = self._kept = 0
        self._at_point = False

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "a":
            self._links.append((given.get("href") or "", len(self._parts)))
        elif tag == "img":
            self._parts.append(with_link(given.get("alt") or "", given.get("src") or ""))
        elif tag == "iframe":
            self._parts.append(given.get("src") or "")
        elif tag in ("td", "th"):
            self._parts.append(" ")
        elif tag in _PARAGRAPHS:
            self._begin(tag)
        elif tag == "li":
            self._point()
        elif tag in _LINES:
            self._parts.append("\n")

    @override
    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "a" and self._links:
            address, begun = self._links.pop()
            words = "".join(self._parts[begun:])
            self._parts[begun:] = [with_link(words, address)]
        elif tag in _PARAGRAPHS:
            self._kept -= tag == "pre" and self._kept > 0
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._parts.append("\n" if self._lists else "\n\n")

    @override
    def handle_data(self, data: str) -> None:
        if not self._unseen:
            words = data if self._kept else _BLANKS.sub(" ", data)
            if not self._kept and (not self._parts or self._parts[-1].endswith("\n")):
                words = words.lstrip(" ")
            if words:
                self._parts.append(words)
                self._at_point &= not words.strip()

    def text(self) -> str:
        """What was read."""
        return "".join(self._parts)

    def _begin(self, tag: str) -> None:
        inside = bool(self._lists)
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else 0)
        self._kept += tag == "pre"
        if not self._at_point:
            self._parts.append("\n" if inside else "\n\n")

    def _point(self) -> None:
        number = self._lists[-1] if self._lists else 0
        if number:
            self._lists[-1] += 1
        self._parts += ["\n", f"{number}. " if number else "• "]
        self._at_point = True
