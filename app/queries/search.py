"""Searching everything while somebody types (Ctrl+K): every word must occur, the best come first.

Each kind is one statement that stops after ``_MOST`` rows, newest rows first; those are ranked. When a kind has fewer,
all its hits are known, and the next letters are looked for among them only: so a search stays quick on 100,000 people.
"""

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from app.domain.search import KINDS, Among, Asked, Found, Hit, HitKind, Ranking, asked
from app.domain.text import fold
from app.models import Person
from app.queries.search_details import complete
from app.queries.search_kinds import SOURCES, Source

PER_KIND = 5
_MOST = 50  # rows of a kind that are ranked
_ESCAPE = "/"
_AFTER_ALL = "\U0010ffff"

_Rank = Callable[[Any], int]


def search(
    session: Session,
    text: str,
    as_of: dt.date,
    before: Found | None = None,
    limit: int = PER_KIND,
    without: Collection[HitKind] = (),
) -> Found:
    """At most ``limit`` hits of each kind for what was typed; none for no words. People with their organisation now.

    ``before`` is the answer to what was typed a moment ago; it may only be given while nothing was changed since.
    Kinds that nobody could go to are left out by ``without``.
    """
    wanted = asked(text)
    if not wanted.words:
        return Found(wanted)
    known = before.rows if before is not None and wanted.narrows(before.asked) else {}
    ranks = {kind: _ranking(wanted, kind) for kind in KINDS[wanted.among]}
    hits: list[Hit] = []
    rows: dict[HitKind, Sequence[Any]] = {}
    for kind in KINDS[wanted.among]:
        if kind in without:
            continue
        found = _among(known[kind], wanted) if kind in known else _look(session, SOURCES[kind], wanted)
        if kind in known or len(found) < _MOST:
            rows[kind] = found
        elif kind is HitKind.PERSON:
            found = [*found, *_family_names(session, wanted)]
        hits += _best(SOURCES[kind], found, ranks[kind], limit)
    return Found(wanted, complete(session, _unlike(hits), as_of), rows)


def _look(session: Session, source: Source, wanted: Asked) -> Sequence[Any]:
    """The newest rows that hold every word; of few, all that do."""
    if source.read is not None:
        return _among(source.read(session), wanted)
    statement = _statement(source.kind, len(wanted.words), wanted.among is Among.NUMBERS)
    return session.execute(statement, _patterns(wanted.words)).all()


def _among(rows: Iterable[Any], wanted: Asked) -> list[Any]:
    """Those of ``rows`` that hold every word."""
    if wanted.among is Among.NUMBERS:
        return [row for row in rows if all(word in fold(row.number) for word in wanted.words)]
    return [row for row in rows if all(word in row.folded for word in wanted.words)]


def _family_names(session: Session, wanted: Asked) -> Sequence[Any]:
    """People whose family name begins with the longest word, and that hold every word; the index finds them."""
    longest = max(wanted.words, key=len)
    bounds = {"first": longest, "last": longest + _AFTER_ALL}
    return session.execute(_by_family_name(len(wanted.words)), _patterns(wanted.words) | bounds).all()


@lru_cache(maxsize=256)
def _statement(kind: HitKind, words: int, numbers: bool) -> Select[Any]:
    """The query of a kind for so many words; ``numbers``: they are looked for in the number alone."""
    model = SOURCES[kind].model
    column = func.lower(model.number) if numbers else model.folded
    ids = select(model.id).where(*_holding(column, words)).order_by(model.id.desc()).limit(_MOST)
    return SOURCES[kind].query.where(model.id.in_(ids))


@lru_cache(maxsize=16)
def _by_family_name(words: int) -> Select[Any]:
    ids = (
        select(Person.id)
        .where(Person.sort_key >= bindparam("first"), Person.sort_key < bindparam("last"))
        .where(*_holding(Person.folded, words))
        .order_by(Person.sort_key)
        .limit(_MOST)
    )
    return SOURCES[HitKind.PERSON].query.where(Person.id.in_(ids))


def _holding(column: Any, words: int) -> list[Any]:
    return [column.like(bindparam(f"word{number}"), escape=_ESCAPE) for number in range(words)]


def _patterns(words: Iterable[str]) -> dict[str, str]:
    """The words for LIKE, the longest first, because it is the rarest."""
    signs = str.maketrans({sign: _ESCAPE + sign for sign in (_ESCAPE, "%", "_")})
    longest_first = sorted(words, key=len, reverse=True)
    return {f"word{number}": f"%{word.translate(signs)}%" for number, word in enumerate(longest_first)}


def _best(source: Source, rows: Iterable[Any], rank: _Rank, limit: int) -> list[Hit]:
    """The best of the rows as hits, each thing once."""
    ranked = sorted(((rank(row), source.order(row), row) for row in rows), key=lambda one: one[:2])
    hits: dict[int, Hit] = {}
    for place, _order, row in ranked:
        if row.id not in hits:
            if len(hits) == limit:
                break
            hits[row.id] = source.hit(row, place)
    return list(hits.values())


def _ranking(wanted: Asked, kind: HitKind) -> _Rank:
    """How well a row fits; people also by the beginning of the family name, numbers by being just that."""
    ranking, whole = Ranking(wanted.words), " ".join(wanted.words)
    if kind is HitKind.PERSON:
        return lambda row: 0 if row.sort_key.startswith(whole) else ranking(row.folded)
    if wanted.among is not Among.NUMBERS:
        return lambda row: ranking(row.folded)

    def by_number(row: Any) -> int:
        number = fold(row.number)
        return 0 if number == whole else max(1, ranking(number))

    return by_number


def _unlike(hits: list[Hit]) -> list[Hit]:
    """The hits without those presentations that say no more than their agenda item, which is found itself."""
    items = {(hit.id, hit.text) for hit in hits if hit.kind is HitKind.ITEM}
    return [hit for hit in hits if hit.kind is not HitKind.PRESENTATION or (hit.thing_id, hit.text) not in items]
