"""The CIRCASA sample: ``resources/sample/*.toml`` put into a new database, one file = one step of its history.

It is always the same: the steps have their own instants, and rows their uids from their keys.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import cast

from app.db.stores import Session, Store
from app.domain.agenda import AGENDA_FORMAT
from app.domain.file_names import file_name
from app.domain.frozen_json import freeze
from app.domain.kinds import PresenceState
from app.domain.minutes import MINUTES_FORMAT
from app.domain.plan import PLAN_FORMAT
from app.domain.written_rows import WrittenRow, WrittenStep
from app.importers.rows_toml import read_step
from app.queries.agenda import working_copy
from app.queries.meetings import find_meeting
from app.queries.minutes import minutes_to_keep
from app.queries.plan import plan
from app.queries.presentations import talk
from app.resources import resource
from app.services.attendance import record_days
from app.services.presentations import add_slides
from app.services.project import set_logo
from app.services.rows import RowBook

_EXTRA_FIELDS = {
    "participation": frozenset({"days"}),
    "presentation": frozenset({"slides"}),
    "project": frozenset({"logo"}),
}


def sample_steps() -> list[WrittenStep]:
    """The steps of the sample, oldest first; raises UserError naming the file when one is not readable."""
    files = sorted(resource("sample").iterdir(), key=lambda file: file.name)
    return [read_step(file.read_bytes(), file.name) for file in files if file.name.endswith(".toml")]


def fill_with_sample(store_for: Callable[[str, dt.datetime], Store]) -> None:
    """Put the sample into a new, empty database; ``store_for`` opens it for each step's person and instant."""
    book = RowBook(_EXTRA_FIELDS)
    for step in sample_steps():
        with closing(store_for(step.who, step.at)) as store:
            _put_step(store, step, book)


def _put_step(store: Store, step: WrittenStep, book: RowBook) -> None:
    with store.read() as session:
        frozen = [_with_document(session, row, book) for row in step.rows]
    with store.change(step.message) as session:
        for _table, row_id, extra in book.put(session, frozen):
            if points := extra.get("slides"):
                _add_slides(session, row_id, cast(list[str], points))
            if logo := extra.get("logo"):
                set_logo(session, str(logo), resource("sample", str(logo)).read_bytes(), illustrative=True)
            if days := extra.get("days"):
                record_days(session, row_id, [PresenceState(state) for state in cast(list[str], days)])


def _with_document(session: Session, row: WrittenRow, book: RowBook) -> WrittenRow:
    """A release, baseline or version of minutes with the document as it stands after the earlier steps."""
    match row.table:
        case "agenda_release":
            meeting = find_meeting(session, str(row.values["meeting"]))
            number, at = cast(int, row.values["number"]), cast(dt.datetime, row.values["at"])
            agenda = working_copy(session, meeting, release=number, at=at, note=str(row.values.get("note", "")))
            document = freeze(agenda, AGENDA_FORMAT)
        case "minutes_version":
            minutes_id = book.id_of("minutes", str(row.values["minutes"]), row.place, "minutes")
            at = cast(dt.datetime, row.values["at"])
            kept = minutes_to_keep(session, minutes_id, at.date(), cast(int, row.values["number"]))
            document = freeze(kept, MINUTES_FORMAT)
        case "baseline":
            document = freeze(plan(session, cast(dt.datetime, row.values["at"]).date()), PLAN_FORMAT)
        case _:
            return row
    return dataclasses.replace(row, values={**row.values, "document": document})


def _add_slides(session: Session, presentation_id: int, points: Sequence[str]) -> None:
    """A small real PDF deck of the talk's title, speakers and points."""
    from app.exporters.pdf.slides import slides_pdf  # starts ReportLab: only when used

    given = talk(session, presentation_id)
    speakers = ", ".join(speaker.name for speaker in given.speakers)
    organisations = ", ".join(dict.fromkeys(speaker.organisation for speaker in given.speakers))
    data = slides_pdf(given.title, speakers, organisations, f"{given.meeting}, {given.place}", points)
    add_slides(session, presentation_id, f"{file_name(given.title)}.pdf", "application/pdf", data)
