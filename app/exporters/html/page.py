"""The frame of every web page: one file that loads nothing, and reads well with and without a screen.

A strict Content-Security-Policy stands in the file itself: only its own style sheet, by its digest, and pictures that
are part of the file; nothing runs but the one script that the agenda has, by its digest too. Landmarks, a skip link and
headings in order guide those who listen (WCAG 2.2, level AA).
"""

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from app.domain.documents import Picture, ProjectHead
from app.exporters.html.markup import NOTHING, Html, escaped, joined, tag
from app.exporters.html.style import style_sheet
from app.exporters.pictures import picture_size
from app.exporters.terms import ILLUSTRATIVE_SIGN, data_protection, funding, illustrative_footnote
from app.words import Words


@dataclass(frozen=True)
class Masthead:
    """What a page begins with: its kind, the title, whose it is, the facts; ``mark`` is "Draft", or nothing."""

    kind: str
    title: str
    illustrative: bool
    project: ProjectHead
    facts: Sequence[tuple[str, Sequence[Html]]]
    mark: str = ""


@dataclass(frozen=True)
class Section:
    """A part of the page under a heading of level 2, with its place in the contents; ``shown`` is its heading."""

    anchor: str
    name: str
    content: Html
    shown: Html = NOTHING


def page(
    title: str,
    description: str,
    language: str,
    masthead: Masthead,
    before: Html,
    sections: Sequence[Section],
    illustrative: bool,
    words: Words,
    script: str = "",
) -> bytes:
    """The whole file, UTF-8. ``before`` stands before the contents; ``language`` is as in "en-GB".

    ``script`` is the program's own, the same on every page that has it; it runs when the page has been read.
    """
    body = tag(
        "body",
        tag("a", escaped(words("Skip to the content")), class_="skip", href="#content"),
        tag(
            "div",
            _header(masthead),
            tag(
                "main",
                before,
                _contents(sections, words),
                *(_section(section) for section in sections),
                id="content",
            ),
            _footer(masthead.project, illustrative, words),
            class_="wrap",
        ),
        tag("script", Html(script)) if script else NOTHING,
    )
    whole = tag("html", _head(title, description, masthead.project, script), Html("\n"), body, lang=language)
    return f"<!DOCTYPE html>\n{whole}\n".encode("utf-8", "replace")


def rail(rows: Sequence[tuple[str, Sequence[Html]]]) -> Html:
    """Labels at the left, and what they say beside them; nothing where there are none."""
    if not rows:
        return NOTHING
    return tag("dl", *(_pair(label, values) for label, values in rows), class_="rail")


def sign(illustrative: bool) -> Html:
    """The sign of an illustrative row, or nothing."""
    return escaped(ILLUSTRATIVE_SIGN if illustrative else "")


def paragraph(content: Html, kind: str | None = None) -> Html:
    """A paragraph of one look, or nothing where it would be empty."""
    return tag("p", content, class_=kind) if content else NOTHING


def _head(title: str, description: str, project: ProjectHead, script: str) -> Html:
    sheet, policy = _sheet_and_policy(script)
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("title", _plain(title)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="description", content=description),
        tag("meta", name="author", content=project.acronym or project.title),
        tag("meta", name="generator", content="Plenary"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("style", sheet),
    )


def _plain(text: str) -> Html:
    """A title holds no elements."""
    return Html(escaped(text).removeprefix("<bdi>").removesuffix("</bdi>"))


@cache
def _sheet_and_policy(script: str) -> tuple[Html, str]:
    sheet = style_sheet()
    runs = f"script-src {_digest(script)}; " if script else ""
    policy = f"default-src 'none'; style-src {_digest(sheet)}; {runs}img-src data:; base-uri 'none'; form-action 'none'"
    return Html(sheet), policy


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _header(masthead: Masthead) -> Html:
    project = masthead.project
    subtitle = f"{project.acronym} · {project.title}" if project.acronym and project.title else project.title
    titles = tag(
        "div",
        paragraph(escaped(masthead.mark), "mark caps"),
        paragraph(escaped(masthead.kind), "caps"),
        tag("h1", escaped(masthead.title), sign(masthead.illustrative)),
        paragraph(escaped(subtitle or project.acronym), "subtitle"),
    )
    facts = tag("dl", *(_pair(label, values) for label, values in masthead.facts), class_="facts")
    return tag(
        "header",
        tag("div", titles, logo(project.logo), class_="masthead"),
        facts if masthead.facts else NOTHING,
    )


def logo(picture: Picture | None) -> Html:
    """The logo as a part of the file; nothing where there is none, or it is broken."""
    found = picture_size(picture)
    if picture is None or found is None:
        return NOTHING
    data = base64.b64encode(picture.data).decode("ascii")
    return tag(
        "img",
        class_="logo",
        src=f"data:{found.media_type};base64,{data}",
        alt=picture.alt,
        width=str(found.width),
        height=str(found.height),
    )


def _pair(label: str, values: Sequence[Html]) -> Html:
    return tag("div", tag("dt", escaped(label), class_="caps"), *(tag("dd", value) for value in values))


def _contents(sections: Sequence[Section], words: Words) -> Html:
    if len(sections) < 2:
        return NOTHING
    links = (tag("li", tag("a", escaped(section.name), href=f"#{section.anchor}")) for section in sections)
    return tag("nav", tag("ul", *links), aria_label=words("Contents"))


def _section(section: Section) -> Html:
    heading = f"{section.anchor}-heading"
    return tag(
        "section",
        tag("h2", section.shown or escaped(section.name), id=heading),
        section.content,
        Html("\n"),
        id=section.anchor,
        aria_labelledby=heading,
    )


def _footer(project: ProjectHead, illustrative: bool, words: Words) -> Html:
    lines = [
        illustrative_footnote(words) if illustrative else "",
        funding(project, words),
        data_protection(project, words),
    ]
    shown = joined("", (paragraph(escaped(line)) for line in lines))
    return tag("footer", shown, class_="ending small") if shown else NOTHING
