"""The history for the window: the ids of its steps, newest first, and the lines of some of them (DATA)."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from app.domain.history_rows import Deed, HistoryRow, RowKey
from app.domain.text import fold
from app.domain.wanted import Wanted
from app.models import Base
from app.models.history import change, step
from app.queries.ordered_ids import ordered_ids
from app.queries.row_names import row_names

TODAY, WEEK = "today", "week"  # chips
WHO, DAYS, ROW = "who", "days", "row"  # facets
_ESCAPE = "/"
_COUNTED = 500  # changes of a step whose rows are counted one by one

_DEEDS = {("I", "I"): Deed.ADDED, ("I", "U"): Deed.ADDED, ("I", "D"): None}
_DEEDS |= {(op, "D"): Deed.DELETED for op in "UD"}

Say = Callable[[str], str]


def history_ids(session: Session, wanted: Wanted, today: dt.date, say: Say) -> Sequence[int]:
    """The steps (ids) that ``wanted`` asks for, newest first; days are those of this computer's clock.

    A word is looked for in the person's name, in what the step is called (``say`` puts a message id into the words the
    user sees), and in the names of the rows it touched. Facets: ``who``; ``days`` ("first/last", as ISO dates);
    ``row`` ("table id"). Sorted by ``at``, ``who`` or ``what``.
    """
    query = select(step.c.id).where(*_in_time(wanted, today))
    who, row = wanted.facet(WHO), wanted.facet(ROW)
    if who:
        query = query.where(step.c.who == who)
    if row:
        table, _, row_id = row.partition(" ")
        touching = select(change.c.step_id).where(change.c.table_name == table, change.c.row_id == int(row_id))
        query = query.where(step.c.id.in_(touching))
    if wanted.words:
        query = query.where(*_with_words(session, wanted.words, say))
    order = {"who": step.c.who, "what": step.c.message}.get(wanted.sort)
    if order is not None:
        query = query.order_by(order.desc() if wanted.downwards else order)
    newest_last = wanted.sort == "at" and not wanted.downwards
    return ordered_ids(session, query.order_by(step.c.id if newest_last else step.c.id.desc()))


def history_rows(session: Session, ids: Sequence[int], day: dt.date) -> Sequence[HistoryRow]:
    """The lines of these steps; organisations are named as on ``day``."""
    first, last = (
        select(extreme(change.c.id)).where(change.c.step_id == step.c.id).scalar_subquery()
        for extreme in (func.min, func.max)
    )
    steps = session.execute(select(step, first.label("first"), last.label("last")).where(step.c.id.in_(ids))).all()
    taken_back = dict(
        session.execute(select(step.c.undoes_step_id, step.c.id).where(step.c.undoes_step_id.in_(ids))).all()
    )
    firsts = _touched_first(session, [row.first for row in steps if row.first is not None])
    small = [row.id for row in steps if row.first is not None and row.last - row.first < _COUNTED]
    numbers = _rows_touched(session, small)
    names = row_names(session, set(firsts.values()), day)
    made = []
    for row in steps:
        table, row_id = firsts.get(row.id, ("", 0))
        touched = numbers.get(row.id, 0 if row.first is None else row.last - row.first + 1)
        values = {name: getattr(row, name) for name in ("id", "who", "at", "message", "arguments", "kind", "final")}
        made.append(
            HistoryRow(
                **values,
                takes_back=row.undoes_step_id,
                taken_back_by=taken_back.get(row.id),
                table=table,
                row_id=row_id,
                name=names.get((table, row_id), ""),
                others=max(0, touched - 1),
            )
        )
    return made


def history_counts(session: Session, today: dt.date) -> Mapping[str, int]:
    """How many steps the chips show."""

    def number(choice: str) -> int:
        query = select(func.count()).select_from(step).where(*_in_time(Wanted(choice=choice), today))
        return session.scalar(query) or 0

    return {"all": number(""), TODAY: number(TODAY), WEEK: number(WEEK)}


def step_deeds(session: Session, step_id: int, most: int) -> Mapping[RowKey, Deed]:
    """What became of the rows that a step touched, in the order in which it first touched them; the first ``most``.

    A row that the step made and deleted again is left out.
    """
    query = select(change.c.table_name, change.c.row_id, change.c.op).where(change.c.step_id == step_id)
    found: dict[RowKey, tuple[str, str]] = {}
    for table, row_id, op in session.execute(query.order_by(change.c.id)):
        first = found.get((table, row_id), (op, op))[0]
        found[table, row_id] = (first, op)
        if len(found) > most:
            break
    deeds = {key: _DEEDS.get(ends, Deed.CHANGED) for key, ends in found.items()}
    return {key: deed for key, deed in deeds.items() if deed is not None}


def step_size(session: Session, step_id: int) -> int:
    """How many changes of rows a step made; they are numbered one after the other."""
    mine = change.c.step_id == step_id
    first = session.scalar(select(func.min(change.c.id)).where(mine))
    return 0 if first is None else (session.scalar(select(func.max(change.c.id)).where(mine)) or 0) - first + 1


def step_sums(session: Session, step_id: int) -> Sequence[tuple[str, Deed, int]]:
    """How many changes of each kind a step made in each table: (table, what became of its rows, number)."""
    deeds = {"I": Deed.ADDED, "U": Deed.CHANGED, "D": Deed.DELETED}
    query = select(change.c.table_name, change.c.op, func.count()).where(change.c.step_id == step_id)
    rows = session.execute(query.group_by(change.c.table_name, change.c.op).order_by(change.c.table_name))
    return [(table, deeds[op], number) for table, op, number in rows]


def history_size(session: Session) -> int:
    """How many changes of rows the history knows."""
    return session.scalar(select(func.max(change.c.id))) or 0


def history_people(session: Session) -> Sequence[str]:
    """Who made steps, by name; the program itself, which has none, is left out."""
    return sorted(filter(None, session.scalars(select(step.c.who).distinct())), key=fold)


def _in_time(wanted: Wanted, today: dt.date) -> list[ColumnElement[bool]]:
    first, last = None, None
    if wanted.choice == TODAY:
        first = today
    elif wanted.choice == WEEK:
        first = today - dt.timedelta(days=6)
    conditions = [step.c.at >= _begin(first)] if first is not None else []
    if wanted.facet(DAYS):
        first, last = map(dt.date.fromisoformat, wanted.facet(DAYS).split("/"))
        conditions += [step.c.at >= _begin(first), step.c.at < _begin(last + dt.timedelta(days=1))]
    return conditions


def _begin(day: dt.date) -> dt.datetime:
    """The instant at which a day begins on this computer's clock."""
    return dt.datetime.combine(day, dt.time()).astimezone()


def _with_words(session: Session, words: Sequence[str], say: Say) -> list[ColumnElement[bool]]:
    labels = {label: fold(say(label)) for label in session.scalars(select(step.c.message).distinct())}
    people = {who: fold(who) for who in session.scalars(select(step.c.who).distinct())}
    return [
        or_(
            step.c.message.in_([label for label, folded in labels.items() if word in folded]),
            step.c.who.in_([who for who, folded in people.items() if word in folded]),
            *(step.c.id.in_(touching) for touching in _touching(word)),
        )
        for word in words
    ]


def _touching(word: str) -> list[Select[Any]]:
    """For each table of rows that are found by their words: the steps that touched such a row.

    The history is looked through, not the table: what people changed is less than what they have.
    """
    signs = str.maketrans({sign: _ESCAPE + sign for sign in (_ESCAPE, "%", "_")})
    pattern = f"%{word.translate(signs)}%"
    return [
        select(change.c.step_id)
        .join(table, table.c.id == change.c.row_id)
        .where(change.c.table_name == name, table.c.folded.like(pattern, escape=_ESCAPE))
        for name, table in Base.metadata.tables.items()
        if "folded" in table.c
    ]


def _touched_first(session: Session, changes: Collection[int]) -> dict[int, tuple[str, int]]:
    query = select(change.c.step_id, change.c.table_name, change.c.row_id).where(change.c.id.in_(changes))
    return {step_id: (table, row_id) for step_id, table, row_id in session.execute(query)}


def _rows_touched(session: Session, ids: Collection[int]) -> dict[int, int]:
    rows = select(change.c.step_id, change.c.table_name, change.c.row_id).where(change.c.step_id.in_(ids)).distinct()
    touched = rows.subquery()
    query = select(touched.c.step_id, func.count()).group_by(touched.c.step_id)
    return dict(session.execute(query).all())
