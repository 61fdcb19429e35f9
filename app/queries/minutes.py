"""The minutes of a meeting as a document, gathered from what was recorded item by item (DOMAIN, "Minutes")."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaItem, AgendaSession
from app.domain.errors import UserError
from app.domain.governance import DeadlineKind
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, MeetingState
from app.domain.minutes import (
    ActionEntry,
    AttendanceGroup,
    Attendee,
    DecisionEntry,
    Excused,
    MinutesDocument,
    MinutesSection,
    NextMeeting,
    Slides,
)
from app.models import (
    Action,
    Decision,
    Item,
    Meeting,
    MeetingSession,
    Minutes,
    MinutesText,
    MinutesVersion,
)
from app.queries.actions import actions_of_minutes, matters_arising
from app.queries.agenda import working_copy
from app.queries.attendance import Participant, count, participants
from app.queries.decisions import decisions_of_minutes
from app.queries.formal import circulated_deadlines, formal_parts
from app.queries.heads import meeting_head, people, project_head, rule_profile
from app.queries.history_times import last_change
from app.queries.presentations import presentations
from app.queries.published import differing_figures

_SILENT = (ItemKind.BREAK, ItemKind.SOCIAL)  # no section unless something was written
_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR, ItemRoleKind.MODERATOR)

Entry = TypeVar("Entry")


def minutes(session: Session, meeting: Meeting, as_of: dt.date) -> MinutesDocument:
    """The minutes as they stand; raises UserError when none were begun for the meeting."""
    record = session.scalars(
        select(Minutes).where(Minutes.meeting_id == meeting.id).order_by(Minutes.session_id, Minutes.id)
    ).first()
    if record is None:
        raise UserError(
            "There are no minutes of the meeting {meeting} yet: begin them first.", meeting=meeting.short_name
        )
    return _document(session, meeting, record, as_of)


def minutes_to_keep(session: Session, minutes_id: int, as_of: dt.date, number: int) -> MinutesDocument:
    """The minutes with this id as they stand, to be kept as version ``number``."""
    record = session.get_one(Minutes, minutes_id)
    kept = _document(session, session.get_one(Meeting, record.meeting_id), record, as_of)
    return replace(kept, version=number)


def _document(session: Session, meeting: Meeting, record: Minutes, as_of: dt.date) -> MinutesDocument:
    there = participants(session, meeting, as_of)
    figures = count(there)
    leaders = people(session, {row for row in (record.chair_id, record.secretary_id) if row}, meeting.first_day)
    texts = _texts(session, record)
    decisions = _by_item(session, Decision, record, decisions_of_minutes(session, meeting, record))
    undertaken = _by_item(session, Action, record, actions_of_minutes(session, record, as_of))
    sections = tuple(_sections(session, meeting, texts, decisions, undertaken))
    return MinutesDocument(
        project=project_head(session),
        meeting=meeting_head(session, meeting),
        state=record.state,
        version=_newest_version(session, record),
        at=_changed(session, record) or dt.datetime.combine(meeting.last_day, dt.time(), dt.UTC),
        as_of=as_of,
        chair=leaders.get(record.chair_id or 0),
        secretary=leaders.get(record.secretary_id or 0),
        circulated_on=record.circulated_on,
        accepted_on=record.accepted_on,
        objections_until=_objections_until(session, meeting, record),
        opening=texts.get(None, ""),
        attendance=_attendance(there),
        excused=tuple(Excused(participant.person) for participant in there if participant.excused),
        attendees=figures.people,
        remote=figures.remote,
        organisations=figures.organisations,
        countries=figures.countries,
        published=differing_figures(session, meeting, figures),
        formal=formal_parts(session, meeting),
        matters_arising=matters_arising(session, meeting, as_of),
        sections=sections,
        next_meeting=_next_meeting(session, meeting),
        annexes=tuple(slides for section in sections for slides in section.slides if slides.files),
        other_decisions=tuple(decisions[None]),
        other_actions=tuple(undertaken[None]),
        abstentions_are_cast=rule_profile(session).abstentions_are_cast,
    )


def _texts(session: Session, record: Minutes) -> dict[int | None, str]:
    """The Markdown of each item (id); for None, what opens the minutes."""
    query = select(MinutesText.item_id, MinutesText.markdown).where(MinutesText.minutes_id == record.id)
    return dict(session.execute(query).all())


def _newest_version(session: Session, record: Minutes) -> int:
    """The number of the newest version that was kept; 1 before any was."""
    return session.scalar(select(func.max(MinutesVersion.number)).where(MinutesVersion.minutes_id == record.id)) or 1


def _objections_until(session: Session, meeting: Meeting, record: Minutes) -> dt.date | None:
    """The last day for objections, once the minutes were sent (DOMAIN R1)."""
    if record.circulated_on is None:
        return None
    lines = circulated_deadlines(session, meeting, record.circulated_on)
    return next((line.due for line in lines if line.what is DeadlineKind.OBJECTIONS_END), None)


def _attendance(there: Iterable[Participant]) -> tuple[AttendanceGroup, ...]:
    """Those who attended, by organisation; people without one come last."""
    groups: dict[tuple[bool, str], list[Participant]] = defaultdict(list)
    for participant in there:
        if participant.attended:
            name = participant.organisation.short if participant.organisation else ""
            groups[not name, name.casefold()].append(participant)
    found = []
    for _key, members in sorted(groups.items()):
        organisation = members[0].organisation
        found.append(
            AttendanceGroup(
                organisation=organisation.short if organisation else "",
                legal_name=organisation.legal if organisation else "",
                country=organisation.country if organisation else None,
                attendees=tuple(Attendee(member.person, member.role, member.remote) for member in members),
            )
        )
    return tuple(found)


def _sections(
    session: Session,
    meeting: Meeting,
    texts: Mapping[int | None, str],
    decisions: Mapping[int | None, list[DecisionEntry]],
    undertaken: Mapping[int | None, list[ActionEntry]],
) -> Iterator[MinutesSection]:
    """One section for each item that took place or of which something was recorded, in the order of the agenda."""
    files = presentations(session, meeting)
    ids = {
        str(uid): row_id
        for uid, row_id in session.execute(
            select(Item.uid, Item.id).join(MeetingSession).where(MeetingSession.meeting_id == meeting.id)
        )
    }
    number = 0
    for block in working_copy(session, meeting).sessions:
        for item in block.items:
            row_id = ids[item.uid]
            recorded = row_id in texts or row_id in decisions or row_id in undertaken
            if not recorded and (item.kind in _SILENT or item.state is AgendaState.CANCELLED):
                continue
            number += 1
            yield _section(
                str(number),
                block,
                item,
                texts.get(row_id, ""),
                files.get(row_id, ()),
                decisions.get(row_id, ()),
                undertaken.get(row_id, ()),
            )


def _section(
    number: str,
    block: AgendaSession,
    item: AgendaItem,
    markdown: str,
    files: Iterable[tuple[str, str]],
    decisions: Iterable[DecisionEntry],
    actions: Iterable[ActionEntry],
) -> MinutesSection:
    speakers = tuple(role.person for role in item.roles if role.kind in _SPEAKING)
    return MinutesSection(
        number=number,
        day=block.day,
        start=item.start,
        minutes=item.minutes,
        title=item.title,
        kind=item.kind,
        session=block.title,
        track=block.track,
        body=block.body,
        people=speakers,
        slides=tuple(Slides(title, speakers, (name,) if name else ()) for title, name in files),
        markdown=markdown,
        decision_flag=item.decision,
        added_on=item.added_on,
        decisions=tuple(decisions),
        actions=tuple(actions),
        illustrative=item.illustrative,
    )


def _by_item(
    session: Session, kind: type[Action] | type[Decision], record: Minutes, entries: Mapping[int, Entry]
) -> dict[int | None, list[Entry]]:
    """What was recorded for each item (id); for None, what belongs to no item."""
    found: dict[int | None, list[Entry]] = defaultdict(list)
    for row_id, item_id in session.execute(select(kind.id, kind.item_id).where(kind.minutes_id == record.id)):
        found[item_id].append(entries[row_id])
    return found


def _next_meeting(session: Session, meeting: Meeting) -> NextMeeting | None:
    """The next meeting by date in the series."""
    if meeting.series_id is None:
        return None
    following = session.scalars(
        select(Meeting)
        .where(
            Meeting.series_id == meeting.series_id,
            Meeting.first_day > meeting.last_day,
            Meeting.state != MeetingState.CANCELLED,
        )
        .order_by(Meeting.first_day, Meeting.id)
    ).first()
    if following is None:
        return None
    return NextMeeting(following.title, following.first_day, following.last_day, following.place)


def _changed(session: Session, record: Minutes) -> dt.datetime | None:
    """The instant of the last change to the minutes, their texts, decisions or actions (UTC)."""
    children = {
        table: session.scalars(select(kind.id).where(kind.minutes_id == record.id)).all()
        for table, kind in (("minutes_text", MinutesText), ("decision", Decision), ("action", Action))
    }
    return last_change(session, {"minutes": [record.id], **children})
