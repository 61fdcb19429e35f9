"""Name badges as PDF: eight of 90 × 55 mm on a sheet of A4, with marks where they are cut.

The last sheet is filled with badges to write on, for those who come unannounced.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.desk_papers import Badge, BadgeSheets
from app.domain.kinds import ParticipationRole
from app.exporters.dates import country_name, date_range, language_tag
from app.exporters.pdf.badge_code import QUIET_ZONE, ContactCode
from app.exporters.pdf.blocks import ending
from app.exporters.pdf.display import display, fitted
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Caps
from app.exporters.pdf.logo import logo
from app.exporters.pdf.page import Furniture, Sheet, build
from app.exporters.pdf.stack import Stack
from app.exporters.pdf.tags import Element, inside, unheard
from app.exporters.pdf.theme import (
    ACCENT,
    AMBER,
    HAIR,
    HAIRLINE,
    INDIGO,
    INK,
    MUTED,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    PLUM,
    TRACK_RULE,
)
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION
from app.words import Words

WIDTH, HEIGHT = 90 * mm, 55 * mm
COLUMNS, ROWS = 2, 4

_LEFT = (PAGE_WIDTH - COLUMNS * WIDTH) / 2
_BOTTOM = (PAGE_HEIGHT - ROWS * HEIGHT) / 2
_MARK = 6 * mm  # length of a crop mark outside the badges
_MARK_GAP = 2 * mm
_END_GAP = 3 * mm  # between the last badges and the space of what the document ends with
_CROSS = 2 * mm  # half of a mark between badges

_PAD = 6 * mm
_TEXT = WIDTH - 2 * _PAD
_LOGO_WIDTH, _LOGO_HEIGHT = 18 * mm, 8 * mm
_HEAD_TOP = 4.2 * mm  # all tops are measured from the badge's upper edge
_RULE_TOP = 13.4 * mm
_NAME_TOP = 14.9 * mm
_NAME_HEIGHT = 40.0
_NATIVE_HEIGHT = 15.0
_CODE = 24 * mm  # with its quiet zone
_BESIDE_CODE = _TEXT - _CODE
_FOOT = 4.6 * mm
_FOOT_TOP = HEIGHT - _FOOT
_NATIVE_GAP, _ROLE_GAP, _FOOT_GAP = 1.5, 2.5, 4.0
_MOST_LEGAL = 17.5  # points: the height of two lines at the largest size
_WRITING_LINE = 29 * mm

_NAME_SIZES = (25, 23.5, 22, 20, 18.5, 17, 15.5, 14, 12.5, 11, 9.5, 8, 7, 6)
_NATIVE_SIZES = (12.5, 12, 11, 10, 9, 8, 7, 6, 5)
_MEETING_SIZES = (7, 6.5, 6, 5.5)
_SHORT_SIZES = (10.5, 9.5, 8.5, 7.5, 6.5, 5.5)
_LEGAL_SIZES = (7.5, 7, 6.5, 6, 5.5)
_COUNTRY_SIZES = (8.5, 7.5, 6.5, 5.5)

_COLOURS: Mapping[ParticipationRole, Color] = {
    ParticipationRole.MEMBER: INK,
    ParticipationRole.SPEAKER: ACCENT,
    ParticipationRole.GUEST: PLUM,
    ParticipationRole.OBSERVER: INDIGO,
    ParticipationRole.STAFF: AMBER,
}


def badges_pdf(found: BadgeSheets, words: Words) -> bytes:
    """The badges in the language of ``words``; the same people, the same bytes."""
    return build(_sheets(found, words), _furniture(found, words))


def _furniture(found: BadgeSheets, words: Words) -> Furniture:
    meeting = found.meeting
    return Furniture(
        title=words("{meeting}: badges", meeting=meeting.title),
        author=found.project.acronym,
        subject=date_range(meeting.first_day, meeting.last_day, words),
        language=language_tag(words),
        running_head="",
        footer="",
        mark="",
        at=dt.datetime.combine(found.as_of, dt.time(), dt.UTC),
        first=Sheet.BARE,
    )


def _sheets(found: BadgeSheets, words: Words) -> Iterator[Flowable]:
    """The sheets, at least one, the last of them filled with badges to write on."""
    on_sheet = COLUMNS * ROWS
    for first in range(0, max(1, len(found.badges)), on_sheet):
        named = found.badges[first : first + on_sheet]
        last = first + on_sheet >= len(found.badges)
        yield _Sheet([*named, *[None] * (on_sheet - len(named))], found, words, first == 0, last)


class _Sheet(Flowable):
    """One page of badges; None is one to write on. Below the last ones stands what every document ends with."""

    def __init__(
        self, badges: Sequence[Badge | None], found: BadgeSheets, words: Words, first: bool, last: bool
    ) -> None:
        super().__init__()
        self._badges, self._found, self._words = badges, found, words
        self._first, self._last = first, last

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        """The whole page."""
        self.width, self.height = PAGE_WIDTH, PAGE_HEIGHT
        return self.width, self.height

    def draw(self) -> None:
        """Draw the marks, then badge by badge from left to right and down."""
        _draw_marks(self.canv)
        for place, badge in enumerate(self._badges):
            row, column = divmod(place, COLUMNS)
            left, top = _LEFT + column * WIDTH, PAGE_HEIGHT - _BOTTOM - row * HEIGHT
            with inside(self.canv, Element("Sect")):
                with nullcontext() if self._first and place == 0 else unheard(self.canv):
                    _draw_head(self.canv, left, top, self._found, _colour(badge))
                if badge is None:
                    _draw_line_to_write_on(self.canv, left, top)
                else:
                    _draw_person(self.canv, left, top, badge, self._words)
        if self._last:
            illustrative = any(badge.person.illustrative for badge in self._found.badges)
            end = Stack(COLUMNS * WIDTH, ending(self._found.project, illustrative, self._words))
            end.cut(_BOTTOM - _END_GAP)[0].draw(self.canv, _LEFT, _BOTTOM - _END_GAP)


def _colour(badge: Badge | None) -> Color:
    return HAIR if badge is None else _COLOURS[badge.role]


def _draw_marks(canvas: Any) -> None:
    """Crop marks around the badges, and small crosses where four of them meet."""
    right, top = PAGE_WIDTH - _LEFT, PAGE_HEIGHT - _BOTTOM
    canvas.saveState()
    canvas.setStrokeColor(MUTED)
    canvas.setLineWidth(HAIRLINE)
    for column in range(COLUMNS + 1):
        x = _LEFT + column * WIDTH
        for outer, inner in (
            (_BOTTOM - _MARK_GAP - _MARK, _BOTTOM - _MARK_GAP),
            (top + _MARK_GAP, top + _MARK_GAP + _MARK),
        ):
            canvas.line(x, outer, x, inner)
    for row in range(ROWS + 1):
        y = _BOTTOM + row * HEIGHT
        for outer, inner in (
            (_LEFT - _MARK_GAP - _MARK, _LEFT - _MARK_GAP),
            (right + _MARK_GAP, right + _MARK_GAP + _MARK),
        ):
            canvas.line(outer, y, inner, y)
    canvas.setStrokeColor(HAIR)
    for column in range(1, COLUMNS):
        for row in range(1, ROWS):
            x, y = _LEFT + column * WIDTH, _BOTTOM + row * HEIGHT
            canvas.line(x - _CROSS, y, x + _CROSS, y)
            canvas.line(x, y - _CROSS, x, y + _CROSS)
    canvas.restoreState()


def _draw_head(canvas: Any, left: float, top: float, found: BadgeSheets, colour: Color) -> None:
    """Project, meeting and logo over a rule in the colour of the role; a listener hears it once."""
    picture = logo(found.project.logo, _LOGO_WIDTH, _LOGO_HEIGHT)
    room = _TEXT - (_LOGO_WIDTH + 4 * mm if picture else 0)
    head: list[Flowable] = [Caps(found.project.acronym, ACCENT, size=7)] if found.project.acronym else []
    height = (_RULE_TOP - _HEAD_TOP) - 2 - (9 if head else 0)
    head.append(fitted(found.meeting.title, room, height, _MEETING_SIZES, colour=MUTED))
    Stack(room, head).draw(canvas, left + _PAD, top - _HEAD_TOP)
    if picture:
        Stack(_LOGO_WIDTH, picture).draw(canvas, left + WIDTH - _PAD - _LOGO_WIDTH, top - _HEAD_TOP)
    canvas.saveState()
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(TRACK_RULE)
    canvas.line(left + _PAD, top - _RULE_TOP, left + WIDTH - _PAD, top - _RULE_TOP)
    canvas.restoreState()


def _draw_line_to_write_on(canvas: Any, left: float, top: float) -> None:
    canvas.saveState()
    canvas.setStrokeColor(HAIR)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(left + _PAD, top - _WRITING_LINE, left + WIDTH - _PAD, top - _WRITING_LINE)
    canvas.restoreState()


def _draw_person(canvas: Any, left: float, top: float, badge: Badge, words: Words) -> None:
    """The name as large as it fits, the native form below; at the foot organisation, country and role; the code."""
    ref = badge.person
    sign = ILLUSTRATIVE_SIGN if ref.illustrative else ""
    name = ref.name or ref.native
    who: list[Flowable] = [
        fitted(f"{name}{sign}", _TEXT, _NAME_HEIGHT, _NAME_SIZES, face=Face.SEMIBOLD, kind="H1", entry=name)
    ]
    if ref.native not in ("", name):
        who.append(Spacer(1, _NATIVE_GAP))
        who.append(fitted(ref.native, _BESIDE_CODE, _NATIVE_HEIGHT, _NATIVE_SIZES, lines=1, colour=MUTED))
    head = Stack(_TEXT, who)
    head.draw(canvas, left + _PAD, top - _NAME_TOP)
    foot = Stack(_BESIDE_CODE, _foot(badge, _FOOT_TOP - _NAME_TOP - head.height - _FOOT_GAP, words))
    foot.draw(canvas, left + _PAD, top - _FOOT_TOP + foot.height)
    code = ContactCode(badge.card, _CODE, words("QR code with the contact data of {name}", name=name))
    quiet = QUIET_ZONE * code.module  # the code itself ends where the text does
    code.drawOn(canvas, left + WIDTH - _PAD - _CODE + quiet, top - _FOOT_TOP - quiet)


def _foot(badge: Badge, room: float, words: Words) -> list[Flowable]:
    """Organisation, country and role, from top to bottom; the legal name where there is room for it."""
    short, legal = badge.person.organisation, badge.card.organisation
    above: list[Flowable] = []
    if short or legal:
        above.append(fitted(short or legal, _BESIDE_CODE, 13, _SHORT_SIZES, lines=1, face=Face.SEMIBOLD))
    below: list[Flowable] = []
    if badge.country:
        below.append(fitted(country_name(badge.country, words), _BESIDE_CODE, 10, _COUNTRY_SIZES, lines=1))
    below += [Spacer(1, _ROLE_GAP), Caps(words(PARTICIPATION[badge.role]), _COLOURS[badge.role], size=8)]
    rest = min(_MOST_LEGAL, room - Stack(_BESIDE_CODE, [*above, *below]).height)
    if short and legal not in ("", short) and display(legal, _LEGAL_SIZES[-1]).has_room(_BESIDE_CODE, rest):
        above.append(fitted(legal, _BESIDE_CODE, rest, _LEGAL_SIZES, colour=MUTED))
    return [*above, *below]
