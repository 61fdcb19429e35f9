"""Who was at a meeting, in its minutes: by organisation, excused, and the roll call and quorum of formal sessions."""

from collections.abc import Iterator

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from app.domain.kinds import ParticipationRole, RollCallState
from app.domain.minutes import AttendanceGroup, Attendee, FormalPart, MemberSeat, MinutesDocument
from app.domain.venue_time import clock_text
from app.exporters.dates import country_name, weekday_and_date
from app.exporters.minutes_words import count_sentence, published_sentence, quorum_sentence
from app.exporters.pdf.blocks import rail_row, section_heading, table
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.paragraphs import StatusWord, kept, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.text import Markup, escaped, filled, joined
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION, SEATS
from app.words import Words

_ORGANISATION = 66 * mm
_COUNT = 10 * mm
_ROOM_UNDER_HEADING = 110  # points that must be left on a page for a heading and what it heads


def attendance(document: MinutesDocument, words: Words) -> Iterator[Flowable]:
    """The counted figures, the people by organisation, who was excused, and the formal sessions."""
    heads: list[Flowable] = [section_heading(words("Attendance")), plain(count_sentence(document, words), Style.CELL)]
    published = published_sentence(document.published, words)
    if published:
        heads.append(plain(published, Style.SMALL))
    heads.append(Spacer(1, 9))
    if not document.attendance:
        yield from heads
    else:
        widths = [_ORGANISATION, TEXT_WIDTH - _ORGANISATION - _COUNT, _COUNT]
        labels = [words("Organisation"), words("Present"), words("No.")]
        rows = (_group_cells(group, words) for group in document.attendance)
        yield from kept(heads, table(widths, labels, rows, numbers=(2,)))
        yield Spacer(1, 4)
        yield plain(words("Names without a remark in brackets: members, there in person."), Style.SMALL)
    if document.excused:
        names = joined(", ", [person(excused.person, words=words, organisation=True) for excused in document.excused])
        yield Spacer(1, 9)
        yield rail_row(words("Excused"), [marked(names, Style.CELL)])
    for part in document.formal:
        yield from _formal(part, words)


def _group_cells(group: AttendanceGroup, words: Words) -> list[list[Flowable]]:
    name = group.organisation or words("No organisation")
    below = ", ".join(
        filter(
            None,
            [
                group.legal_name if group.legal_name != group.organisation else "",
                country_name(group.country, words) if group.country else "",
            ],
        )
    )
    names = joined(", ", [_attendee(attendee, words) for attendee in group.attendees])
    return [
        [plain(name, Style.CELL_STRONG), *([plain(below, Style.SMALL)] if below else [])],
        [marked(names, Style.CELL)],
        [plain(str(len(group.attendees)), Style.CELL, right_aligned=True)],
    ]


def _attendee(attendee: Attendee, words: Words) -> Markup:
    role = "" if attendee.role is ParticipationRole.MEMBER else words(PARTICIPATION[attendee.role])
    return person(attendee.person, role, words("remote") if attendee.remote else "", words=words)


def _formal(part: FormalPart, words: Words) -> Iterator[Flowable]:
    yield CondPageBreak(_ROOM_UNDER_HEADING)
    yield section_heading(words("{body}: roll call", body=part.body))
    when = words(
        "{title}, {day}, {start}–{end}",
        title=part.title,
        day=weekday_and_date(part.day, words),
        start=clock_text(part.start),
        end=clock_text(part.start + part.minutes),
    )
    yield plain(when, Style.SMALL)
    yield Spacer(1, 4)
    yield StatusWord(Shape.DISC if part.quorate else Shape.TRIANGLE, quorum_sentence(part, words))
    yield Spacer(1, 8)
    for state, label in SEATS.items():
        seats = [seat for seat in part.seats if RollCallState(seat.state) is state]
        if seats:
            yield rail_row(words(label), [marked(joined(", ", [_seat(seat, words) for seat in seats]), Style.CELL)])


def _seat(seat: MemberSeat, words: Words) -> Markup:
    member = Markup(escaped(seat.member) + escaped(ILLUSTRATIVE_SIGN if seat.illustrative else ""))
    if seat.held_by is None:
        return member
    return filled(words("{member} (by {holder})"), member=member, holder=person(seat.held_by, words=words))
