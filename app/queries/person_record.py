"""All that is held on one person, for an access request (DOMAIN R13; GDPR article 15)."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from app.domain.person_record import (
    HeldField,
    HeldFile,
    HeldRow,
    HeldTable,
    KeptDocument,
    Mention,
    OwnStep,
    PastChange,
    PersonRecord,
    Value,
)
from app.models import Base, Blob, File, Person
from app.models.history import change, step
from app.models.types import CleanText
from app.queries.heads import people, project_head
from app.queries.merged_people import merged_people
from app.queries.person_rows import RowNames, Rows, rows_about, rows_gone

_MACHINERY = frozenset({"id", "version"})
_SHORTEST_NEEDLE = 4  # letters; shorter names would be found in every other word
_SHORTEST_NATIVE = 2


def person_record(session: Session, person: Person, as_of: dt.date) -> PersonRecord:
    """Every row about ``person`` with its history, kept documents and texts that name the person, and own files."""
    there = rows_about(session, person.id)
    names = RowNames(session, person, as_of)
    return PersonRecord(
        project=project_head(session),
        person=people(session, [person.id], as_of)[person.id],
        as_of=as_of,
        tables=tuple(_tables(session, there, names)),
        kept=tuple(_kept(session, person, names)),
        mentions=tuple(_mentions(session, person, there, names)),
        history=tuple(_history(session, there, rows_gone(session, there), names)),
        own_steps=tuple(_own_steps(session, person)),
        files=tuple(_files(session, there.get(File.__tablename__, frozenset()))),
    )


def _tables(session: Session, there: Rows, names: RowNames) -> Iterator[HeldTable]:
    """The person's row first, then the others table by table, and what other programs and drafts say of any of them."""
    for table in sorted(Base.metadata.sorted_tables, key=lambda one: one.name != Person.__tablename__):
        ids = there.get(table.name, frozenset())
        condition: sa.ColumnElement[bool] = table.c.id.in_(ids)
        if {"table_name", "row_id"} <= set(table.c.keys()):
            marks = (sa.and_(table.c.table_name == name, table.c.row_id.in_(rows)) for name, rows in there.items())
            condition = sa.or_(condition, *marks)
        elif not ids:
            continue
        rows = session.execute(sa.select(table).where(condition).order_by(table.c.id)).mappings().all()
        if rows:
            yield HeldTable(table.name, tuple(HeldRow(_fields(table, dict(row), names)) for row in rows))


def _fields(table: sa.Table, row: Mapping[str, Any], names: RowNames) -> tuple[HeldField, ...]:
    """The fields of a row, or of an image of it in the history; what the program derives itself is left out."""
    fields = []
    for column in table.columns:
        if column.name in _MACHINERY or column.info.get("derived") or column.name not in row:
            continue
        value = row[column.name]
        key = next((key for key in column.foreign_keys if key.column.name == "id"), None)
        if key is not None and isinstance(value, int):
            value = names.name(key.column.table, value)
        fields.append(HeldField(column.name.removesuffix("_id") if key is not None else column.name, _plain(value)))
    return tuple(fields)


def _plain(value: Any) -> Value:
    match value:
        case Enum():
            return str(value.value)
        case None | bool() | int() | str():
            return value
        case dt.date() | dt.datetime() | dt.time():
            return value.isoformat()
        case list() | tuple():
            return tuple(part if isinstance(part, str) else json.dumps(part, ensure_ascii=False) for part in value)
        case dict():
            return json.dumps(value, ensure_ascii=False, sort_keys=True)
        case _:
            return str(value)


def _kept(session: Session, person: Person, names: RowNames) -> Iterator[KeptDocument]:
    """Releases, versions and baselines: they name people by the uid of their row."""
    own = str(person.uid)
    uids = (own, *(former for former, uid in merged_people(session).items() if uid == own))
    for table in Base.metadata.sorted_tables:
        if "document" not in table.c:
            continue
        holds = sa.or_(*(sa.cast(table.c.document, sa.Text).contains(uid) for uid in uids))
        for row in session.execute(sa.select(table).where(holds).order_by(table.c.id)).mappings():
            about = {name: value for name, value in row.items() if name != "document"}
            named = dict.fromkeys(name for uid in uids for name in _named(row["document"], uid))
            if named:
                yield KeptDocument(table.name, HeldRow(_fields(table, about, names)), tuple(named))


def _named(document: Any, uid: str) -> Iterator[str]:
    """How a frozen document names the person: "WANG Xiaoming 王小明 (CAAS)"."""
    if isinstance(document, dict):
        if document.get("uid") == uid and "organisation" in document:
            name = " ".join(filter(None, (document.get("name"), document.get("native"))))
            yield f"{name} ({document['organisation']})" if document["organisation"] else name
        for part in document.values():
            yield from _named(part, uid)
    elif isinstance(document, list):
        for part in document:
            yield from _named(part, uid)


def _mentions(session: Session, person: Person, there: Rows, names: RowNames) -> Iterator[Mention]:
    """The texts of other rows that hold a name or an address of the person."""
    full = [person.display, f"{person.given} {person.family}", person.email or "", *map(str, person.more_emails)]
    needles = [text.strip() for text in full if len(text.strip()) >= _SHORTEST_NEEDLE]
    needles += [person.native] if len(person.native) >= _SHORTEST_NATIVE else []
    for table in Base.metadata.sorted_tables:
        texts = [column for column in table.columns if isinstance(column.type, CleanText) and not column.foreign_keys]
        texts = [column for column in texts if not column.info.get("derived")]
        if not texts or not needles:
            continue
        holds = sa.or_(*(column.contains(needle, autoescape=True) for column in texts for needle in needles))
        query = sa.select(table.c.id, *texts).where(holds).order_by(table.c.id)
        for row in session.execute(query).mappings():
            if row["id"] in there.get(table.name, frozenset()):
                continue
            for column in texts:
                lines = _lines_with(row[column.name] or "", needles)
                if lines:
                    yield Mention(table.name, names.name(table, row["id"]), column.name, lines)


def _lines_with(text: str, needles: Iterable[str]) -> tuple[str, ...]:
    wanted = [needle.casefold() for needle in needles]
    return tuple(line for line in text.split("\n") if any(needle in line.casefold() for needle in wanted))


def _history(session: Session, there: Rows, gone: Rows, names: RowNames) -> Iterator[PastChange]:
    """What happened to the rows that are about the person, and to those that were, as long as they were."""
    tables = Base.metadata.tables
    conditions = [
        sa.and_(change.c.table_name == name, change.c.row_id.in_(ids))
        for rows in (there, gone)
        for name, ids in rows.items()
    ]
    query = (
        sa.select(*change.c, step.c.at, step.c.who, step.c.message, step.c.arguments)
        .join(step, step.c.id == change.c.step_id)
        .where(sa.or_(*conditions))
        .order_by(change.c.id)
    )
    for row in session.execute(query).mappings():
        table = tables[row["table_name"]]
        before, after = row["before"] or {}, row["after"] or {}
        lost = row["row_id"] in gone.get(table.name, frozenset())
        if lost and not (_refers(table, before, there) or _refers(table, after, there)):
            continue
        yield PastChange(
            at=row["at"],
            who=row["who"],
            message=row["message"],
            arguments=_arguments(row["arguments"]),
            table=table.name,
            row=names.name(table, row["row_id"]),
            op=row["op"],
            before=_fields(table, before, names),
            after=_fields(table, after, names),
        )


def _refers(table: sa.Table, image: Mapping[str, Any], there: Rows) -> bool:
    return any(
        image.get(key.parent.name) in there.get(key.column.table.name, frozenset()) for key in table.foreign_keys
    )


def _own_steps(session: Session, person: Person) -> Iterator[OwnStep]:
    """The steps that somebody with the person's name made; the history knows names only."""
    wanted = {name for name in (person.display, person.native, f"{person.given} {person.family}".strip()) if name}
    query = sa.select(step.c.at, step.c.message, step.c.arguments).where(step.c.who.in_(wanted)).order_by(step.c.id)
    for at, message, arguments in session.execute(query):
        yield OwnStep(at, message, _arguments(arguments))


def _arguments(arguments: Mapping[str, Any] | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, str(value)) for name, value in (arguments or {}).items())


def _files(session: Session, ids: Iterable[int]) -> Iterator[HeldFile]:
    query = sa.select(File.name, File.mime, Blob.data).join(Blob, Blob.sha256 == File.sha256).where(File.id.in_(ids))
    for name, mime, data in session.execute(query.order_by(File.id)):
        yield HeldFile(name, mime, data)
