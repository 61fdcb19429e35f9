"""Home: the day, the next meeting with its clock, the slides that are missing and what agendas have not released.

Each function is a live query of its own, so that a change runs only what it touched again.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from app.domain.clash_values import ClashSettings
from app.domain.counts import AttendanceRow, meeting_figures
from app.domain.documents import PersonRef
from app.domain.home import HomeAgenda, HomeDay, HomeMeeting, HomeQuorum, HomeSlides, HomeTalk
from app.domain.kinds import AgendaState, ItemRoleKind, MeetingState, PresenceState, Reply, RoleState, SlidesState
from app.domain.months import month_of
from app.domain.quorum import quorum_needed
from app.models import (
    Affiliation,
    Body,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Membership,
    Organisation,
    Participation,
    Presentation,
    Project,
)
from app.queries.agenda import item_starts
from app.queries.attendance import figures
from app.queries.formal import formal_parts
from app.queries.heads import affiliations, people, rule_profile
from app.queries.meeting_page import meeting_clocks
from app.queries.releases import unreleased_changes

_SPEAKING = (ItemRoleKind.SPEAKER, ItemRoleKind.PRESENTER, ItemRoleKind.GUEST_OF_HONOUR)
_AGENDAS = 2  # meetings whose agendas are compared with what was released
_Accepted = list[tuple[int, int]]  # person, organisation (0: none)


def home_day(session: Session, as_of: dt.date) -> HomeDay:
    """The day, as M-month of the project."""
    project = session.get(Project, 1)
    if project is None:
        return HomeDay(as_of)
    end = project.end_amended or project.end_planned
    month = month_of(project.start, as_of) if as_of >= project.start else None
    return HomeDay(as_of, project.acronym, month, month_of(project.start, end))


def home_meeting(session: Session, as_of: dt.date) -> HomeMeeting | None:
    """The next meeting by date that is not over and not cancelled, else the newest; None where there is none."""
    meeting = _coming(session, as_of)
    if meeting is None:
        return None
    over = meeting.last_day < as_of
    invited, accepted = _replies(session, meeting)
    if over:
        counted = figures(session, meeting, as_of)
        came, countries = counted.people, counted.countries
    else:
        came, countries = _counted(session, accepted)
    return HomeMeeting(
        id=meeting.id,
        short_name=meeting.short_name,
        title=meeting.title,
        state=meeting.state,
        first_day=meeting.first_day,
        last_day=meeting.last_day,
        place=meeting.place,
        over=over,
        invited=invited,
        people=came,
        countries=countries,
        quorums=tuple(_quorums(session, meeting, accepted, as_of)),
        clocks=meeting_clocks(session, meeting.id, as_of),
        illustrative=meeting.illustrative,
    )


def home_slides(session: Session, as_of: dt.date) -> HomeSlides | None:
    """The talks without slides of the next meeting that has talks, in the order of the agenda; None without one."""
    talks_of = select(Presentation.meeting_id)
    meeting = session.scalars(_to_come(as_of).where(Meeting.id.in_(talks_of)).limit(1)).first()
    if meeting is None:
        return None
    places = _places(session, meeting)
    rows = session.scalars(select(Presentation).where(Presentation.meeting_id == meeting.id).order_by(Presentation.id))
    talks = [row for row in rows if row.item_id is None or row.item_id in places]
    missing = [row for row in talks if row.state is SlidesState.MISSING]
    speakers = _speakers(session, {row.item_id for row in missing if row.item_id is not None}, meeting.first_day)
    found = [
        HomeTalk(row.id, row.title, speakers.get(row.item_id or 0, ()), day, start, row.illustrative)
        for row in missing
        for day, start in (places.get(row.item_id or 0, (None, None)),)
    ]
    found.sort(key=lambda one: (one.day or dt.date.max, one.start or 0, one.id))
    by = meeting.first_day - dt.timedelta(days=ClashSettings().slides_days)
    return HomeSlides(meeting.id, meeting.short_name, tuple(found), len(talks), by)


def home_agendas(session: Session, as_of: dt.date) -> tuple[HomeAgenda, ...]:
    """Of the next two meetings those with an agenda that was never released, or that has changed since."""
    if session.get(Project, 1) is None:
        return ()
    with_agenda = _to_come(as_of).where(Meeting.id.in_(select(MeetingSession.meeting_id))).limit(_AGENDAS)
    found = [_unreleased(session, meeting) for meeting in session.scalars(with_agenda)]
    return tuple(one for one in found if one.release == 0 or one.changes)


def _unreleased(session: Session, meeting: Meeting) -> HomeAgenda:
    found = unreleased_changes(session, meeting.id)
    changes = len(found.changes) if found.release else 0
    return HomeAgenda(meeting.id, meeting.short_name, meeting.first_day, found.release, found.at, changes)


def _places(session: Session, meeting: Meeting) -> dict[int, tuple[dt.date, int]]:
    """Day and start (venue minutes) of each item (id) of the meeting that takes place."""
    blocks = select(MeetingSession).where(
        MeetingSession.meeting_id == meeting.id, MeetingSession.state != AgendaState.CANCELLED
    )
    held = {block.id: block for block in session.scalars(blocks)}
    items: dict[int, list[Item]] = defaultdict(list)
    for item in session.scalars(select(Item).where(Item.session_id.in_(held)).order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    return {
        item.id: (held[session_id].day, starts[item.id])
        for session_id, some in items.items()
        for starts in (item_starts(held[session_id], some),)
        for item in some
        if item.state is not AgendaState.CANCELLED
    }


def _to_come(as_of: dt.date) -> Select[Meeting]:
    """The meetings that are not over and not cancelled, the next first."""
    kept = select(Meeting).where(Meeting.state != MeetingState.CANCELLED, Meeting.last_day >= as_of)
    return kept.order_by(Meeting.first_day, Meeting.id)


def _coming(session: Session, as_of: dt.date) -> Meeting | None:
    coming = session.scalars(_to_come(as_of).limit(1)).first()
    if coming is not None:
        return coming
    kept = select(Meeting).where(Meeting.state != MeetingState.CANCELLED)
    return session.scalars(kept.order_by(Meeting.last_day.desc(), Meeting.id.desc()).limit(1)).first()


def _replies(session: Session, meeting: Meeting) -> tuple[int, _Accepted]:
    """How many are on the list, and who of them accepted, for which organisation."""
    rows = session.execute(
        select(Participation.person_id, Participation.reply, Affiliation.organisation_id)
        .outerjoin(Affiliation, Affiliation.id == Participation.affiliation_id)
        .where(Participation.meeting_id == meeting.id)
        .order_by(Participation.id)
    ).all()
    accepted = [(person, chosen) for person, reply, chosen in rows if reply is Reply.ACCEPTED]
    belongs = affiliations(session, [person for person, _chosen in accepted], meeting.first_day)
    return len(rows), [(person, chosen or belongs.get(person, 0)) for person, chosen in accepted]


def _counted(session: Session, accepted: _Accepted) -> tuple[int, int]:
    """People and countries, as they will be counted once those who accepted have come (DOMAIN R11)."""
    wanted = {organisation for _person, organisation in accepted}
    rows = session.execute(select(Organisation.id, Organisation.country).where(Organisation.id.in_(wanted)))
    countries = dict(rows.all())
    expected = meeting_figures(
        AttendanceRow(
            person=person,
            organisation=organisation or None,
            country=countries.get(organisation),
            states=(PresenceState.PRESENT,),
        )
        for person, organisation in accepted
    )
    return expected.people, expected.countries


def _quorums(session: Session, meeting: Meeting, accepted: _Accepted, as_of: dt.date) -> Iterator[HomeQuorum]:
    """The quorum of each formal session that is not cancelled, in the order of the agenda."""
    rows = session.execute(
        select(MeetingSession, Body)
        .join(Body, Body.id == MeetingSession.body_id)
        .where(MeetingSession.meeting_id == meeting.id)
        .order_by(MeetingSession.day, MeetingSession.start, MeetingSession.id)
    ).all()
    if not rows or session.get(Project, 1) is None:
        return
    counted = formal_parts(session, meeting) if any(found.day <= as_of for found, _body in rows) else ()
    members = session.scalars(
        select(Membership).where(
            Membership.body_id.in_({body.id for _found, body in rows}), Membership.voting, ~Membership.defaulting
        )
    ).all()
    profile = rule_profile(session)
    for number, (found, body) in enumerate(rows):
        if found.state is AgendaState.CANCELLED:
            continue
        if counted and counted[number].seats:
            part = counted[number]
            yield HomeQuorum(found.id, body.name, found.day, part.members, part.needed, part.present, counted=True)
        else:
            voting = [one for one in members if one.body_id == body.id and _belongs(one, found.day)]
            needed, coming = quorum_needed(len(voting), profile), _members_coming(voting, accepted)
            yield HomeQuorum(found.id, body.name, found.day, len(voting), needed, coming, counted=False)


def _belongs(member: Membership, day: dt.date) -> bool:
    return member.valid_from <= day and (member.valid_until is None or member.valid_until >= day)


def _members_coming(members: Iterable[Membership], accepted: _Accepted) -> int:
    """How many members have somebody who accepted: their representative, or anybody of the organisation."""
    persons = {person for person, _organisation in accepted}
    parties = {organisation for _person, organisation in accepted if organisation}
    return sum(
        bool({one.person_id, one.representative_id} & persons) or one.organisation_id in parties for one in members
    )


def _speakers(session: Session, items: Collection[int], day: dt.date) -> dict[int, tuple[PersonRef, ...]]:
    rows = session.execute(
        select(ItemRole.item_id, ItemRole.person_id)
        .where(ItemRole.item_id.in_(items), ItemRole.kind.in_(_SPEAKING), ItemRole.state != RoleState.DECLINED)
        .order_by(ItemRole.position, ItemRole.id)
    ).all()
    known = people(session, {person for _item, person in rows}, day)
    found: dict[int, list[PersonRef]] = defaultdict(list)
    for item, person in rows:
        found[item or 0].append(known[person])
    return {item: tuple(some) for item, some in found.items()}
