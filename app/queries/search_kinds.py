"""What is searched, kind by kind: which rows are read, in what order equally good ones stand, and what one says.

Every query gives ``folded_id`` (the row that was searched), ``folded``, ``id`` (the thing) and fields of ``Hit``. Kinds
of which there are few, and whose rows are not folded, are read whole and folded here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import Session

from app.domain.search import Hit, HitKind
from app.domain.text import fold
from app.models import (
    Action,
    Area,
    Body,
    Decision,
    Deliverable,
    Item,
    Meeting,
    MeetingSession,
    Milestone,
    Minutes,
    OrganisationName,
    Person,
    Presentation,
    Publication,
    ResearchTopic,
    Risk,
    Room,
    Task,
    TaskForce,
    WorkPackage,
)

_FIELDS = {field.name for field in fields(Hit)}


@dataclass(frozen=True)
class Source:
    """Where hits of one kind come from: the model with ``folded``, the query, and the order of equally good rows.

    ``read`` gives all rows of a kind of which there are few; it has neither model nor query then.
    """

    kind: HitKind
    model: Any
    query: Select[Any]
    order: Callable[[Any], Any]
    read: Callable[[Session], Sequence["FewRow"]] | None = None

    def hit(self, row: Any, rank: int) -> Hit:
        """The row as a hit; what it does not have stays empty."""
        values = vars(row) if isinstance(row, FewRow) else row._mapping
        known = {name: value for name, value in values.items() if name in _FIELDS and value is not None}
        return Hit(self.kind, rank=rank, **known)


@dataclass(frozen=True)
class FewRow:
    """A row of a kind of which there are few, folded when it is read."""

    id: int
    folded: str
    text: str
    number: str = ""
    who: str = ""
    illustrative: bool = False


def _areas(session: Session) -> Sequence[FewRow]:
    """Every area by its number, with its task force."""
    rows = session.execute(
        select(Area.id, Area.number, Area.name, Area.illustrative, Body.name.label("force"))
        .outerjoin(TaskForce, TaskForce.area_id == Area.id)
        .outerjoin(Body, Body.id == TaskForce.body_id)
        .order_by(Area.number, Area.id)
    )
    return [
        FewRow(
            row.id, fold(f"{row.name} {row.force or ''}"), row.name, str(row.number), row.force or "", row.illustrative
        )
        for row in rows
    ]


def _bodies(session: Session) -> Sequence[FewRow]:
    """Every body that runs no area: those are found as areas."""
    rows = session.execute(
        select(Body.id, Body.name, Body.short_name, Body.illustrative)
        .outerjoin(TaskForce, TaskForce.body_id == Body.id)
        .where(TaskForce.id.is_(None))
        .order_by(Body.id)
    )
    return [
        FewRow(row.id, fold(f"{row.name} {row.short_name}"), row.name, row.short_name, "", row.illustrative)
        for row in rows
    ]


def _searched(model: Any, *columns: Any, thing: Any = None) -> Select[Any]:
    return select(
        model.id.label("folded_id"),
        (model.id if thing is None else thing).label("id"),
        model.folded,
        model.illustrative,
        *columns,
    )


def _at_meeting(first_day: Any = Meeting.first_day) -> tuple[Any, ...]:
    return Meeting.id.label("meeting_id"), Meeting.short_name.label("meeting"), first_day.label("day")


def _newest_first(row: Any) -> tuple[int, int]:
    return (-row.day.toordinal() if row.day is not None else 0, row.id)


def _by_id(row: Any) -> int:
    return int(row.id)


def _by_name(row: Any) -> tuple[str, int]:
    return (row.sort_key, row.id)


def _newest_name(row: Any) -> tuple[int, int]:
    return (row.id, -row.folded_id)


def _plan(kind: HitKind, model: Any, *columns: Any) -> Source:
    query = _searched(model, model.number.label("number"), model.title.label("text"), *columns)
    return Source(kind, model, query, _by_id)


def _due(model: Any) -> tuple[Any, ...]:
    """The M-month and the exact day that count: the revised ones where there are any (DOMAIN R8)."""
    revised = or_(model.revised_month.is_not(None), model.revised_on.is_not(None))
    month = func.coalesce(model.revised_month, model.due_month)
    return month.label("month"), case((revised, model.revised_on), else_=model.due_on).label("day")


_PERSON = _searched(
    Person, func.coalesce(func.nullif(Person.display, ""), Person.native).label("text"), Person.native, Person.sort_key
)
_ORGANISATION = _searched(
    OrganisationName,
    OrganisationName.short.label("text"),
    OrganisationName.legal.label("who"),
    thing=OrganisationName.organisation_id,
)
_MEETING = _searched(Meeting, Meeting.title.label("text"), Meeting.place.label("room"), *_at_meeting())
_SESSION = (
    _searched(
        MeetingSession,
        MeetingSession.title.label("text"),
        MeetingSession.start.label("start"),
        Room.name.label("room"),
        *_at_meeting(MeetingSession.day),
    )
    .join(Meeting, Meeting.id == MeetingSession.meeting_id)
    .outerjoin(Room, Room.id == MeetingSession.room_id)
)
_ITEM = (
    _searched(Item, Item.title.label("text"), Room.name.label("room"), *_at_meeting(MeetingSession.day))
    .join(MeetingSession, MeetingSession.id == Item.session_id)
    .join(Meeting, Meeting.id == MeetingSession.meeting_id)
    .outerjoin(Room, Room.id == MeetingSession.room_id)
)
_PRESENTATION = _searched(
    Presentation, Presentation.title.label("text"), Presentation.item_id.label("thing_id"), *_at_meeting()
).join(Meeting, Meeting.id == Presentation.meeting_id)
_DECISION = (
    _searched(Decision, Decision.number, Decision.text.label("text"), *_at_meeting())
    .join(Minutes, Minutes.id == Decision.minutes_id)
    .join(Meeting, Meeting.id == Minutes.meeting_id)
)
_ACTION = (
    _searched(Action, Action.number, Action.text.label("text"), Person.display.label("who"), *_at_meeting())
    .outerjoin(Minutes, Minutes.id == Action.minutes_id)
    .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
    .outerjoin(Person, Person.id == Action.person_id)
)

_RISK = _searched(Risk, Risk.number.label("number"), Risk.text.label("text"))
_TOPIC = _searched(ResearchTopic, ResearchTopic.number.label("number"), ResearchTopic.title.label("text"))
_PUBLICATION = _searched(
    Publication, Publication.title.label("text"), Publication.place.label("who"), Publication.published_on.label("day")
)

SOURCES: Mapping[HitKind, Source] = {
    source.kind: source
    for source in (
        Source(HitKind.PERSON, Person, _PERSON, _by_name),
        Source(HitKind.ORGANISATION, OrganisationName, _ORGANISATION, _newest_name),
        Source(HitKind.MEETING, Meeting, _MEETING, _newest_first),
        Source(HitKind.SESSION, MeetingSession, _SESSION, _newest_first),
        Source(HitKind.ITEM, Item, _ITEM, _newest_first),
        Source(HitKind.PRESENTATION, Presentation, _PRESENTATION, _newest_first),
        Source(HitKind.DECISION, Decision, _DECISION, _newest_first),
        Source(HitKind.ACTION, Action, _ACTION, _newest_first),
        _plan(HitKind.WORK_PACKAGE, WorkPackage, WorkPackage.end_month.label("month")),
        _plan(HitKind.TASK, Task, Task.end_month.label("month")),
        _plan(HitKind.DELIVERABLE, Deliverable, *_due(Deliverable)),
        _plan(HitKind.MILESTONE, Milestone, *_due(Milestone)),
        Source(HitKind.RISK, Risk, _RISK, _by_id),
        Source(HitKind.AREA, None, select(), _by_id, _areas),
        Source(HitKind.BODY, None, select(), _by_id, _bodies),
        Source(HitKind.TOPIC, ResearchTopic, _TOPIC, _by_id),
        Source(HitKind.PUBLICATION, Publication, _PUBLICATION, _newest_first),
    )
}
