"""The minutes of a meeting for the window: a fixed small number of statements, whatever the length of the agenda."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import Row, false, func, or_, select
from sqlalchemy.orm import Session

from app.domain.drafts import minutes_place
from app.domain.governance import DeadlineKind, RuleProfile, deadlines
from app.domain.kinds import MinutesState
from app.domain.minutes_page import Leader, LifeStep, MinutesPage, StepState, TextLine
from app.models import Action, Draft, Meeting, Minutes, MinutesText, MinutesVersion, Person
from app.queries.heads import organisations, rule_profile, the_project
from app.queries.minutes_items import Blocks, Recorded, agenda_blocks, minutes_items
from app.queries.minutes_lines import action_lines, arising, by_item, decision_lines
from app.queries.session_quorum import formal_facts, quorum_lines

_LIFE = (MinutesState.DRAFT, MinutesState.CIRCULATED, MinutesState.OBJECTED, MinutesState.ACCEPTED)


def minutes_page(session: Session, meeting_id: int, as_of: dt.date) -> MinutesPage | None:
    """The minutes of the meeting, or its agenda where none were begun; None: there is no such meeting (any more)."""
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        return None
    record = session.scalars(
        select(Minutes).where(Minutes.meeting_id == meeting_id).order_by(Minutes.session_id, Minutes.id)
    ).first()
    minutes_id = 0 if record is None else record.id
    project, profile, names = the_project(session), rule_profile(session), organisations(session, meeting.first_day)
    blocks = agenda_blocks(session, meeting_id)
    lines = action_lines(session, or_(Action.minutes_id == minutes_id, arising(meeting)), project, as_of)
    facts = formal_facts(session, [block for _facts, block, _items in blocks])
    decisions = decision_lines(session, meeting, minutes_id, profile, facts, names)
    drafted = _drafted(session, minutes_id, [item.id for _f, _b, items in blocks for item in items])
    recorded = Recorded(_texts(session, minutes_id), drafted, decisions, by_item(lines, minutes_id))
    leaders = _leaders(session, record)
    return MinutesPage(
        meeting_id=meeting_id,
        as_of=as_of,
        short_name=meeting.short_name,
        zone=meeting.zone,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        minutes_id=minutes_id or None,
        state=MinutesState.DRAFT if record is None else record.state,
        version=_newest_version(session, minutes_id),
        chair=leaders.get(record.chair_id) if record is not None else None,
        secretary=leaders.get(record.secretary_id) if record is not None else None,
        opening=recorded.text(None),
        opening_progress=recorded.progress(None),
        items=tuple(minutes_items(session, meeting, blocks, recorded, names)),
        other_decisions=tuple(recorded.decisions.get(None, ())),
        other_actions=tuple(recorded.actions.get(None, ())),
        matters_arising=tuple(line for owner, _item, line in lines if owner != minutes_id),
        quorum=quorum_lines(
            [(facts_of, facts[facts_of.id]) for facts_of, _b, _i in blocks if facts_of.id in facts], profile
        ),
        steps=tuple(_steps(meeting, record, profile, blocks, as_of)),
    )


def _texts(session: Session, minutes_id: int) -> dict[int | None, TextLine]:
    query = select(MinutesText.item_id, MinutesText.markdown, MinutesText.version)
    rows = session.execute(query.where(MinutesText.minutes_id == minutes_id))
    return {item_id: TextLine(markdown, version) for item_id, markdown, version in rows}


def _drafted(session: Session, minutes_id: int, items: Collection[int]) -> set[int | None]:
    """The items (id; None: the opening) of which somebody keeps a draft."""
    opening, item = minutes_place(minutes_id, None), minutes_place(minutes_id, 0)
    rows = session.execute(
        select(Draft.table_name, Draft.row_id).where(
            or_(
                (Draft.table_name == opening.table) & (Draft.field == opening.field) & (Draft.row_id == minutes_id),
                (Draft.table_name == item.table) & (Draft.field == item.field) & Draft.row_id.in_(items),
            )
        )
    )
    return {None if table == opening.table else row_id for table, row_id in rows}


def _leaders(session: Session, record: Minutes | None) -> dict[int | None, Leader]:
    ids = [] if record is None else [record.chair_id, record.secretary_id]
    condition = Person.id.in_([one for one in ids if one is not None]) if any(ids) else false()
    rows: Iterable[Row[*tuple[Any, ...]]] = session.execute(
        select(Person.id, Person.display, Person.native).where(condition)
    )
    return {row.id: Leader(row.id, row.display or row.native) for row in rows}


def _newest_version(session: Session, minutes_id: int) -> int:
    """The number of the newest version that was kept; 1 before any was."""
    return session.scalar(select(func.max(MinutesVersion.number)).where(MinutesVersion.minutes_id == minutes_id)) or 1


def _steps(
    meeting: Meeting, record: Minutes | None, profile: RuleProfile, blocks: Blocks, as_of: dt.date
) -> Iterator[LifeStep]:
    """Draft, circulated, objections, accepted, with the days of the first formal session's body (DOMAIN R1)."""
    state = MinutesState.DRAFT if record is None else record.state
    sent = None if record is None else record.circulated_on
    accepted = None if record is None else record.accepted_on
    due = _due(meeting, profile, blocks, sent)
    days = {
        MinutesState.CIRCULATED: sent or due.get(DeadlineKind.DRAFT_MINUTES),
        MinutesState.OBJECTED: due.get(DeadlineKind.OBJECTIONS_END),
        MinutesState.ACCEPTED: accepted or due.get(DeadlineKind.ACCEPTED),
    }
    done = {MinutesState.CIRCULATED: sent, MinutesState.ACCEPTED: accepted}
    reached = _LIFE.index(state)
    for place, what in enumerate(_LIFE):
        day = days.get(what)
        missed = what in done and done[what] is None and day is not None and day < as_of
        yield LifeStep(
            what=what,
            day=day,
            state=StepState.NOW if place == reached else StepState.DONE if place < reached else StepState.NEXT,
            late=record is not None and missed,
        )


def _due(meeting: Meeting, profile: RuleProfile, blocks: Blocks, sent: dt.date | None) -> dict[DeadlineKind, dt.date]:
    """What the first formal session's body is held to; nothing without one."""
    kind = next((block.body_kind for _facts, block, _items in blocks if block.body_id is not None), None)
    if kind is None:
        return {}
    found = deadlines(profile, kind, meeting.kind, meeting.first_day, meeting.last_day, sent)
    return {line.what: line.due for line in found}
