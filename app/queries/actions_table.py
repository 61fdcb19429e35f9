"""The table of all actions: which ones, in which order, and their rows, among any number of them (DOMAIN R15)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, and_, case, func, literal, null, or_, select
from sqlalchemy.orm import Session

from app.domain.actions_table import ActionChip, ActionRow, Counted
from app.domain.chain import ChainKind
from app.domain.kinds import ActionState
from app.domain.months import add_days, add_months, last_day, late_days
from app.domain.wanted import Wanted
from app.models import Action, Meeting, Minutes, OrganisationName, Person, Project, Series
from app.queries.actions import OPEN_STATES
from app.queries.chain import served_by
from app.queries.home_actions import person_at_keyboard
from app.queries.organisation_names import short_names

ORGANISATION, SERIES = "organisation", "series"  # the menus
NOBODY = "0"  # in a menu: without one

_ROWS = (  # columns alone: much quicker than mapped objects
    select(
        Action.id,
        Action.number,
        Action.text,
        Action.person_id,
        Action.organisation_id,
        Action.due_on,
        Action.due_month,
        Action.state,
        Action.series_id,
        Action.opened_on,
        Action.closed_on,
        Action.illustrative,
        Meeting.id.label("meeting_id"),
        Meeting.short_name.label("meeting"),
        Person.display,
        Person.native,
        Series.name.label("series"),
    )
    .select_from(Action)
    .outerjoin(Minutes, Minutes.id == Action.minutes_id)
    .outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
    .outerjoin(Person, Person.id == Action.person_id)
    .outerjoin(Series, Series.id == Action.series_id)
)
_RANK = {state: rank for rank, state in enumerate(ActionState)}


@dataclass(frozen=True)
class ActionsTable:
    """The source of the table for ``who`` is at the keyboard (``Store.who``): what is "mine" depends on it."""

    who: str = ""

    def ids(self, session: Session, wanted: Wanted, as_of: dt.date) -> Sequence[int]:
        """The ids of the actions that are wanted, in the order that is wanted; one or two statements.

        In the table's own order overdue actions come first, then those due next, those without a date, closed ones.
        """
        due = _due(session)
        query = select(Action.id).where(
            *self._chosen(session, wanted.choice, due, as_of), *_in_menus(wanted), *_with_words(wanted.words)
        )
        return list(session.scalars(_ordered(query, wanted, due, as_of)))

    def rows(self, session: Session, ids: Sequence[int], as_of: dt.date) -> Sequence[ActionRow]:
        """The rows with these ids, in any order; a fixed number of statements."""
        return action_rows(session, ids, as_of)

    def counts(self, session: Session, as_of: dt.date) -> Mapping[str, int]:
        """How many actions each chip shows; one statement after that of the months."""
        due = _due(session)
        chips = [chip for chip in ActionChip if chip is not ActionChip.ALL]
        whole = [
            select(func.count()).select_from(Action).where(*self._chosen(session, chip, due, as_of)).scalar_subquery()
            for chip in (*chips, ActionChip.ALL)
        ]
        found = session.execute(select(*whole)).one()
        return dict(zip([*chips, ActionChip.ALL], found, strict=True))

    def _chosen(
        self, session: Session, choice: str, due: ColumnElement[Any], as_of: dt.date
    ) -> list[ColumnElement[bool]]:
        to_do = Action.state.in_(OPEN_STATES)
        match choice:
            case ActionChip.OPEN:
                return [to_do]
            case ActionChip.MINE:
                return [to_do, Action.person_id == person_at_keyboard(session, self.who)]
            case ActionChip.OVERDUE:
                return [to_do, due < as_of]
            case ActionChip.MONTH:
                first = as_of.replace(day=1)
                return [to_do, due >= first, due <= add_days(add_months(first, 1), -1)]
            case ActionChip.DONE:
                return [Action.state == ActionState.DONE]
        return []


def action_rows(session: Session, ids: Sequence[int], as_of: dt.date) -> list[ActionRow]:
    """The rows of the actions with these ids; owners under their names of ``as_of``, late days count then."""
    start = session.scalar(select(Project.start))
    rows = session.execute(_ROWS.where(Action.id.in_(ids))).all()
    names = short_names(session, {row.organisation_id for row in rows}, as_of)
    serves = served_by(session, ChainKind.ACTION, ids)
    found = []
    for row in rows:
        due = row.due_on
        if due is None and row.due_month is not None and start is not None:
            due = last_day(start, row.due_month)
        late = late_days(due, None, as_of) if due is not None and row.state in OPEN_STATES else 0
        found.append(
            ActionRow(
                id=row.id,
                number=row.number,
                text=row.text,
                person_id=row.person_id,
                person=row.display or row.native or "",
                organisation_id=row.organisation_id,
                organisation=names.get(row.organisation_id, ""),
                due=due,
                due_month=row.due_month,
                state=row.state,
                late_days=late,
                meeting=row.meeting or "",
                illustrative=row.illustrative,
                meeting_id=row.meeting_id or 0,
                series_id=row.series_id,
                series=row.series or "",
                opened_on=row.opened_on,
                closed_on=row.closed_on,
                serves=serves.get(row.id, ()),
            )
        )
    return found


def owners_of_actions(session: Session, as_of: dt.date) -> tuple[Counted, ...]:
    """The organisations that have actions, by name, with how many; those of nobody last."""
    counts = session.execute(select(Action.organisation_id, func.count()).group_by(Action.organisation_id)).all()
    names = short_names(session, {row_id for row_id, _count in counts}, as_of)
    return _counted(counts, names)


def series_of_actions(session: Session) -> tuple[Counted, ...]:
    """The series of meetings that actions are carried forward in, with how many; those of none last."""
    counts = session.execute(select(Action.series_id, func.count()).group_by(Action.series_id)).all()
    names = dict(session.execute(select(Series.id, Series.name)).all())
    return _counted(counts, names)


def _counted(counts: Sequence[Any], names: Mapping[Any, str]) -> tuple[Counted, ...]:
    known = [Counted(str(row_id), names.get(row_id, "?"), count) for row_id, count in counts if row_id is not None]
    nobody = [Counted(NOBODY, "", count) for row_id, count in counts if row_id is None]
    return (*sorted(known, key=lambda one: (one.name.casefold(), one.value)), *nobody)


def _due(session: Session) -> ColumnElement[Any]:
    """The day an action is due: of one that is due in an M-month the last day of it (DOMAIN R8)."""
    start = session.scalar(select(Project.start))
    months = session.scalars(select(Action.due_month).where(Action.due_month.is_not(None)).distinct()).all()
    if start is None or not months:
        return Action.due_on.expression
    ends = [(Action.due_month == month, literal(last_day(start, month or 1), Date)) for month in months]
    return func.coalesce(Action.due_on, case(*ends, else_=null()))


def _in_menus(wanted: Wanted) -> list[ColumnElement[bool]]:
    chosen = []
    for name, column in ((ORGANISATION, Action.organisation_id), (SERIES, Action.series_id)):
        value = wanted.facet(name)
        if value:
            chosen.append(column.is_(None) if value == NOBODY else column == int(value))
    return chosen


def _with_words(words: Sequence[str]) -> list[ColumnElement[bool]]:
    """Every word in the number, the text, the owner's names, or the name of the meeting."""
    return [
        or_(
            Action.folded.contains(word, autoescape=True),
            Action.person_id.in_(select(Person.id).where(Person.folded.contains(word, autoescape=True))),
            Action.organisation_id.in_(
                select(OrganisationName.organisation_id).where(OrganisationName.folded.contains(word, autoescape=True))
            ),
            Action.minutes_id.in_(
                select(Minutes.id)
                .join(Meeting, Meeting.id == Minutes.meeting_id)
                .where(Meeting.folded.contains(word, autoescape=True))
            ),
        )
        for word in words
    ]


def _ordered(query: Select[Any], wanted: Wanted, due: ColumnElement[Any], as_of: dt.date) -> Select[Any]:
    """In the order that is wanted; what has nothing in the column that sorts stands last, either way."""
    to_do = Action.state.in_(OPEN_STATES)
    closed, undated = case((to_do, 0), else_=1), case((due.is_(None), 1), else_=0)
    keys: list[Any]
    match wanted.sort:
        case "state":
            keys = [case(*((Action.state == state, rank) for state, rank in _RANK.items()), else_=len(_RANK))]
        case "number":
            keys = [func.length(Action.number), Action.number]
        case "text":
            keys = [func.substr(Action.folded, func.length(Action.number) + 2)]  # folded: number and text
        case "owner":
            query = query.outerjoin(Person, Person.id == Action.person_id)
            query = query.order_by(case((Person.id.is_(None), 1), else_=0))
            keys = [Person.sort_key]
        case "organisation":
            query = query.order_by(case((Action.organisation_id.is_(None), 1), else_=0))
            keys = [_organisation_key(as_of)]
        case "due":
            query, keys = query.order_by(undated), [due]
        case "meeting":
            query = query.outerjoin(Minutes, Minutes.id == Action.minutes_id)
            query = query.outerjoin(Meeting, Meeting.id == Minutes.meeting_id)
            query = query.order_by(case((Meeting.id.is_(None), 1), else_=0))
            keys = [Meeting.first_day, Meeting.id]
        case _:
            by_day = case((to_do, due))
            return query.order_by(
                closed, case((to_do, undated), else_=0), by_day,
                func.coalesce(Action.closed_on, Action.opened_on).desc(), Action.id,
            )  # fmt: skip
    return query.order_by(*(key.desc() if wanted.downwards else key for key in keys), Action.id)


def _organisation_key(as_of: dt.date) -> ColumnElement[Any]:
    """The name of the owner's organisation on the day, folded."""
    name = OrganisationName
    valid = and_(
        or_(name.valid_from.is_(None), name.valid_from <= as_of),
        or_(name.valid_until.is_(None), name.valid_until >= as_of),
    )
    query = select(func.min(name.folded)).where(name.organisation_id == Action.organisation_id, valid)
    return query.correlate(Action).scalar_subquery()
