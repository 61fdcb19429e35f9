"""Who was at a meeting, in the Word file of its minutes: by organisation, excused, roll call and quorum."""

from app.domain.kinds import ParticipationRole, RollCallState
from app.domain.minutes import AttendanceGroup, Attendee, FormalPart, MemberSeat, MinutesDocument
from app.domain.venue_time import clock_text
from app.exporters.dates import country_name, weekday_and_date
from app.exporters.minutes_words import count_sentence, published_sentence, quorum_sentence
from app.exporters.people_text import person_with
from app.exporters.terms import ILLUSTRATIVE_SIGN, PARTICIPATION, SEATS, person_text
from app.exporters.word.body import Body, Line
from app.exporters.word.text import Run, plain
from app.words import Words

_WIDTHS = (62, 96, 12)  # millimetres


def write_attendance(body: Body, document: MinutesDocument, words: Words) -> None:
    """The counted figures, the people by organisation, who was excused, and the formal sessions."""
    body.heading(words("Attendance"), 1)
    body.text(count_sentence(document, words))
    body.text(published_sentence(document.published, words), "Details")
    if document.attendance:
        caption = words("Attendance by organisation")
        labels = [plain(words("Organisation")), plain(words("Present")), plain(words("No."))]
        rows = (_cells(group, words) for group in document.attendance)
        body.text(caption, "Caption")
        body.table(caption, _WIDTHS, labels, rows, numbers=(2,))
        body.text(words("Names without a remark in brackets: members, there in person."), "Details")
    if document.excused:
        names = ", ".join(person_with(one.person, words, organisation=True) for one in document.excused)
        body.fact(words("Excused"), plain(names))
    for part in document.formal:
        _write_roll_call(body, part, words)


def _cells(group: AttendanceGroup, words: Words) -> list[list[Line]]:
    legal = group.legal_name if group.legal_name != group.organisation else ""
    country = country_name(group.country, words) if group.country else ""
    names = ", ".join(_attendee(attendee, words) for attendee in group.attendees)
    return [
        [
            Line([Run(group.organisation or words("No organisation"), bold=True)]),
            Line(plain(", ".join(filter(None, [legal, country]))), "Table Details"),
        ],
        [Line(plain(names))],
        [Line(plain(str(len(group.attendees))))],
    ]


def _attendee(attendee: Attendee, words: Words) -> str:
    role = "" if attendee.role is ParticipationRole.MEMBER else words(PARTICIPATION[attendee.role])
    return person_with(attendee.person, words, role, words("remote") if attendee.remote else "")


def _write_roll_call(body: Body, part: FormalPart, words: Words) -> None:
    body.heading(words("{body}: roll call", body=part.body), 1)
    when = words(
        "{title}, {day}, {start}–{end}",
        title=part.title,
        day=weekday_and_date(part.day, words),
        start=clock_text(part.start),
        end=clock_text(part.start + part.minutes),
    )
    body.text(when, "Details")
    body.text(f"{'●' if part.quorate else '▲'} {quorum_sentence(part, words)}")
    for state, label in SEATS.items():
        seats = [_seat(seat, words) for seat in part.seats if RollCallState(seat.state) is state]
        if seats:
            body.fact(words(label), plain(", ".join(seats)))


def _seat(seat: MemberSeat, words: Words) -> str:
    member = seat.member + (ILLUSTRATIVE_SIGN if seat.illustrative else "")
    if seat.held_by is None:
        return member
    return words("{member} (by {holder})", member=member, holder=person_text(seat.held_by, words))
