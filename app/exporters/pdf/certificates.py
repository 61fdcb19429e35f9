"""Certificates of attendance as PDF: a page for each person."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.certificates import Certificate, Certificates
from app.exporters.dates import country_name, date_range, language_tag, long_date
from app.exporters.pdf.blocks import ending
from app.exporters.pdf.display import display, fitted
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps, Rule
from app.exporters.pdf.logo import logo
from app.exporters.pdf.page import Furniture, Sheet, build
from app.exporters.pdf.paragraphs import plain
from app.exporters.pdf.rows import Cell, Look, Row
from app.exporters.pdf.stack import Stack
from app.exporters.pdf.tags import Element, inside
from app.exporters.pdf.theme import (
    ACCENT,
    GUTTER,
    HAIRLINE,
    HEAD_RULE,
    INK,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RAIL,
    TRACK_RULE,
    Style,
)
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION
from app.exporters.venue_words import PARTS, length_text, parts_by_kind, way_text
from app.words import Words

_MARGIN = 28 * mm
_WIDTH = PAGE_WIDTH - 2 * _MARGIN
_TOP = 30 * mm
_SIGNATURES_TOP = 82 * mm  # from the foot of the page
_END_TOP = 42 * mm
_END_BOTTOM = 10 * mm
_LOGO = 24 * mm
_ACCENT_RULE = 18 * mm
_LINE_ABOVE = 17 * mm  # room to sign
_FACTS = (0.38, 0.34, 0.28)
_FACTS_LOOK = Look(above=0, below=14, rule=0)
_PART_LOOK = Look(above=0, below=7, rule=0, gap=60)

_NAME_HEIGHT, _NAME_SIZES = 78.0, (38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8)
_NATIVE_HEIGHT, _NATIVE_SIZES = 40.0, (17, 16, 15, 14, 13, 12, 11, 10, 9, 8)
_HOME_HEIGHT, _HOME_SIZES = 34.0, (12, 11, 10, 9, 8, 7)
_MEETING_HEIGHT, _MEETING_SIZES = 64.0, (20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8)
_WHEN_HEIGHT = 34.0
_SIGNING_SIZES = (9, 8.5, 8, 7.5, 7, 6.5, 6)


def certificates_pdf(found: Certificates, words: Words) -> bytes:
    """The certificates; the same attendance, the same bytes."""
    return build(_pages(found, words), _furniture(found, words))


def _furniture(found: Certificates, words: Words) -> Furniture:
    meeting = found.meeting
    return Furniture(
        title=words("{meeting}: certificates of attendance", meeting=meeting.title),
        author=found.project.acronym,
        subject=_when_and_where(found, words),
        language=language_tag(words),
        running_head="",
        footer="",
        mark="",
        at=dt.datetime.combine(found.issued, dt.time(), dt.UTC),
        first=Sheet.BARE,
    )


def _pages(found: Certificates, words: Words) -> Iterator[Flowable]:
    for certificate in found.entries:
        yield from _certificate(found, certificate, words)
    if not found.entries:
        nobody = plain(words("Nobody's attendance was recorded."), Style.BODY)
        heading = display(found.meeting.title, 24, Face.LIGHT, kind="H1", entry=found.meeting.title)
        end = Stack(_WIDTH, ending(found.project, found.meeting.illustrative, words))
        yield _Page((), Stack(_WIDTH, [heading, Spacer(1, 12), nobody]), (), end)


def _certificate(found: Certificates, certificate: Certificate, words: Words) -> Iterator[Flowable]:
    """A page, or more where somebody had so many parts in the meeting that one does not hold them."""
    end = Stack(_WIDTH, ending(found.project, _is_illustrative(found, certificate), words))
    mark = logo(found.project.logo, _LOGO, _LOGO)
    first, rest = Stack(_WIDTH, _body(found, certificate, words)).cut(PAGE_HEIGHT - _TOP - _SIGNATURES_TOP)
    while rest.flowables:
        yield _Page(mark, first, (), end)
        head = Stack(_WIDTH, _head_again(certificate, words))
        part, rest = rest.cut(PAGE_HEIGHT - _TOP - _SIGNATURES_TOP - head.height)
        first = Stack(_WIDTH, [*head.flowables, *part.flowables])
    yield _Page(mark, first, _signatures(found, words), end)


def _head_again(certificate: Certificate, words: Words) -> list[Flowable]:
    """What a further page begins with."""
    name = certificate.person.name or certificate.person.native
    again = fitted(name, _WIDTH, _HOME_HEIGHT, _HOME_SIZES)
    return [Caps(words("Certificate of attendance"), ACCENT, size=9), Spacer(1, 6), again, Spacer(1, 18)]


def _is_illustrative(found: Certificates, certificate: Certificate) -> bool:
    return found.meeting.illustrative or certificate.person.illustrative


class _Page(Flowable):
    """One page: what is certified at the top, the signatures at a place of their own, the ending at the foot."""

    def __init__(
        self, mark: Sequence[Flowable], body: Stack, signatures: Sequence[tuple[float, Stack]], end: Stack
    ) -> None:
        super().__init__()
        self._mark, self._body, self._signatures, self._end = mark, body, signatures, end

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The whole page."""
        self.width, self.height = PAGE_WIDTH, PAGE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw the page from top to bottom."""
        canvas: Any = self.canv
        canvas.saveState()
        canvas.setFillColor(ACCENT)
        canvas.rect(_MARGIN, PAGE_HEIGHT - _TOP + 9 * mm, _ACCENT_RULE, TRACK_RULE, stroke=0, fill=1)
        canvas.restoreState()
        with inside(canvas, Element("Sect")):
            Stack(_LOGO, self._mark).draw(canvas, PAGE_WIDTH - _MARGIN - _LOGO, PAGE_HEIGHT - _TOP + 9 * mm)
            self._body.draw(canvas, _MARGIN, PAGE_HEIGHT - _TOP)
            for left, signature in self._signatures:
                signature.draw(canvas, _MARGIN + left, _SIGNATURES_TOP)
            first, _rest = self._end.cut(_END_TOP - _END_BOTTOM)
            first.draw(canvas, _MARGIN, _END_TOP)


def _body(found: Certificates, certificate: Certificate, words: Words) -> list[Flowable]:
    meeting, ref = found.meeting, certificate.person
    sign = ILLUSTRATIVE_SIGN if ref.illustrative else ""
    name = ref.name or ref.native
    native: list[Flowable] = []
    if ref.native not in ("", name):
        native = [Spacer(1, 3), fitted(ref.native, _WIDTH, _NATIVE_HEIGHT, _NATIVE_SIZES, lines=1, colour=MUTED)]
    return [
        Caps(words("Certificate of attendance"), ACCENT, size=9),
        Spacer(1, 66),
        plain(words("This is to certify that"), Style.SUBTITLE),
        Spacer(1, 8),
        fitted(f"{name}{sign}", _WIDTH, _NAME_HEIGHT, _NAME_SIZES, face=Face.LIGHT, kind="H1", entry=name),
        *native,
        *_home(certificate, words),
        Spacer(1, 26),
        plain(words("took part in"), Style.SUBTITLE),
        Spacer(1, 8),
        fitted(meeting.title, _WIDTH, _MEETING_HEIGHT, _MEETING_SIZES, lines=3, face=Face.LIGHT),
        Spacer(1, 5),
        fitted(_when_and_where(found, words), _WIDTH, _WHEN_HEIGHT, _HOME_SIZES),
        Spacer(1, 24),
        Rule(HEAD_RULE, INK, below=8),
        _facts(certificate, words),
        *_parts(certificate, words),
    ]


def _home(certificate: Certificate, words: Words) -> list[Flowable]:
    """The organisation and its country."""
    home = certificate.legal_name or certificate.person.organisation
    country = country_name(certificate.country, words) if certificate.country else ""
    if home and country:
        home = words("{organisation}, {country}", organisation=home, country=country)
    return [Spacer(1, 9), fitted(home or country, _WIDTH, _HOME_HEIGHT, _HOME_SIZES)] if home or country else []


def _when_and_where(found: Certificates, words: Words) -> str:
    meeting = found.meeting
    dates = date_range(meeting.first_day, meeting.last_day, words)
    return words("{dates}, {place}", dates=dates, place=meeting.place) if meeting.place else dates


def _facts(certificate: Certificate, words: Words) -> Row:
    """How long, in which way and as what the person took part."""
    facts = (
        (words("Length"), length_text(certificate, words)),
        (words("Attendance"), way_text(certificate, words)),
        (words("As"), words(PARTICIPATION[certificate.role])),
    )
    lefts = [sum(_FACTS[:place]) * _WIDTH for place in range(len(_FACTS))]
    cells = [
        Cell(left, share * _WIDTH - GUTTER, [Caps(label), Spacer(1, 2.5), plain(value, Style.CELL)])
        for left, share, (label, value) in zip(lefts, _FACTS, facts, strict=True)
    ]
    return Row(cells, _FACTS_LOOK)


def _parts(certificate: Certificate, words: Words) -> Iterator[Row]:
    """What the person did in the meeting: "Speaker", and the titles of the talks."""
    for kind, titles in parts_by_kind(certificate.parts):
        label = [Spacer(1, 1.8), Caps(words(PARTS[kind]))]
        said = [plain(title, Style.CELL) for title in titles]
        yield Row([Cell(0, RAIL - GUTTER, label), Cell(RAIL, _WIDTH - RAIL, said)], _PART_LOOK)


def _signatures(found: Certificates, words: Words) -> list[tuple[float, Stack]]:
    """The day of issue, and a line to sign for each of host and coordinator; each with its distance from the left."""
    signing = []
    if found.meeting.host:
        signing.append((words("For the host"), found.meeting.host))
    if found.coordinator and found.coordinator != found.meeting.host:
        signing.append((words("For the coordinator"), found.coordinator))
    if not signing:
        signing.append((words("For the project"), found.project.acronym or found.project.title))
    issued = plain(words("Issued on {date}", date=long_date(found.issued, words)), Style.CELL)
    width = (_WIDTH - GUTTER) / 2
    signatures = [(0.0, Stack(_WIDTH, [issued]))]
    for place, (label, name) in enumerate(signing):
        line = [Spacer(1, _LINE_ABOVE), Rule(HAIRLINE, MUTED, below=5), Caps(label), Spacer(1, 2)]
        signatures.append((place * (width + GUTTER), Stack(width, [*line, fitted(name, width, 24, _SIGNING_SIZES)])))
    return signatures
