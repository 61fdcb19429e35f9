"""What the report of a meeting is made of: its agenda and minutes, and who came, counted (DOMAIN, "Meeting report")."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.agenda import AgendaDocument
from app.domain.documents import PersonRef
from app.domain.kinds import AgendaState, ItemRoleKind, MeetingState, ParticipationRole, Reply, RoleState, SlidesState
from app.domain.minutes import NextMeeting
from app.domain.report import Mention, ReportDocument, ReportedTalk, RoleCount
from app.models import (
    File,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Minutes,
    Participation,
    Presentation,
    PresentationFile,
    Publication,
)
from app.queries.agenda import agenda
from app.queries.attendance import Participant, count, participants
from app.queries.formal import formal_parts
from app.queries.heads import people
from app.queries.minutes import minutes
from app.queries.published import differing_figures

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)
_SHOWN_FILES = (SlidesState.CLEARED, SlidesState.PUBLISHED)
_NO_COUNTRY = ("", "EU")  # as in domain.counts: the code EU names no country


def report(session: Session, meeting: Meeting, as_of: dt.date) -> ReportDocument:
    """The report of the meeting as known on ``as_of``; a meeting without minutes has one too."""
    programme = agenda(session, meeting)
    begun = session.scalar(select(func.count()).select_from(Minutes).where(Minutes.meeting_id == meeting.id))
    recorded = minutes(session, meeting, as_of) if begun else None
    there = [one for one in participants(session, meeting, as_of) if one.attended]
    figures = count(there)
    replies = Counter(session.scalars(select(Participation.reply).where(Participation.meeting_id == meeting.id)))
    return ReportDocument(
        agenda=programme,
        minutes=recorded,
        at=max(programme.at, recorded.at) if recorded else programme.at,
        as_of=as_of,
        figures=figures,
        countries=tuple(sorted(_countries(there))),
        published=differing_figures(session, meeting, figures),
        roles=_roles(there),
        guests=_guests(programme, there),
        invited=replies.total(),
        accepted=replies[Reply.ACCEPTED],
        formal=formal_parts(session, meeting),
        talks=_talks(session, meeting),
        mentions=_mentions(session, meeting),
        following=_following(session, meeting),
    )


def _countries(there: Iterable[Participant]) -> set[str]:
    codes = {(one.organisation.country or "").strip().upper() for one in there if one.organisation}
    return codes - set(_NO_COUNTRY)


def _roles(there: Iterable[Participant]) -> tuple[RoleCount, ...]:
    counted = Counter(one.role for one in there)
    return tuple(RoleCount(role, counted[role]) for role in ParticipationRole if counted[role])


def _guests(programme: AgendaDocument, there: Iterable[Participant]) -> tuple[PersonRef, ...]:
    """Guests of honour in the order of the agenda, then the guests who came; each once."""
    held = [session for session in programme.sessions if session.state is not AgendaState.CANCELLED]
    roles = [role for session in held for role in session.roles]
    roles += [
        role
        for session in held
        for item in session.items
        if item.state is not AgendaState.CANCELLED
        for role in item.roles
    ]
    honoured = [
        role.person for role in roles if role.kind is ItemRoleKind.GUEST_OF_HONOUR and role.state is RoleState.CONFIRMED
    ]
    guests = [one.person for one in there if one.role is ParticipationRole.GUEST]
    each: dict[str, PersonRef] = {}
    for ref in [*honoured, *guests]:
        each.setdefault(ref.uid, ref)
    return tuple(each.values())


def _talks(session: Session, meeting: Meeting) -> tuple[ReportedTalk, ...]:
    """The presentations of items that take place, in the order of the agenda."""
    rows = session.execute(
        select(Presentation)
        .join(Item, Item.id == Presentation.item_id)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(
            Presentation.meeting_id == meeting.id,
            Item.state != AgendaState.CANCELLED,
            MeetingSession.state != AgendaState.CANCELLED,
        )
        .order_by(
            MeetingSession.day,
            MeetingSession.start,
            MeetingSession.position,
            MeetingSession.id,
            Item.position,
            Item.id,
            Presentation.position,
            Presentation.id,
        )
    )
    talks = list(rows.scalars())
    files = _newest_files(session, [talk.id for talk in talks])
    speakers = _speakers(session, meeting, [talk.item_id for talk in talks if talk.item_id is not None])
    return tuple(
        ReportedTalk(
            talk.title,
            speakers.get(talk.item_id or 0, ()),
            talk.state,
            files.get(talk.id, "") if talk.state in _SHOWN_FILES else "",
        )
        for talk in talks
    )


def _newest_files(session: Session, ids: list[int]) -> Mapping[int, str]:
    """The name of the newest file of each presentation (id)."""
    rows = session.execute(
        select(PresentationFile.presentation_id, File.name)
        .join(File, File.id == PresentationFile.file_id)
        .where(PresentationFile.presentation_id.in_(ids))
        .order_by(PresentationFile.number)
    )
    return dict(rows.all())


def _speakers(session: Session, meeting: Meeting, items: list[int]) -> Mapping[int, tuple[PersonRef, ...]]:
    """Those who have agreed to speak in each item (id), under the organisation of the meeting's first day."""
    rows = session.execute(
        select(ItemRole.item_id, ItemRole.person_id)
        .where(ItemRole.item_id.in_(items), ItemRole.kind.in_(_SPEAKING), ItemRole.state == RoleState.CONFIRMED)
        .order_by(ItemRole.position, ItemRole.id)
    ).all()
    known = people(session, {person_id for _item, person_id in rows}, meeting.first_day)
    found: dict[int, list[PersonRef]] = defaultdict(list)
    for item_id, person_id in rows:
        found[item_id or 0].append(known[person_id])
    return {item_id: tuple(refs) for item_id, refs in found.items()}


def _mentions(session: Session, meeting: Meeting) -> tuple[Mention, ...]:
    rows = session.scalars(
        select(Publication)
        .where(Publication.meeting_id == meeting.id)
        .order_by(Publication.published_on, Publication.id)
    )
    return tuple(Mention(row.title, row.place, row.published_on, row.link, row.illustrative) for row in rows)


def _following(session: Session, meeting: Meeting) -> tuple[NextMeeting, ...]:
    """The next meeting in the series and the next of all, by date; one entry where they are the same."""
    later = (
        select(Meeting)
        .where(Meeting.first_day > meeting.last_day, Meeting.state != MeetingState.CANCELLED)
        .order_by(Meeting.first_day, Meeting.id)
        .limit(1)
    )
    found = [session.scalars(later).first()]
    if meeting.series_id is not None:
        found.append(session.scalars(later.where(Meeting.series_id == meeting.series_id)).first())
    each = {one.id: one for one in found if one is not None}
    return tuple(NextMeeting(one.title, one.first_day, one.last_day, one.place) for one in each.values())
