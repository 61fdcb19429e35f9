"""``plenary import people|participants``: the report of what becomes of each row, then one change."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from app.cli.commands_import_agenda import run_import_agenda
from app.cli.import_progress import progress
from app.db.stores import Store
from app.domain.errors import UserError
from app.domain.pasted_people import FIELD_NAMES, Meaning, PastedColumn, PastedField, PastedPeople, meaning_of
from app.domain.people_import import Answer, Decision, ImportPlan, ImportState, PlannedRow
from app.domain.sheet_rows import column_name
from app.domain.text import fold
from app.importers.sheet_people import OF_MEETINGS
from app.queries.heads import today
from app.queries.meetings import find_meeting
from app.usecases.files import opened
from app.usecases.people_import import (
    PeopleFile,
    Wish,
    apply_plan,
    kept_columns,
    people_of,
    plan_people,
    read_people_file,
)
from app.words import Words

OF_AGENDAS = ("new", "zone", "cancel_missing", "overwrite")  # choices that only an agenda has


@dataclass(frozen=True)
class _Aim:
    """Where the people go: from which day on what is new holds; of a meeting, its id and days."""

    day: dt.date
    meeting_id: int | None = None
    days: tuple[dt.date, ...] | None = None


def run_import(asked: argparse.Namespace, words: Words) -> int:
    """``plenary import KIND FILE SOURCE …``: exit status 1 where a row is in error, and then nothing is changed."""
    if asked.kind == "agenda":
        return run_import_agenda(asked, words)
    for option in OF_AGENDAS:
        if getattr(asked, option):
            raise UserError(
                "{kind} has no choice of {option}: leave it out.", kind=asked.kind, option=option.replace("_", "-")
            )
    if asked.kind == "participants" and not asked.meeting:
        raise UserError("Of which meeting? Name it with --meeting; plenary meetings lists them.")
    if asked.kind == "people" and asked.meeting:
        raise UserError("{kind} has no choice of {option}: leave it out.", kind=asked.kind, option="meeting")
    file = read_people_file(Path(asked.source), asked.sheet)
    with opened(asked.file, read_only=asked.dry_run) as store:
        people, plan, aim = _planned(store, file, asked)
        _report(file, people, plan, words)
        wrong = plan.counts().get(ImportState.ERROR, 0)
        if wrong and not asked.skip_errors:
            raise UserError(
                "Nothing was imported from {name}: {number} of its rows cannot be. "
                "Mend them, or leave them out with --skip-errors.",
                name=file.source, number=wrong,
            )  # fmt: skip
        if asked.dry_run:
            _say(words("Nothing was changed: this was a dry run."))
            return 0
        columns = people.columns if asked.map else ()
        wish = Wish(plan, _answers(plan, asked.doubtful), file.origin, columns, aim.days or ())
        done = apply_plan(store, wish, progress(words))
    parts = [
        words.plural("{number} new person", "{number} new people", done.new) if done.new else "",
        words.plural("{number} known person put on the list", "{number} known people put on the list", done.listed)
        if done.listed
        else "",
        words.plural("{number} changed", "{number} changed", done.changed) if done.changed else "",
    ]
    told = ", ".join(part for part in parts if part) or words("nothing new")
    _say(words("Imported {name}: {told}.", name=file.source, told=told))
    return 0


def _planned(
    store: Store, file: PeopleFile, asked: argparse.Namespace
) -> tuple[PastedPeople, ImportPlan, _Aim]:  # fmt: skip
    with store.read() as session:
        aim = _Aim(today(session, dt.datetime.now().astimezone().date()))
        if asked.meeting:
            meeting = find_meeting(session, asked.meeting)
            number = (meeting.last_day - meeting.first_day).days + 1
            days = tuple(meeting.first_day + dt.timedelta(days=each) for each in range(number))
            aim = _Aim(meeting.first_day, meeting.id, days)
        people = people_of(file, aim.days, kept=kept_columns(session))
        if asked.map:
            people = people_of(file, aim.days, _mapped(file, people.columns, asked.map, aim.days), None)
        return people, plan_people(session, file, people, aim.day, aim.meeting_id), aim


def _mapped(
    file: PeopleFile, columns: Sequence[PastedColumn], wishes: Sequence[str], days: Sequence[dt.date] | None
) -> tuple[Meaning, ...]:
    """What the columns mean, with the wishes "COLUMN=FIELD" (or "FIELD=COLUMN"); raises UserError."""
    if not columns:
        raise UserError("{name} has no columns to map, for it holds contact cards: leave out --map.", name=file.source)
    meanings = [column.field for column in columns]
    for wish in wishes:
        left, equals, right = (part.strip() for part in wish.rpartition("="))
        place, meaning = _place(columns, left), _meaning(right, days)
        if place is None or meaning is None:  # the other way round
            other = _place(columns, right), _meaning(left, days)
            place, meaning = other if None not in other else (place, meaning)
        if not equals or meaning is None:
            fields = [field.value for field in PastedField if days is not None or field not in OF_MEETINGS]
            raise UserError(
                "--map {wish} names no field: write COLUMN=FIELD with one of {known}.",
                wish=repr(wish), known=", ".join([*fields, *map(str, days or ())]),
            )  # fmt: skip
        if place is None:
            raise UserError(
                "{name} has no column {column}: choose one of {known}.",
                name=file.source, column=repr(left), known=", ".join(_heads(columns)),
            )  # fmt: skip
        meanings = [PastedField.NOTHING if each == meaning else each for each in meanings]
        meanings[place] = meaning
    return tuple(meanings)


def _place(columns: Sequence[PastedColumn], name: str) -> int | None:
    """The column with this head, or with this letter."""
    wanted = fold(name)
    by_head = (number for number, column in enumerate(columns) if column.head and fold(column.head) == wanted)
    by_letter = (number for number in range(len(columns)) if column_name(number).lower() == wanted)
    return next(chain(by_head, by_letter), None)


def _meaning(name: str, days: Sequence[dt.date] | None) -> Meaning | None:
    try:
        meaning = meaning_of(name.lower())
    except ValueError:
        return None
    if isinstance(meaning, PastedField):
        return meaning if days is not None or meaning not in OF_MEETINGS else None
    return meaning if meaning in (days or ()) else None


def _heads(columns: Sequence[PastedColumn]) -> Iterator[str]:
    for number, column in enumerate(columns):
        yield column.head or column_name(number)


def _answers(plan: ImportPlan, doubtful: str) -> dict[int, Answer]:
    decision = Decision(doubtful)
    return {row.id: Answer(decision) for row in plan.rows if row.state is ImportState.DOUBTFUL}


def _report(file: PeopleFile, people: PastedPeople, plan: ImportPlan, words: Words) -> None:
    """What was read, what the columns mean, how many of each state, and a line for each row that needs a look."""
    table = file.table
    rows = words.plural("{number} row", "{number} rows", len(plan.rows))
    read_as = (table.encoding or table.sheet) if table is not None else "vCard"
    _say(words("Read {name} ({read_as}): {rows}.", name=file.source, read_as=read_as, rows=rows))
    if people.columns:
        named = zip(_heads(people.columns), people.columns, strict=True)
        _say(" · ".join(f"{head} = {_field(column.field, words)}" for head, column in named))
    if people.passed_over:
        _say(
            words.plural(
                "{number} card of a group or an organisation is passed over.",
                "{number} cards of groups and organisations are passed over.",
                people.passed_over,
            )
        )
    counts = plan.counts()
    _say(
        words(
            "{new} new, {changed} changed, {unchanged} unchanged, {doubtful} doubtful, {error} in error",
            **{state.value: counts.get(state, 0) for state in ImportState},
        )
    )
    for row in plan.rows:
        for line in _lines(row, words):
            _say(line)
        for error in row.row.errors:
            sys.stderr.write(f"{file.source}: {words.error(error)}\n")


def _lines(row: PlannedRow, words: Words) -> Iterator[str]:
    if row.state is ImportState.DOUBTFUL and row.known:
        known = " / ".join(", ".join(part for part in (each.name, each.detail) if part) for each in row.known)
        person = row.row.person
        yield words("Row {row}: {name} may be {known}.", row=row.id, name=person.display or person.native, known=known)
    yield from map(words.error, row.row.doubts)


def _field(meaning: Meaning, words: Words) -> str:
    return words(FIELD_NAMES[meaning]) if isinstance(meaning, PastedField) else meaning.isoformat()


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
