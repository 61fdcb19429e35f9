r"""Text on its way into a Markdown file: plain text is escaped, and Markdown somebody wrote stays inside its place.

In Plenary's Markdown, HTML and entities are shown as typed (``app/exporters/pdf/markdown.py``). Other programs obey
them, so a file says ``\<b>`` and ``\&amp;``; and a block of code that was never ended is ended.
"""

import re

from markdown_it import MarkdownIt

from app.domain.text import clean_text

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&|~])")
_AT_START = re.compile(r"^(\s*)([-+=#]|\d+(?=[.)]))", re.MULTILINE)
_OBEYED = re.compile(
    r"(?P<kept>\\.|(?P<ticks>`+).+?(?<!`)(?P=ticks)(?!`))"  # what is escaped already, and code
    r"|(?P<html><(?!(?:https?|mailto):)(?=[A-Za-z/!?]))"
    r"|(?P<entity>&(?=#?\w+;))",
    re.DOTALL,
)
_WITH_HTML = MarkdownIt("commonmark").enable("table")
_AFTERWARDS = "what comes afterwards"


def escaped_markdown(text: str) -> str:
    """One line of plain text, as Markdown that says just that."""
    line = _ANYWHERE.sub(r"\\\1", " ".join(clean_text(text).split("\n")))
    return _AT_START.sub(_escaped_start, line)


def contained_markdown(text: str) -> str:
    """``text``, which is Markdown, so that it neither brings in HTML nor swallows what follows it."""
    ended = _ended(clean_text(text).strip("\n"))
    safe = _OBEYED.sub(lambda found: found["kept"] or "\\" + found.group(), ended)
    if _brings_in_html(safe):
        safe = ended.replace("&", "&amp;").replace("<", "&lt;")
    if _swallows(safe):
        return "\n\n".join(escaped_markdown(paragraph) for paragraph in text.split("\n\n"))
    return safe


def _escaped_start(found: re.Match[str]) -> str:
    indent, start = found.groups()
    return f"{indent}{start}\\" if start.isdigit() else f"{indent}\\{start}"


def _brings_in_html(text: str) -> bool:
    return any(
        token.type == "html_block" or any(child.type == "html_inline" for child in token.children or ())
        for token in _WITH_HTML.parse(text)
    )


def _ended(text: str) -> str:
    """``text``, its last block of code ended where it was not."""
    tokens = _WITH_HTML.parse(text)
    if tokens and tokens[-1].type == "fence" and _swallows(text):
        return f"{text}\n{tokens[-1].markup}"
    return text


def _swallows(text: str) -> bool:
    """Whether a paragraph after ``text`` would not be one of its own."""
    shapes = [(token.type, token.level, token.content) for token in _WITH_HTML.parse(f"{text}\n\n{_AFTERWARDS}")]
    return shapes[-3:-1] != [("paragraph_open", 0, ""), ("inline", 1, _AFTERWARDS)]
