"""All that the panel shows of one person: fields, affiliations, consents, roles, meetings, parts, actions."""

import datetime as dt

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from app.domain.kinds import ConsentPurpose
from app.domain.participation_rows import OpenAction
from app.domain.people_rows import (
    PersonAffiliation,
    PersonConsent,
    PersonDetail,
    PersonIrcRole,
    PersonMeeting,
    PersonMembership,
    PersonPart,
)
from app.models import (
    Action,
    Affiliation,
    Body,
    Consent,
    IrcRole,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Membership,
    Participation,
    Person,
    Presence,
)
from app.queries.actions import OPEN_STATES
from app.queries.heads import organisations
from app.queries.people_table import BEST, holds

_LAST_ZONE = dt.timedelta(days=1, hours=12)  # as in queries/consent: a day is over everywhere on Earth


def person_detail(session: Session, person_id: int, as_of: dt.date) -> PersonDetail | None:
    """The person with this id at ``as_of``; None for one that is not there (any more). Ten statements."""
    person = session.get(Person, person_id)
    if person is None:
        return None
    return PersonDetail(
        id=person.id,
        display=person.display,
        given=person.given,
        family=person.family,
        native=person.native,
        title=person.title,
        email=person.email or "",
        more_emails=tuple(map(str, person.more_emails)),
        phone=person.phone,
        zone=person.zone or "",
        language=person.language or "",
        illustrative=person.illustrative,
        affiliations=_affiliations(session, person_id, as_of),
        consents=_consents(session, person_id, as_of),
        irc_roles=_irc_roles(session, person_id),
        memberships=_memberships(session, person_id, as_of),
        meetings=_meetings(session, person_id, as_of),
        parts=_parts(session, person_id),
        actions=_actions(session, person_id),
    )


def _affiliations(session: Session, person_id: int, as_of: dt.date) -> tuple[PersonAffiliation, ...]:
    """Those that hold first, then the newest; under the names of their own last day, or of ``as_of``."""
    rows = session.scalars(select(Affiliation).where(Affiliation.person_id == person_id).order_by(Affiliation.id)).all()
    homes = {row.organisation_id for row in rows}
    days = {as_of, *(row.valid_until for row in rows if row.valid_until is not None and row.valid_until < as_of)}
    names = {day: organisations(session, day, homes) for day in days}
    found = []
    for row in rows:
        ended = row.valid_until if row.valid_until is not None and row.valid_until < as_of else as_of
        head = names[ended].get(row.organisation_id)
        begun = row.valid_from is None or row.valid_from <= as_of
        found.append(
            PersonAffiliation(
                id=row.id,
                organisation_id=row.organisation_id,
                short=head.short if head else "",
                legal=head.legal if head else "",
                role=row.role,
                first_day=row.valid_from,
                last_day=row.valid_until,
                holds=begun and ended == as_of,
            )
        )
    return tuple(sorted(found, key=lambda one: (not one.holds, -(one.first_day or dt.date.min).toordinal(), one.id)))


def _consents(session: Session, person_id: int, as_of: dt.date) -> tuple[PersonConsent, ...]:
    """One for each purpose: that in force at ``as_of``, or else the one given last."""
    end = dt.datetime.combine(as_of, dt.time(), dt.UTC) + _LAST_ZONE
    rows = session.scalars(
        select(Consent)
        .where(Consent.person_id == person_id, Consent.given_at < end)
        .order_by(Consent.given_at, Consent.id)
    ).all()
    found = []
    for purpose in ConsentPurpose:
        own = [row for row in rows if row.purpose is purpose]
        in_force = [row for row in own if row.withdrawn_at is None or row.withdrawn_at >= end]
        shown = (in_force or own)[-1] if own else None
        found.append(
            PersonConsent(
                purpose=purpose,
                in_force=bool(in_force),
                given_at=shown.given_at if shown else None,
                withdrawn_at=shown.withdrawn_at if shown and not in_force else None,
                wording=shown.wording_version if shown else "",
            )
        )
    return tuple(found)


def _irc_roles(session: Session, person_id: int) -> tuple[PersonIrcRole, ...]:
    rows = session.scalars(select(IrcRole).where(IrcRole.person_id == person_id).order_by(IrcRole.since, IrcRole.id))
    return tuple(PersonIrcRole(row.id, row.kind, row.since) for row in rows)


def _memberships(session: Session, person_id: int, as_of: dt.date) -> tuple[PersonMembership, ...]:
    mine = (Membership.person_id == person_id) | (Membership.representative_id == person_id)
    rows = session.execute(
        select(Membership.body_id, Body.name, Membership.function, Membership.organisation_id)
        .join(Body, Body.id == Membership.body_id)
        .where(mine, holds(Membership.valid_from, Membership.valid_until, as_of))
        .order_by(Body.id, Membership.id)
    ).all()
    homes = organisations(session, as_of, {row.organisation_id for row in rows})
    return tuple(
        PersonMembership(
            row.body_id, row.name, row.function, homes[row.organisation_id].short if row.organisation_id else ""
        )
        for row in rows
    )


def _meetings(session: Session, person_id: int, as_of: dt.date) -> tuple[PersonMeeting, ...]:
    """The newest first."""
    rows = session.execute(
        select(
            Participation.id,
            Meeting.id.label("meeting_id"),
            Meeting.short_name,
            Meeting.first_day,
            Participation.role,
            Participation.reply,
            Presence.state,
        )
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .join(Presence, and_(Presence.participation_id == Participation.id, Presence.day <= as_of), isouter=True)
        .where(Participation.person_id == person_id)
        .order_by(Meeting.first_day.desc(), Meeting.id.desc())
    )
    best: dict[int, PersonMeeting] = {}
    for row in rows:
        known = best.get(row.id)
        if known is None or (
            row.state is not None and (known.presence is None or BEST[row.state] > BEST[known.presence])
        ):
            best[row.id] = PersonMeeting(*row)
    return tuple(best.values())


def _parts(session: Session, person_id: int) -> tuple[PersonPart, ...]:
    """The newest first."""
    rows = session.execute(
        select(
            ItemRole.item_id,
            MeetingSession.id.label("session_id"),
            Meeting.id.label("meeting_id"),
            Meeting.short_name,
            Item.title.label("item"),
            MeetingSession.title,
            MeetingSession.day,
            ItemRole.kind,
        )
        .select_from(ItemRole)
        .join(Item, Item.id == ItemRole.item_id, isouter=True)
        .join(
            MeetingSession,
            (MeetingSession.id == ItemRole.session_id) | (MeetingSession.id == Item.session_id),
        )
        .join(Meeting, Meeting.id == MeetingSession.meeting_id)
        .where(ItemRole.person_id == person_id)
        .order_by(MeetingSession.day.desc(), MeetingSession.start, ItemRole.id)
    )
    return tuple(
        PersonPart(
            item_id=row.item_id,
            session_id=row.session_id,
            meeting_id=row.meeting_id,
            meeting=row.short_name,
            title=row.item if row.item is not None else row.title,
            day=row.day,
            kind=row.kind,
        )
        for row in rows
    )


def _actions(session: Session, person_id: int) -> tuple[OpenAction, ...]:
    rows = session.scalars(
        select(Action)
        .where(Action.person_id == person_id, Action.state.in_(OPEN_STATES))
        .order_by(Action.due_on.is_(None), Action.due_on, Action.due_month.is_(None), Action.due_month, Action.id)
    )
    return tuple(OpenAction(row.id, row.number, row.text, row.due_on, row.due_month, row.state) for row in rows)
