"""The table of people for the window, in two steps: the ids in order, and the rows of some of them (DATA)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import Session

from app.domain.kinds import IrcKind, PresenceState
from app.domain.people_rows import PersonRow
from app.domain.wanted import Wanted
from app.models import Affiliation, IrcRole, Membership, Organisation, OrganisationName, Participation, Person, Presence
from app.queries.duplicates import duplicate_people
from app.queries.heads import OrganisationHead, affiliations, organisations
from app.queries.ordered_ids import ordered_ids, unindexed
from app.queries.people_frame import column_meetings

DUPLICATES, HOMELESS, MEETING = "duplicates", "homeless", "meeting"
NO_KIND = "none"
THERE = (PresenceState.PRESENT, PresenceState.REMOTE)
BEST = {
    PresenceState.PRESENT: 3,
    PresenceState.REMOTE: 2,
    PresenceState.EXCUSED: 1,
    PresenceState.ABSENT: 0,
}
_LAST = "\U0010ffff"  # sorts after every name


def people_ids(
    session: Session, wanted: Wanted, as_of: dt.date, countries: Mapping[str, str] | None = None
) -> Sequence[int]:
    """The people (ids) that ``wanted`` asks for, in its order.

    Words are looked for in names, addresses and in the names of the organisation of the day. Chips: ``duplicates``
    (groups of entries that may be one person, one after the other), ``homeless`` (no affiliation on the day),
    ``meeting:7`` (who attended that meeting). Facets: country, kind, body (id). Sorted by name, organisation,
    country, kind, email, or ``meeting:7``. ``countries`` are the names to sort countries by.
    """
    query = select(Person.id).where(*_conditions(session, wanted, as_of))
    if wanted.choice == DUPLICATES:
        order = {one: number for number, one in enumerate(duplicate_people(session))}
        if not order:
            return ()
        if not wanted.sort:
            return sorted((one for one in session.scalars(query) if one in order), key=order.__getitem__)
        return [one for one in session.scalars(query.order_by(*_order(wanted, as_of, countries or {}))) if one in order]
    if wanted.words and wanted.sort in ("", "name"):
        key = unindexed(Person.sort_key)
        return ordered_ids(session, query.order_by(key.desc() if wanted.downwards else key, Person.id))
    return ordered_ids(session, query.order_by(*_order(wanted, as_of, countries or {})))


def people_rows(
    session: Session, ids: Sequence[int], as_of: dt.date, meetings: Sequence[int] | None = None
) -> Sequence[PersonRow]:
    """The rows of these people, with their presence at ``meetings`` (None: those of ``column_meetings``).

    Five statements, or seven.
    """
    if meetings is None:
        meetings = [meeting.id for meeting in column_meetings(session, as_of)]
    belongs = affiliations(session, ids, as_of)
    homes = organisations(session, as_of, belongs.values())
    kinds: dict[int | None, list[IrcKind]] = defaultdict(list)
    for person_id, kind in session.execute(
        select(IrcRole.person_id, IrcRole.kind).where(IrcRole.person_id.in_(ids)).order_by(IrcRole.since, IrcRole.id)
    ):
        kinds[person_id].append(kind)
    listed, presence = _presence(session, ids, meetings, as_of)
    found = session.execute(
        select(Person.id, Person.display, Person.native, Person.email, Person.language, Person.illustrative).where(
            Person.id.in_(ids)
        )
    )
    return [
        _row(
            row,
            homes.get(belongs.get(row.id, 0)),
            kinds=tuple(dict.fromkeys(kinds.get(row.id, ()))),
            listed=frozenset(listed.get(row.id, ())),
            presence=tuple(sorted(presence.get(row.id, {}).items())),
        )
        for row in found
    ]


def people_counts(session: Session, as_of: dt.date) -> Mapping[str, int]:
    """How many people the chips show, but for the possible duplicates, which take longer."""
    counts = {"all": session.scalar(select(func.count()).select_from(Person)) or 0}
    newest = next(iter(column_meetings(session, as_of)[-1:]), None)
    if newest is not None:
        counts[f"{MEETING}:{newest.id}"] = newest.attended
    counts[HOMELESS] = session.scalar(select(func.count()).select_from(Person).where(_homeless(as_of))) or 0
    return counts


def attended(meeting_id: int, as_of: dt.date) -> Select[Any]:
    """The people (ids) who were at the meeting, in the room or remotely, on some day up to ``as_of`` (DOMAIN R11)."""
    return (
        select(Participation.person_id)
        .join(Presence, Presence.participation_id == Participation.id)
        .where(Participation.meeting_id == meeting_id, Presence.state.in_(THERE), Presence.day <= as_of)
    )


def holds(first: Any, last: Any, day: dt.date) -> ColumnElement[bool]:
    """Whether a period, open where its ends are empty, has ``day`` in it."""
    return and_(or_(first.is_(None), first <= day), or_(last.is_(None), last >= day))


def _row(row: Any, home: OrganisationHead | None, **known: Any) -> PersonRow:
    return PersonRow(
        id=row.id,
        display=row.display,
        native=row.native,
        email=row.email or "",
        language=row.language or "",
        organisation=home.short if home else "",
        legal_name=home.legal if home else "",
        country=(home.country or "") if home else "",
        illustrative=row.illustrative,
        **known,
    )


def _conditions(session: Session, wanted: Wanted, as_of: dt.date) -> list[ColumnElement[bool]]:
    now = holds(Affiliation.valid_from, Affiliation.valid_until, as_of)
    conditions: list[ColumnElement[bool]] = []
    for word in wanted.words:
        by_name = Person.folded.contains(word, autoescape=True)
        named = select(OrganisationName.organisation_id).where(OrganisationName.folded.contains(word, autoescape=True))
        homes = set(session.scalars(named))  # few, and mostly none: then the names alone are quick
        there = select(Affiliation.person_id).where(now, Affiliation.organisation_id.in_(homes))
        conditions.append(or_(by_name, Person.id.in_(there)) if homes else by_name)
    chip, _space, number = wanted.choice.partition(":")
    if chip == MEETING:
        conditions.append(Person.id.in_(attended(int(number), as_of)))
    elif chip == HOMELESS:
        conditions.append(_homeless(as_of))
    if country := wanted.facet("country"):
        there = (
            select(Affiliation.person_id)
            .join(Organisation, Organisation.id == Affiliation.organisation_id)
            .where(now, Organisation.country == country)
        )
        conditions.append(Person.id.in_(there))
    if kind := wanted.facet("kind"):
        roles = select(IrcRole.person_id).where(IrcRole.person_id.is_not(None))
        conditions.append(
            Person.id.not_in(roles) if kind == NO_KIND else Person.id.in_(roles.where(IrcRole.kind == IrcKind(kind)))
        )
    if body := wanted.facet("body"):
        member = (Membership.body_id == int(body)) & holds(Membership.valid_from, Membership.valid_until, as_of)
        conditions.append(
            or_(
                Person.id.in_(select(Membership.person_id).where(member, Membership.person_id.is_not(None))),
                Person.id.in_(
                    select(Membership.representative_id).where(member, Membership.representative_id.is_not(None))
                ),
            )
        )
    return conditions


def _homeless(as_of: dt.date) -> ColumnElement[bool]:
    """Nothing is known of where the person works on the day."""
    now = holds(Affiliation.valid_from, Affiliation.valid_until, as_of)
    return ~select(Affiliation.id).where(Affiliation.person_id == Person.id, now).exists()


def _order(wanted: Wanted, as_of: dt.date, countries: Mapping[str, str]) -> list[Any]:
    """What the rows are sorted by before their names; what is not known stands last either way."""
    key, _space, number = wanted.sort.partition(":")
    match key:
        case "name":
            keys: Any = Person.sort_key
        case "email":
            keys = func.lower(Person.email)
        case "organisation":
            keys = _now(func.lower(OrganisationName.short), as_of)
        case "country":
            names = case(countries, value=Organisation.country, else_=Organisation.country) if countries else None
            keys = _now(names if names is not None else Organisation.country, as_of, named=False)
        case "kind":
            keys = select(func.min(IrcRole.kind)).where(IrcRole.person_id == Person.id).scalar_subquery()
        case "meeting":
            keys = _rank_at(int(number), as_of)
        case _:
            return [Person.sort_key, Person.id]
    return [keys.is_(None), keys.desc() if wanted.downwards else keys, Person.sort_key, Person.id]


def _now(what: Any, as_of: dt.date, named: bool = True) -> Any:
    """A fact of the organisation that the person belongs to on the day; of several, the one that began last."""
    query = (
        select(what)
        .select_from(Affiliation)
        .join(Organisation, Organisation.id == Affiliation.organisation_id)
        .where(Affiliation.person_id == Person.id, holds(Affiliation.valid_from, Affiliation.valid_until, as_of))
        .order_by(Affiliation.valid_from.is_(None), Affiliation.valid_from.desc(), Affiliation.id.desc())
    )
    if named:
        name = OrganisationName
        on = and_(name.organisation_id == Organisation.id, holds(name.valid_from, name.valid_until, as_of))
        query = query.join(name, on, isouter=True).order_by(name.id)
    return query.limit(1).scalar_subquery()


def _rank_at(meeting_id: int, as_of: dt.date) -> Any:
    """How well the person is known to have been there: present first; who is not listed has no rank."""
    rank = case({state: -number for state, number in BEST.items()}, value=Presence.state, else_=1)
    return (
        select(func.min(rank))
        .select_from(Participation)
        .join(Presence, and_(Presence.participation_id == Participation.id, Presence.day <= as_of), isouter=True)
        .where(Participation.person_id == Person.id, Participation.meeting_id == meeting_id)
        .scalar_subquery()
    )


def _presence(
    session: Session, ids: Sequence[int], meetings: Sequence[int], as_of: dt.date
) -> tuple[Mapping[int, set[int]], Mapping[int, dict[int, PresenceState]]]:
    """Of each person the meetings that list them, and how they were there on the best known day up to ``as_of``."""
    listed: dict[int, set[int]] = defaultdict(set)
    best: dict[int, dict[int, PresenceState]] = defaultdict(dict)
    found = session.execute(
        select(Participation.person_id, Participation.meeting_id, Presence.state)
        .join(Presence, and_(Presence.participation_id == Participation.id, Presence.day <= as_of), isouter=True)
        .where(Participation.person_id.in_(ids), Participation.meeting_id.in_(meetings))
    )
    for person_id, meeting_id, state in found:
        listed[person_id].add(meeting_id)
        known = best[person_id].get(meeting_id)
        if state is not None and (known is None or BEST[state] > BEST[known]):
            best[person_id][meeting_id] = state
    return listed, best
