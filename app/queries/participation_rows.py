"""The rows of a meeting's list of participants, and one participant in full, for the window."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.counts import AttendanceRow, meeting_figures
from app.domain.errors import UserError
from app.domain.kinds import ActionState, PresenceState
from app.domain.participation_rows import (
    OpenAction,
    ParticipantDetail,
    ParticipationRow,
    ParticipationTable,
    PartInAgenda,
)
from app.models import (
    Action,
    Affiliation,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Participation,
    Person,
    Presence,
)
from app.queries.agenda import item_starts
from app.queries.heads import OrganisationHead, affiliations, organisations

_NO_COUNTRY = {"", "EU"}
_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)


def participation_table(session: Session, meeting_id: int, as_of: dt.date) -> ParticipationTable:
    """Everybody on the meeting's list, by name; days after ``as_of`` do not count as attended yet (DOMAIN R11).

    Raises UserError for a meeting that is not there (any more). Five statements, however many people.
    """
    meeting = _meeting(session, meeting_id)
    days = _days(meeting)
    rows = _rows(session, meeting)
    counted = meeting_figures(
        AttendanceRow(
            person=row.person_id,
            organisation=row.organisation_id,
            country=row.country,
            states=[state for day, state in zip(days, row.states, strict=True) if state is not None and day <= as_of],
        )
        for row in rows
    )
    return ParticipationTable(
        meeting_id=meeting_id,
        days=days,
        rows=rows,
        organisations=len({row.organisation_id for row in rows} - {None}),
        countries=len({row.country for row in rows} - _NO_COUNTRY),
        figures=counted,
    )


def participant_detail(session: Session, participation_id: int) -> ParticipantDetail:
    """A participant's fields, parts in the agenda and open actions; UserError when not on the list any more."""
    participation = session.get(Participation, participation_id)
    if participation is None:
        raise UserError("This person is not on the meeting's list any more: choose another one.")
    person = session.get_one(Person, participation.person_id)
    return ParticipantDetail(
        id=participation_id,
        person_id=person.id,
        given=person.given,
        family=person.family,
        title=person.title,
        phone=person.phone,
        zone=person.zone or "",
        language=person.language or "",
        chosen=participation.affiliation_id is not None,
        parts=_parts(session, participation.meeting_id, person.id),
        actions=_actions(session, person.id),
    )


def _meeting(session: Session, meeting_id: int) -> Meeting:
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise UserError("This meeting is not there any more: choose another one.")
    return meeting


def _days(meeting: Meeting) -> tuple[dt.date, ...]:
    number = (meeting.last_day - meeting.first_day).days + 1
    return tuple(meeting.first_day + dt.timedelta(days=count) for count in range(number))


def _rows(session: Session, meeting: Meeting) -> tuple[ParticipationRow, ...]:
    """The rows by name, read as columns: this runs again at every key that sets a presence."""
    found = session.execute(
        select(
            Participation.id,
            Participation.person_id,
            Participation.role,
            Participation.reply,
            or_(Participation.illustrative, Person.illustrative).label("illustrative"),
            Person.display,
            Person.native,
            Person.sort_key,
            Person.email,
            Affiliation.organisation_id.label("chosen"),
        )
        .join(Person, Person.id == Participation.person_id)
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == meeting.id)
        .order_by(Person.sort_key, Person.id)
    ).all()
    known: dict[int, dict[dt.date, PresenceState]] = defaultdict(dict)
    for participation_id, day, state in session.execute(
        select(Presence.participation_id, Presence.day, Presence.state)
        .join(Participation, Participation.id == Presence.participation_id)
        .where(Participation.meeting_id == meeting.id)
    ):
        known[participation_id][day] = state
    belongs = affiliations(session, [row.person_id for row in found], meeting.first_day)
    names = organisations(session, meeting.first_day, {*belongs.values(), *(row.chosen for row in found)})
    days = _days(meeting)
    return tuple(
        _row(row, names.get(row.chosen or belongs.get(row.person_id, 0)), known.get(row.id, {}), days) for row in found
    )


def _row(
    row: Any, home: OrganisationHead | None, recorded: Mapping[dt.date, PresenceState], days: tuple[dt.date, ...]
) -> ParticipationRow:
    return ParticipationRow(
        id=row.id,
        person_id=row.person_id,
        display=row.display,
        native=row.native,
        sort_key=row.sort_key,
        organisation_id=home.id if home else None,
        organisation=home.short if home else "",
        legal_name=home.legal if home else "",
        country=(home.country or "") if home else "",
        role=row.role,
        reply=row.reply,
        email=row.email or "",
        states=tuple(recorded.get(day) for day in days),
        illustrative=row.illustrative,
    )


def _parts(session: Session, meeting_id: int, person_id: int) -> tuple[PartInAgenda, ...]:
    """What the person does in the sessions and items of the meeting, in their order."""
    blocks = {
        block.id: block
        for block in session.scalars(select(MeetingSession).where(MeetingSession.meeting_id == meeting_id))
    }
    own = select(MeetingSession.id).where(MeetingSession.meeting_id == meeting_id)
    here = or_(
        ItemRole.session_id.in_(own),
        ItemRole.item_id.in_(select(Item.id).where(Item.session_id.in_(own))),
    )
    roles = session.scalars(
        select(ItemRole).where(ItemRole.person_id == person_id, here).order_by(ItemRole.position, ItemRole.id)
    ).all()
    items: dict[int, list[Item]] = defaultdict(list)
    inside = select(Item.session_id).where(Item.id.in_([role.item_id for role in roles if role.item_id is not None]))
    for item in session.scalars(select(Item).where(Item.session_id.in_(inside)).order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    places = {
        item.id: (item, blocks[block_id], item_starts(blocks[block_id], some)[item.id])
        for block_id, some in items.items()
        if block_id in blocks
        for item in some
    }
    parts = []
    for role in roles:
        if role.item_id in places:
            item, block, start = places[role.item_id]
            parts.append(PartInAgenda(item.id, block.id, item.title, block.day, start, role.kind))
        elif role.session_id in blocks:
            block = blocks[role.session_id]
            parts.append(PartInAgenda(None, block.id, block.title, block.day, block.start, role.kind))
    return tuple(sorted(parts, key=lambda part: (part.day, part.start)))


def _actions(session: Session, person_id: int) -> tuple[OpenAction, ...]:
    rows = session.scalars(
        select(Action)
        .where(Action.person_id == person_id, Action.state.in_(_OPEN))
        .order_by(Action.due_on.is_(None), Action.due_on, Action.due_month, Action.id)
    )
    return tuple(OpenAction(row.id, row.number, row.text, row.due_on, row.due_month, row.state) for row in rows)
