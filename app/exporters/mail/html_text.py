"""Plain text as a page of a message: what the user typed, escaped; blocks, lists and links made of it."""

import html
import re
from collections.abc import Iterator

_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+[#-&*+/-9=?-Z_a-z~-]", re.IGNORECASE)
_ITEM = re.compile(r"[-–•·] +")
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head>
<body style="margin:0;padding:16px;font-family:'Segoe UI',Arial,sans-serif;font-size:15px;line-height:1.5;\
color:#17232e;background:#ffffff">
<div style="max-width:600px">
{blocks}
</div>
</body>
</html>
"""


def html_of(text: str, language: str) -> str:
    """The whole page; nothing of ``text`` is markup in it, and it loads nothing."""
    return _PAGE.format(language=html.escape(language, quote=True), blocks="\n".join(_blocks(text)))


def _blocks(text: str) -> Iterator[str]:
    for block in re.split(r"\n[ \t]*\n+", text.strip("\n")):
        run: list[str] = []
        items: list[str] = []
        for line in block.split("\n"):
            found = _ITEM.match(line)
            if found is None and items and line.startswith("  "):  # an item goes on
                items[-1] += "<br>" + _inline(line.strip())
                continue
            if found is None:
                yield from _list(items)
                items = []
                run.append(_inline(line))
            else:
                yield from _paragraph(run)
                run = []
                items.append(_inline(line[found.end() :]))
        yield from _paragraph(run)
        yield from _list(items)


def _paragraph(lines: list[str]) -> Iterator[str]:
    if lines:
        yield f'<p dir="auto" style="margin:0 0 12px">{"<br>".join(lines)}</p>'


def _list(items: list[str]) -> Iterator[str]:
    if items:
        inside = "".join(f'<li dir="auto" style="margin:0 0 6px">{item}</li>' for item in items)
        yield f'<ul style="margin:0 0 12px;padding:0 0 0 20px">{inside}</ul>'


def _inline(line: str) -> str:
    parts, end = [], 0
    for found in _LINK.finditer(line):
        address = html.escape(found[0], quote=True)
        parts += [html.escape(line[end : found.start()]), f'<a href="{address}" style="color:#0b5c7a">{address}</a>']
        end = found.end()
    return "".join([*parts, html.escape(line[end:])])
