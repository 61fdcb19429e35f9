"""What is due, as a calendar: action items; deliverables, milestones, reports and the governance clock of the plan.

By default all-day events that leave the reader free, because Outlook and Google ignore to-dos; with ``todos`` they are
to-dos. What is done stays in the file and says so: a file that left it out would take it out of no calendar.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from app.domain.calendar import (
    CalendarDocument,
    CalendarEvent,
    CalendarTodo,
    EventStatus,
    Stamp,
    TodoStatus,
    calendar_uid,
)
from app.domain.documents import ClockLine, PersonRef, ProjectHead
from app.domain.errors import UserError
from app.domain.governance import DeadlineKind
from app.domain.kinds import ActionState
from app.domain.minutes import ActionEntry
from app.domain.plan import PlanDocument, PlanDue
from app.exporters.calendar.entry_text import ILLUSTRATIVE, illustrative_footnote
from app.exporters.calendar.writer import calendar_bytes
from app.exporters.dates import long_date
from app.exporters.terms import person_text, withheld_text
from app.words import Words, message

_ACTION_STATUS = {
    ActionState.OPEN: TodoStatus.OPEN,
    ActionState.IN_PROGRESS: TodoStatus.IN_PROGRESS,
    ActionState.DONE: TodoStatus.DONE,
    ActionState.DROPPED: TodoStatus.CANCELLED,
}
_DUE_TITLES = {
    "deliverable": message("Deliverable {number}: {title}"),
    "milestone": message("Milestone {number}: {title}"),
    "report": message("Report {number} to the funder"),
}
_CLOCK_TITLES = {
    DeadlineKind.NOTICE: message("Last day for the notice of {meeting} ({body})"),
    DeadlineKind.AGENDA: message("Last day for the agenda of {meeting} ({body})"),
    DeadlineKind.ADDED_ITEMS: message("Last day to add items to the agenda of {meeting} ({body})"),
    DeadlineKind.DRAFT_MINUTES: message("Last day for the draft minutes of {meeting} ({body})"),
    DeadlineKind.OBJECTIONS_END: message("Last day for objections to the minutes of {meeting} ({body})"),
    DeadlineKind.ACCEPTED: message("Minutes of {meeting} count as accepted ({body})"),
    DeadlineKind.LATE_VETO_END: message("Last day to veto added items of {meeting} ({body})"),
}
# What somebody does and is then done; the others are days on which a period ends by itself.
_CLOCK_DEEDS = {DeadlineKind.NOTICE, DeadlineKind.AGENDA, DeadlineKind.DRAFT_MINUTES, DeadlineKind.ACCEPTED}


def actions_calendar(project: ProjectHead, entries: Iterable[ActionEntry], words: Words, todos: bool = False) -> bytes:
    """The .ics file of action items; those without a due day are left out. Raises UserError when none is left."""
    dues = [_action(entry, words) for entry in entries if entry.due is not None]
    if not dues:
        raise UserError("No action item has a due day: there is nothing to put into a calendar.")
    uid = calendar_uid(project.acronym, project.grant_no, "actions")
    return _bytes(uid, words("{project}: actions", project=project.acronym), dues, words, todos)


def plan_calendar(
    document: PlanDocument,
    clock: Iterable[ClockLine],
    words: Words,
    stamps: Mapping[str, Stamp] | None = None,
    todos: bool = False,
) -> bytes:
    """The .ics file of the plan: what is due to the funder, and the deadlines of governance (DOMAIN R1, R8).

    ``stamps`` gives, by a meeting's short name, the stamp of its clock lines; without one they have SEQUENCE 0 and the
    project's first day. Raises UserError when there is nothing to show.
    """
    first = dt.datetime.combine(document.start, dt.time(), dt.UTC)
    known = stamps or {}
    dues = [_due(due, first, words) for due in document.dues]
    dues += [_clock_line(line, known.get(line.meeting, Stamp(0, first, first)), words) for line in clock]
    if not dues:
        raise UserError("The plan has no deliverable, milestone, report or deadline to put into a calendar.")
    project = document.project
    uid = calendar_uid(project.acronym, project.grant_no, "plan")
    return _bytes(uid, words("{project}: plan and deadlines", project=project.acronym), dues, words, todos)


def all_day_event(todo: CalendarTodo, words: Words) -> CalendarEvent:
    """The to-do as an event of its due day, which says in its title that it is done or dropped."""
    title, status = todo.title, EventStatus.CONFIRMED
    if todo.status is TodoStatus.DONE:
        title = words("DONE: {title}", title=title)
    elif todo.status is TodoStatus.CANCELLED:
        title, status = words("CANCELLED: {title}", title=title), EventStatus.CANCELLED
    return CalendarEvent(
        uid=todo.uid,
        stamp=todo.stamp,
        start=todo.due,
        end=todo.due + dt.timedelta(days=1),
        title=title,
        description=todo.description,
        free=True,
        status=status,
        categories=todo.categories,
    )


def _bytes(uid: str, name: str, dues: Iterable[CalendarTodo], words: Words, todos: bool) -> bytes:
    ordered = sorted(dues, key=lambda due: (due.due, due.uid))
    return calendar_bytes(
        CalendarDocument(
            uid=uid,
            name=name,
            modified=max(due.stamp.changed for due in ordered),
            entries=tuple(ordered) if todos else tuple(all_day_event(due, words) for due in ordered),
        )
    )


def _action(entry: ActionEntry, words: Words) -> CalendarTodo:
    assert entry.due is not None
    opened = dt.datetime.combine(entry.opened_on, dt.time(), dt.UTC)
    who = _short_name(entry.person, words) if entry.person is not None else entry.organisation
    title = words("{number} {text} ({who})", number=entry.number, text=entry.text, who=who) if who else ""
    return CalendarTodo(
        uid=calendar_uid(entry.uid),
        stamp=_stamp(entry.sequence, entry.created, entry.changed, opened),
        due=entry.due,
        title=(title or f"{entry.number} {entry.text}") + (ILLUSTRATIVE if entry.illustrative else ""),
        description=_lines(_action_lines(entry, words)),
        status=_ACTION_STATUS[entry.state],
        categories=(words("Action"),),
    )


def _short_name(person: PersonRef, words: Words) -> str:
    return withheld_text(person, words) if person.withheld else person.name or person.native


def _action_lines(entry: ActionEntry, words: Words) -> Iterator[str]:
    yield f"{entry.number}: {entry.text}"
    if entry.person is not None:
        yield words("Who: {person}", person=person_text(entry.person, words, organisation=True))
    if entry.organisation:
        yield words("Organisation: {organisation}", organisation=entry.organisation)
    opened = long_date(entry.opened_on, words)
    if entry.meeting:
        yield words("Agreed at {meeting} on {day}", meeting=entry.meeting, day=opened)
    else:
        yield words("Agreed on {day}", day=opened)
    if entry.serves:
        yield words("Serves: {rows}", rows=", ".join(entry.serves))
    if entry.illustrative or (entry.person is not None and entry.person.illustrative):
        yield illustrative_footnote(words)


def _due(due: PlanDue, first: dt.datetime, words: Words) -> CalendarTodo:
    title = words(_DUE_TITLES[due.kind], number=due.number, title=due.title)
    return CalendarTodo(
        uid=calendar_uid(due.uid),
        stamp=_stamp(due.sequence, due.created, due.changed, first),
        due=due.due,
        title=title + (ILLUSTRATIVE if due.illustrative else ""),
        description=_lines(_due_lines(due, words)),
        status=TodoStatus.OPEN if due.done_on is None else TodoStatus.DONE,
        done_on=due.done_on,
        categories=(words("Plan"),),
    )


def _due_lines(due: PlanDue, words: Words) -> Iterator[str]:
    month = due.due_month if due.revised_month is None else due.revised_month
    yield words("Due {day} (M{month})", day=long_date(due.due, words), month=month)
    if due.due != due.original_due:
        day = long_date(due.original_due, words)
        yield words("Originally due {day} (M{month})", day=day, month=due.due_month)
    if due.lead:
        yield words("Lead: {organisation}", organisation=due.lead)
    if due.verification:
        yield words("Means of verification: {text}", text=due.verification)
    if due.done_on is not None:
        yield words("Done on {day}", day=long_date(due.done_on, words))
    if due.illustrative:
        yield illustrative_footnote(words)


def _clock_line(line: ClockLine, stamp: Stamp, words: Words) -> CalendarTodo:
    kind = DeadlineKind(line.what)
    done = line.done if kind in _CLOCK_DEEDS else None
    return CalendarTodo(
        uid=calendar_uid(line.meeting, line.body, line.what),
        stamp=stamp,
        due=line.due,
        title=words(_CLOCK_TITLES[kind], meeting=line.meeting, body=line.body),
        description=words("Done on {day}", day=long_date(done, words)) if done is not None else "",
        status=TodoStatus.OPEN if done is None else TodoStatus.DONE,
        done_on=done,
        categories=(words("Governance"),),
    )


def _stamp(sequence: int, created: dt.datetime | None, changed: dt.datetime | None, otherwise: dt.datetime) -> Stamp:
    """The stamp of a row; ``otherwise`` stands for what the history does not know."""
    created = created or otherwise
    return Stamp(sequence, created, changed or created)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
