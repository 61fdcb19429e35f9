"""``plenary import agenda``: the difference between a file and a meeting, then one change."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path

from app.cli.import_progress import progress
from app.db.stores import Session, Store
from app.domain.agenda_columns import SHEET_FIELD_NAMES, SheetColumn, SheetField
from app.domain.agenda_import import FIELD_NAMES
from app.domain.agenda_import_plan import AgendaPlan, Change, EventState, Options, PlannedEvent
from app.domain.agenda_import_shown import time_text
from app.domain.errors import UserError
from app.domain.sheet_rows import column_name
from app.domain.text import fold
from app.importers.agenda_file import AgendaFile
from app.queries.meetings import find_meeting
from app.usecases.agenda_import import (
    Done,
    Reading,
    Target,
    Wish,
    apply_import,
    back_up_before,
    meeting_target,
    plan_import,
    read_agenda,
    read_file,
    sheet_columns,
)
from app.usecases.files import opened
from app.words import Words, message

_STATES = {
    EventState.NEW: message("new"),
    EventState.CHANGED: message("changed"),
    EventState.MOVED: message("moved"),
    EventState.GONE: message("gone from the file"),
    EventState.KEPT: message("kept as it is here"),
}
_LONGEST = 120  # letters of a value that is shown


def run_import_agenda(asked: argparse.Namespace, words: Words) -> int:
    """``plenary import agenda FILE SOURCE …``: exit status 1 where something cannot be read, and nothing is changed."""
    if bool(asked.meeting) is bool(asked.new):
        raise UserError(
            "Into which meeting? Name it with --meeting, or the new one with --new; plenary meetings lists them."
        )
    file = read_file(Path(asked.source), asked.sheet)
    with opened(asked.file, read_only=asked.dry_run) as store:
        with store.read() as session:
            target = _target(session, asked)
            reading = _read(session, file, target, asked)
            options = Options(asked.overwrite, asked.cancel_missing)
            plan = plan_import(session, reading.agenda, target, options)
        _report(file, reading, plan, words)
        _refuse_problems(reading, asked.skip_errors, words)
        if asked.dry_run:
            _say(words("Nothing was changed: this was a dry run."))
            return 0
        if target.meeting_id is not None and not plan.changes_anything:
            _say(words("Imported {name}: {told}.", name=file.source, told=words("nothing new")))
            return 0
        if (warning := back_up_before(store)) is not None:
            sys.stderr.write(words.error(warning) + "\n")
        _say(_done(_apply(store, reading, target, options, asked, words), file, words))
    return 0


def _target(session: Session, asked: argparse.Namespace) -> Target:
    if asked.new:
        return Target(short_name=asked.new)
    return meeting_target(session, find_meeting(session, asked.meeting).id)


def _read(session: Session, file: AgendaFile, target: Target, asked: argparse.Namespace) -> Reading:
    if not asked.map:
        return read_agenda(session, file, target, asked.zone)
    if file.table is None:
        raise UserError("{name} has no columns to map, for it is no sheet: leave out --map.", name=file.source)
    return read_agenda(session, file, target, asked.zone, _mapped(file, sheet_columns(session, file), asked.map))


def _apply(
    store: Store, reading: Reading, target: Target, options: Options, asked: argparse.Namespace, words: Words
) -> Done:
    columns = reading.columns if asked.map else ()
    return apply_import(store, Wish(reading.agenda, target, options, columns), progress(words))


def _mapped(file: AgendaFile, columns: Sequence[SheetColumn], wishes: Sequence[str]) -> tuple[SheetField, ...]:
    """What the columns mean, with the wishes "COLUMN=FIELD" (or "FIELD=COLUMN"); raises UserError."""
    meanings = [column.field for column in columns]
    known = {field.value: field for field in SheetField}
    for wish in wishes:
        left, equals, right = (part.strip() for part in wish.rpartition("="))
        place, meaning = _place(columns, left), known.get(right.lower())
        if place is None or meaning is None:  # the other way round
            other = _place(columns, right), known.get(left.lower())
            place, meaning = other if None not in other else (place, meaning)
        if not equals or meaning is None:
            raise UserError(
                "--map {wish} names no field: write COLUMN=FIELD with one of {known}.",
                wish=repr(wish), known=", ".join(known),
            )  # fmt: skip
        if place is None:
            raise UserError(
                "{name} has no column {column}: choose one of {known}.",
                name=file.source, column=repr(left), known=", ".join(_heads(columns)),
            )  # fmt: skip
        meanings = [SheetField.NOTHING if each is meaning else each for each in meanings]
        meanings[place] = meaning
    return tuple(meanings)


def _place(columns: Sequence[SheetColumn], name: str) -> int | None:
    """The column with this head, or with this letter."""
    wanted = fold(name)
    by_head = (number for number, column in enumerate(columns) if column.head and fold(column.head) == wanted)
    by_letter = (number for number in range(len(columns)) if column_name(number).lower() == wanted)
    return next(chain(by_head, by_letter), None)


def _heads(columns: Sequence[SheetColumn]) -> Iterator[str]:
    for number, column in enumerate(columns):
        yield column.head or column_name(number)


def _report(file: AgendaFile, reading: Reading, plan: AgendaPlan, words: Words) -> None:
    """What was read, and a line for each event that differs."""
    agenda = reading.agenda
    events = words.plural("{number} event", "{number} events", len(agenda.events))
    rooms = words.plural("{number} room", "{number} rooms", len(agenda.rooms))
    people = words.plural("{number} person", "{number} people", len(agenda.people))
    _say(words("Read {name}: {told}.", name=file.source, told=", ".join((events, rooms, people))))
    if reading.columns:
        named = zip(_heads(reading.columns), reading.columns, strict=True)
        _say(" · ".join(f"{head} = {words(SHEET_FIELD_NAMES[column.field])}" for head, column in named))
    if reading.assumed_zone:
        _say(words("{name} says no time zone: {zone} is taken. --zone says another.",
                   name=file.source, zone=reading.assumed_zone))  # fmt: skip
    for remark in agenda.remarks:
        _say(words.error(remark))
    if plan.meeting_id is not None:
        for one in plan.events:
            if one.state is not EventState.UNCHANGED:
                _say(_line(one, words))
    counts = plan.counts()
    _say(
        words(
            "{new} new, {changed} changed, {moved} moved, {gone} gone, {kept} kept, {unchanged} unchanged, "
            "{error} in error",
            **{state.value: counts.get(state, 0) for state in EventState if state is not EventState.ERROR},
            error=len(agenda.problems),
        )
    )


def _line(one: PlannedEvent, words: Words) -> str:
    """As in "moved: Opening (2020-03-03 09:00): Time 2020-03-03 09:00 → 2020-03-03 10:00"."""
    source = one.known or one.event
    assert source is not None
    when = time_text(source.day, source.start)
    told = "; ".join(_change(change, words) for change in one.changes)
    return f"{words(_STATES[one.state])}: {one.title} ({when})" + (f": {told}" if told else "")


def _change(change: Change, words: Words) -> str:
    old, new = (_short(text) or "—" for text in (change.old, change.new))
    return f"{words(FIELD_NAMES[change.field])} {old} → {new}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"


def _refuse_problems(reading: Reading, skip: bool, words: Words) -> None:
    for problem in reading.agenda.problems:
        sys.stderr.write(words.error(problem) + "\n")
    if reading.agenda.problems and not skip:
        raise UserError(
            "Nothing was imported from {name}: {number} of its events cannot be. "
            "Mend them, or leave them out with --skip-errors.",
            name=reading.agenda.source, number=len(reading.agenda.problems),
        )  # fmt: skip


def _done(done: Done, file: AgendaFile, words: Words) -> str:
    parts = [
        words.plural("{number} new event", "{number} new events", done.new) if done.new else "",
        words.plural("{number} changed", "{number} changed", done.changed) if done.changed else "",
        words.plural("{number} cancelled", "{number} cancelled", done.cancelled) if done.cancelled else "",
        words.plural("{number} new person", "{number} new people", done.people) if done.people else "",
        words.plural("{number} new room", "{number} new rooms", done.rooms) if done.rooms else "",
    ]
    told = ", ".join(part for part in parts if part) or words("nothing new")
    return words("Imported {name}: {told}.", name=file.source, told=told)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
