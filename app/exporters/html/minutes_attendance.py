"""Who was at a meeting, on the page of its minutes: by organisation, excused, roll call and quorum."""

from collections.abc import Iterator, Sequence

from app.domain.kinds import ParticipationRole, RollCallState
from app.domain.minutes import AttendanceGroup, Attendee, FormalPart, MemberSeat, MinutesDocument
from app.domain.venue_time import clock_text
from app.exporters.dates import country_name, weekday_and_date
from app.exporters.html.markup import NOTHING, Html, escaped, filled, joined, tag
from app.exporters.html.page import Section, paragraph, rail, sign
from app.exporters.html.people import people, person
from app.exporters.html.shapes import Shape, drawn
from app.exporters.html.tables import table
from app.exporters.minutes_words import count_sentence, published_sentence, quorum_sentence
from app.exporters.terms import PARTICIPATION, SEATS
from app.words import Words


def attendance(document: MinutesDocument, words: Words) -> Iterator[Section]:
    """The counted figures, the people by organisation, and who was excused."""
    parts = [
        paragraph(escaped(count_sentence(document, words))),
        paragraph(escaped(published_sentence(document.published, words)), "small"),
    ]
    if document.attendance:
        labels = [words("Organisation"), words("Present"), words("No.")]
        rows = (_group_cells(group, words) for group in document.attendance)
        note = words("Names without a remark in brackets: members, there in person.")
        listed = table(words("Attendance by organisation"), labels, rows, numbers=(2,))
        parts += [tag("div", listed, class_="after-more"), paragraph(escaped(note), "small after")]
    if document.excused:
        names = people((one.person for one in document.excused), words, organisation=True)
        parts.append(rail([(words("Excused"), [names])]))
    yield Section("attendance", words("Attendance"), joined("", parts))


def roll_calls(document: MinutesDocument, words: Words) -> Iterator[Section]:
    """The roll call and the quorum of each formal session (DOMAIN R3)."""
    for number, part in enumerate(document.formal, start=1):
        shape = Shape.DISC if part.quorate else Shape.TRIANGLE
        quorum = joined("", [drawn(shape), escaped(quorum_sentence(part, words))])
        parts = [paragraph(escaped(_when(part, words)), "small"), paragraph(quorum), rail(list(_seats(part, words)))]
        name = words("{body}: roll call", body=part.body)
        yield Section(f"roll-call-{number}", name, joined("", parts))


def _when(part: FormalPart, words: Words) -> str:
    return words(
        "{title}, {day}, {start}–{end}",
        title=part.title,
        day=weekday_and_date(part.day, words),
        start=clock_text(part.start),
        end=clock_text(part.start + part.minutes),
    )


def _seats(part: FormalPart, words: Words) -> Iterator[tuple[str, Sequence[Html]]]:
    for state, label in SEATS.items():
        seats = [_seat(seat, words) for seat in part.seats if RollCallState(seat.state) is state]
        if seats:
            yield words(label), [joined(", ", seats)]


def _seat(seat: MemberSeat, words: Words) -> Html:
    member = joined("", [escaped(seat.member), sign(seat.illustrative)])
    if seat.held_by is None:
        return member
    return filled(words("{member} (by {holder})"), member=member, holder=person(seat.held_by, words))


def _group_cells(group: AttendanceGroup, words: Words) -> list[Html]:
    legal = group.legal_name if group.legal_name != group.organisation else ""
    country = country_name(group.country, words) if group.country else ""
    below = ", ".join(filter(None, [legal, country]))
    name = tag("strong", escaped(group.organisation or words("No organisation")))
    small = tag("div", escaped(below), class_="small") if below else NOTHING
    names = joined(", ", [_attendee(attendee, words) for attendee in group.attendees])
    return [joined("", [name, small]), names, escaped(str(len(group.attendees)))]


def _attendee(attendee: Attendee, words: Words) -> Html:
    role = "" if attendee.role is ParticipationRole.MEMBER else words(PARTICIPATION[attendee.role])
    return person(attendee.person, words, role, words("remote") if attendee.remote else "")
