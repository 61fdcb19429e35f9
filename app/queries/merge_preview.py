"""What merging two entries of a person or an organisation would do, before it is done."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.duplicates import MergeField, MergePreview, MovedRows
from app.domain.periods import overlap
from app.models import Base, Organisation, OrganisationName, Participation, Person
from app.queries.heads import organisations
from app.queries.people_choices import people_by_id
from app.queries.person_rows import references_to

_PERSON = ("display", "given", "family", "native", "title", "email", "phone", "zone", "language")
_ORGANISATION = ("kind", "country", "participant_no")


def people_preview(session: Session, keep_id: int, gone_id: int, as_of: dt.date) -> MergePreview | None:
    """What merging two people would do; None when one of them is not there (any more)."""
    kept, gone = session.get(Person, keep_id), session.get(Person, gone_id)
    if kept is None or gone is None:
        return None
    known = {one.id: one for one in people_by_id(session, [keep_id, gone_id], as_of)}
    return MergePreview(
        keep_id=keep_id,
        gone_id=gone_id,
        kept_name=known[keep_id].name,
        gone_name=known[gone_id].name,
        kept_detail=known[keep_id].organisation,
        gone_detail=known[gone_id].organisation,
        fields=_fields(kept, gone, _PERSON),
        moved=_moved(session, "person", keep_id, gone_id),
    )


def organisations_preview(session: Session, keep_id: int, gone_id: int, as_of: dt.date) -> MergePreview | None:
    """What merging two organisations would do; None when one of them is not there (any more)."""
    kept, gone = session.get(Organisation, keep_id), session.get(Organisation, gone_id)
    if kept is None or gone is None:
        return None
    heads = organisations(session, as_of, [keep_id, gone_id])
    names = select(OrganisationName).order_by(OrganisationName.id)
    own = session.scalars(names.where(OrganisationName.organisation_id == keep_id)).all()
    others = session.scalars(names.where(OrganisationName.organisation_id == gone_id)).all()
    taken = {(name.short, name.legal) for name in own}
    lost = [
        name
        for name in others
        if any(overlap(name.valid_from, name.valid_until, one.valid_from, one.valid_until) for one in own)
    ]
    return MergePreview(
        keep_id=keep_id,
        gone_id=gone_id,
        kept_name=heads[keep_id].short if keep_id in heads else "",
        gone_name=heads[gone_id].short if gone_id in heads else "",
        kept_detail=heads[keep_id].legal if keep_id in heads else "",
        gone_detail=heads[gone_id].legal if gone_id in heads else "",
        fields=_fields(kept, gone, _ORGANISATION),
        moved=_moved(session, "organisation", keep_id, gone_id),
        lost=tuple(name.short for name in lost if (name.short, name.legal) not in taken),
    )


def _fields(kept: object, gone: object, names: tuple[str, ...]) -> tuple[MergeField, ...]:
    found = []
    for name in names:
        values = [getattr(kept, name), getattr(gone, name)]
        found.append(MergeField(name, *("" if value is None else str(value) for value in values)))
    return tuple(found)


def _moved(session: Session, table_name: str, keep_id: int, gone_id: int) -> tuple[MovedRows, ...]:
    """Of each table with references to the entry that goes how many rows; of participations those in common, too."""
    counts: dict[str, int] = defaultdict(int)
    for table, column in references_to(table_name):
        counts[table.name] += session.scalar(select(func.count()).select_from(table).where(column == gone_id)) or 0
    common = _common_meetings(session, keep_id, gone_id) if table_name == Person.__tablename__ else 0
    shared: Mapping[str, int] = {Participation.__tablename__: common}
    order = {table.name: number for number, table in enumerate(Base.metadata.sorted_tables)}
    found = [MovedRows(table, number, shared.get(table, 0)) for table, number in counts.items() if number]
    return tuple(sorted(found, key=lambda one: (-one.number, order[one.table])))


def _common_meetings(session: Session, keep_id: int, gone_id: int) -> int:
    mine = select(Participation.meeting_id).where(Participation.person_id == keep_id)
    both = select(func.count()).select_from(Participation)
    return session.scalar(both.where(Participation.person_id == gone_id, Participation.meeting_id.in_(mine))) or 0
