"""One step of the history in full: what it did field by field, and whether it can be taken back."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from app.db.history.audit import METADATA, audit
from app.db.history.inverse import obstacle
from app.db.stores import Session
from app.domain.errors import UserError
from app.domain.history_rows import Deed, FieldLine, RowDeed, RowKey, StepDetail
from app.queries.history_table import history_rows, step_deeds, step_size, step_sums
from app.queries.row_homes import row_homes
from app.queries.row_names import row_names, targets

MOST_SHOWN = 40  # rows of a step
LARGE = 2_000  # changes: of a step that made more, only the sums are told
_NOT_SHOWN = {"id", "uid", "version", "folded", "sort_key", "sha256"}


def step_detail(session: Session, step_id: int, day: dt.date) -> StepDetail | None:
    """What the step did, with the names of everything as they are now; None where there is no such step.

    Organisations are named as on ``day``. The session comes from a Store.
    """
    found = history_rows(session, [step_id], day)
    if not found:
        return None
    if step_size(session, step_id) > LARGE:
        return StepDetail(found[0], (), {}, sums=tuple(step_sums(session, step_id)))
    deeds = step_deeds(session, step_id, LARGE)
    lines = _lines(session, step_id, deeds)
    shown = [key for key, deed in deeds.items() if lines.get(key) or deed is not Deed.CHANGED]
    seen = shown[:MOST_SHOWN]
    referred = {
        (line.target, value)
        for key in seen
        for line in lines.get(key, ())
        for value in (line.before, line.after)
        if line.target and value is not None
    }
    names, homes = row_names(session, {*seen, *referred}, day), row_homes(session, seen)
    rows = tuple(
        RowDeed(*key, names.get(key, ""), deeds[key], homes.get(key), tuple(lines.get(key, ()))) for key in seen
    )  # fmt: skip
    return StepDetail(found[0], rows, names, more=len(shown) - len(seen))


def why_not_undone(session: Session, step_id: int) -> UserError | None:
    """Why the step cannot be taken back as things stand; None: nothing stands against it.

    Of a step that made more than ``LARGE`` changes only the history is asked, not the rows. The session comes from a
    Store.
    """
    small = step_size(session, step_id) <= LARGE
    return obstacle(session.connection(), session.info[METADATA], step_id, rows=small)


def _lines(session: Session, step_id: int, deeds: Mapping[RowKey, Deed]) -> Mapping[RowKey, list[FieldLine]]:
    """The fields that say something, by row."""
    found: dict[RowKey, list[FieldLine]] = defaultdict(list)
    refers: dict[str, Mapping[str, str]] = {}
    for one in audit(session, step_id):
        key = (one.table, one.row_id)
        empty = _is_empty(one.before) and _is_empty(one.after)
        if key in deeds and one.field not in _NOT_SHOWN and not empty:
            if one.table not in refers:
                refers[one.table] = targets(one.table)
            found[key].append(FieldLine(one.field, one.before, one.after, refers[one.table].get(one.field, "")))
    return found


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [], {})
