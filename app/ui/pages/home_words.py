"""What the lines of Home say: when something is due, how late it is, where it comes from."""

import datetime as dt

from app.domain.home import HomeAction, HomeAgenda, HomeDue, HomeMeeting, HomeQuorum, HomeTalk
from app.domain.months import month_text
from app.ui.language import clock, day, day_month, days, plural, tr, weekday
from app.ui.widgets.lines import LineText

_WEEKS_NAMED = 13  # days ahead of which the weekday is told


def action_line(action: HomeAction, as_of: dt.date) -> LineText:
    """An action: its text; who does it for whom, and where it was recorded; when it is due."""
    source = ""
    if action.meeting and action.decision:
        source = tr("from {meeting}, decision {number}", meeting=action.meeting, number=action.decision)
    elif action.meeting:
        source = tr("from {meeting}", meeting=action.meeting)
    person = action.person.name or action.person.native if action.person is not None else ""
    detail = _joined(person, action.organisation, source)
    if action.late_days:
        return LineText(marked(action.text, action.illustrative), detail, late(action.late_days), "danger", "late")
    due = coming_day(action.due, as_of) if action.due is not None else ""
    return LineText(marked(action.text, action.illustrative), detail, due, "ink", "open")


def due_line(due: HomeDue, as_of: dt.date) -> LineText:
    """A late deliverable or milestone: number and title; who leads it and when it was due; how late it is."""
    when = tr("due {day}, {month}", day=_short(due.due, as_of), month=month_text(due.due_month))
    title = f"{due.number}  {marked(due.title, due.illustrative)}"
    return LineText(title, _joined(due.lead, when), late(due.late_days), "danger", "late")


def talk_line(talk: HomeTalk) -> LineText:
    """A talk without slides: its title; who speaks; when."""
    speakers = ", ".join(_speaker(one.name or one.native, one.organisation) for one in talk.speakers)
    if talk.day is None or talk.start is None:
        when = tr("not on the agenda yet")
    else:
        when = f"{weekday(talk.day)} {clock(talk.start)}"
    return LineText(marked(talk.title, talk.illustrative), speakers or tr("No speaker yet"), when, "muted", "open")


def agenda_line(agenda: HomeAgenda, as_of: dt.date) -> LineText:
    """An agenda that nobody was sent as it stands: its meeting, what is not released, and how soon it is needed."""
    if agenda.release == 0 or agenda.released_at is None:
        detail = tr("Never released")
    else:
        released = _short(agenda.released_at.astimezone().date(), as_of)
        detail = plural(
            "{number} change since release {release} of {day}",
            "{number} changes since release {release} of {day}",
            agenda.changes,
            release=agenda.release,
            day=released,
        )
    return LineText(agenda.meeting, detail, in_days((agenda.first_day - as_of).days), "muted", "open")


def meeting_facts(meeting: HomeMeeting, as_of: dt.date) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The facts of the card as (label, lines of the value): dates, place, people, countries, quorum."""
    people, countries = tr("Nobody yet"), "–"
    if meeting.invited:
        people = tr("{people} of {invited} invited", people=meeting.people, invited=meeting.invited)
        countries = str(meeting.countries)
    found: list[tuple[str, tuple[str, ...]]] = [
        (tr("Dates"), (days(meeting.first_day, meeting.last_day),)),
        (tr("Place"), (meeting.place,)),
        (tr("Attended") if meeting.over else tr("Accepted"), (people,)),
        (tr("Countries"), (countries,)),
    ]
    quorums = meeting.quorums
    if len(quorums) == 1:
        when = _day_of(quorums[0].day)
        found.append((tr("Quorum of {day}", day=when), (quorum_words(quorums[0]),)))
    elif quorums:
        found.append((tr("Quorum"), tuple(f"{one.body}: {quorum_words(one)}" for one in quorums)))
    return tuple(found)


def quorum_words(quorum: HomeQuorum) -> str:
    """As in "17 of 22 members, 15 needed"; before the meeting it says that they are expected."""
    if quorum.members == 0:
        return tr("No members")
    if quorum.counted:
        return tr(
            "{coming} of {members} members, {needed} needed",
            coming=quorum.coming,
            members=quorum.members,
            needed=quorum.needed,
        )
    return tr(
        "{coming} of {members} members expected, {needed} needed",
        coming=quorum.coming,
        members=quorum.members,
        needed=quorum.needed,
    )


def late(number: int) -> str:
    """How late something is: "Yesterday", "6 days late"."""
    return tr("Yesterday") if number == 1 else plural("{number} day late", "{number} days late", number)


def coming_day(due: dt.date, as_of: dt.date) -> str:
    """When something is due: "Today", "Tomorrow", "Mon 24 Feb", "12 May", "12 Jan 2021"."""
    ahead = (due - as_of).days
    if ahead in (0, 1):
        return tr("Tomorrow") if ahead else tr("Today")
    return f"{weekday(due)} {_short(due, as_of)}" if ahead <= _WEEKS_NAMED else _short(due, as_of)


def in_days(number: int) -> str:
    """How soon something comes: "Today", "Tomorrow", "In 13 days"; of what began it says so."""
    if number < 0:
        return tr("Now")
    if number in (0, 1):
        return tr("Tomorrow") if number else tr("Today")
    return plural("In {number} day", "In {number} days", number)


def wanted_by(by: dt.date, as_of: dt.date) -> str:
    """Until when the slides are wanted (DOMAIN R14)."""
    ahead = (by - as_of).days
    if ahead < 0:
        return tr("Wanted since {day}", day=_short(by, as_of))
    if ahead == 0:
        return tr("Wanted today")
    return plural("Wanted by {day}, in {number} day", "Wanted by {day}, in {number} days", ahead, day=_short(by, as_of))


def marked(text: str, illustrative: bool) -> str:
    """The text, with a ° after what was invented for the sample."""
    return f"{text}°" if illustrative else text


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _speaker(name: str, organisation: str) -> str:
    return _joined(name, organisation)


def _short(value: dt.date, as_of: dt.date) -> str:
    return day_month(value) if value.year == as_of.year else day(value)


def _day_of(value: dt.date) -> str:
    return day_month(value)
