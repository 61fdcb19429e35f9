"""What a hit says beside its text: where a person works and met last, when an item begins, when a plan row is due."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.months import due_date
from app.domain.search import Hit, HitKind
from app.models import Affiliation, Item, Meeting, MeetingSession, OrganisationName, Participation, Project
from app.queries.agenda import item_starts

_Met = tuple[int, str]  # meeting, short name


def complete(session: Session, hits: Sequence[Hit], as_of: dt.date) -> tuple[Hit, ...]:
    """The hits with what their kind shows beside the text; a few statements for any number of them."""
    people = [hit.id for hit in hits if hit.kind is HitKind.PERSON]
    items = [hit.id for hit in hits if hit.kind is HitKind.ITEM]
    works = _organisations(session, people, as_of) if people else {}
    met = _met(session, people) if people else {}
    starts = _starts(session, items) if items else {}
    start = session.scalar(select(Project.start)) if any(hit.month for hit in hits) else None
    found = []
    for hit in hits:
        if hit.kind is HitKind.PERSON:
            meeting_id, meeting = met.get(hit.id, (0, ""))
            who = works.get(hit.id, "")
            found.append(replace(hit, who=who, meeting_id=meeting_id, meeting=meeting))
        elif hit.kind is HitKind.ITEM:
            found.append(replace(hit, start=starts.get(hit.id)))
        elif hit.month is not None and start is not None:
            found.append(replace(hit, day=due_date(start, hit.month, hit.day)))
        else:
            found.append(hit)
    return tuple(found)


def _organisations(session: Session, people: Collection[int], day: dt.date) -> Mapping[int, str]:
    """The short name of each person's (id) organisation on ``day``; of several, the one that began last."""
    rows = session.execute(
        select(Affiliation.person_id, OrganisationName.short)
        .join(OrganisationName, OrganisationName.organisation_id == Affiliation.organisation_id)
        .where(Affiliation.person_id.in_(people))
        .where(
            *(
                condition
                for one in (Affiliation, OrganisationName)
                for condition in (
                    or_(one.valid_from.is_(None), one.valid_from <= day),
                    or_(one.valid_until.is_(None), one.valid_until >= day),
                )
            )
        )
        .order_by(Affiliation.valid_from.is_not(None), Affiliation.valid_from, Affiliation.id)
    )
    return dict(rows.all())


def _met(session: Session, people: Collection[int]) -> Mapping[int, _Met]:
    """The newest meeting that each person (id) is on the list of."""
    rows = session.execute(
        select(Participation.person_id, Meeting.id, Meeting.short_name)
        .join(Meeting, Meeting.id == Participation.meeting_id)
        .where(Participation.person_id.in_(people))
        .order_by(Meeting.first_day, Meeting.id)
    )
    return {person: (meeting_id, meeting) for person, meeting_id, meeting in rows}


def _starts(session: Session, ids: Collection[int]) -> Mapping[int, int]:
    """When each of the items (ids) begins, in venue minutes of its session's day."""
    around = select(Item.session_id).where(Item.id.in_(ids))
    blocks = session.scalars(select(MeetingSession).where(MeetingSession.id.in_(around))).all()
    items: dict[int, list[Item]] = defaultdict(list)
    for item in session.scalars(select(Item).where(Item.session_id.in_(around)).order_by(Item.position, Item.id)):
        items[item.session_id].append(item)
    return {item: start for block in blocks for item, start in item_starts(block, items[block.id]).items()}
