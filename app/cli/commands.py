"""What each command does: calls the same use cases as the window, and says what happened in one line each."""

import argparse
import dataclasses
import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from app.cli.commands_import import run_import
from app.cli.commands_release import run_release
from app.cli.commands_send import run_mail_settings, run_send
from app.db.backup import back_up
from app.db.check import check_file
from app.db.restore import restore
from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import CalendarScope, ExportRequest
from app.queries.formal import clock
from app.queries.heads import today
from app.queries.meetings import find_meeting, meetings
from app.usecases.exports import export
from app.usecases.files import new_file, opened
from app.words import Words, message

CLOCK_WORDS = {
    "notice": message("notice of the meeting"),
    "agenda": message("agenda sent"),
    "added_items": message("last added item"),
    "draft_minutes": message("draft minutes sent"),
    "objections_end": message("end of objections"),
    "accepted": message("minutes accepted"),
    "late_veto_end": message("end of late veto"),
}
Choice = TypeVar("Choice", bound=StrEnum)
Command = Callable[[argparse.Namespace, Words], int]


def run_new(asked: argparse.Namespace, words: Words) -> int:
    """``plenary new FILE [--sample]``."""
    path = Path(asked.file)
    new_file(path, asked.sample)
    say(words("Created {file} ({size}).", file=path, size=readable_size(path.stat().st_size)))
    return 0


def run_meetings(asked: argparse.Namespace, words: Words) -> int:
    """``plenary meetings FILE [--json]``."""
    with opened(asked.file, read_only=True) as store, store.read() as session:
        found = meetings(session, today(session, _today()))
    if asked.json:
        print_json(found)
        return 0
    if not found:
        say(words("There are no meetings yet."))
    for number, facts in enumerate(found, 1):
        counted = words.plural("{number} attendee", "{number} attendees", facts.attendees)
        countries = words.plural("{number} country", "{number} countries", facts.countries)
        items = words.plural("{number} item", "{number} items", facts.items)
        days = f"{facts.start} – {facts.end}" if facts.end != facts.start else f"{facts.start}"
        say(f"{number:2}  {facts.name:24} {days:23}  {facts.place}  ·  {items}  ·  {counted}  ·  {countries}")
    return 0


def run_clock(asked: argparse.Namespace, words: Words) -> int:
    """``plenary clock FILE [--meeting MEETING] [--json]``."""
    with opened(asked.file, read_only=True) as store, store.read() as session:
        meeting = find_meeting(session, asked.meeting) if asked.meeting else None
        lines = clock(session, today(session, _today()), meeting)
    if asked.json:
        print_json(lines)
        return 0
    for line in lines:
        if line.late_days:
            state = words.plural("{number} day late", "{number} days late", line.late_days)
        else:
            state = words("done {day}", day=line.done) if line.done is not None else words("to come")
        say(f"{line.due}  {line.meeting:24} {line.body:20} {words(CLOCK_WORDS[line.what]):32} {state}")
    return 0


def run_export(asked: argparse.Namespace, words: Words) -> int:
    """``plenary export KIND FILE …``."""
    request = ExportRequest(
        kind=asked.kind,
        today=_today(),
        format=asked.format,
        meeting=asked.meeting,
        person=asked.person,
        audience=_choice(Audience, asked.audience, "--audience"),
        scope=_choice(CalendarScope, asked.scope, "--scope"),
        language=asked.lang,
        draft=asked.draft,
    )
    with opened(asked.file, read_only=True) as store:
        done = export(store, request, _out(asked.out), Path(asked.file))
    say(words("Wrote {file} ({size}).", file=done.path, size=readable_size(done.size)))
    for problem in done.problems:
        sys.stderr.write(problem + "\n")
    return 0


def _out(given: str) -> Path | None:
    """Where to write; raises UserError for a folder that is not there."""
    if given.endswith(("/", os.sep)) and not Path(given).is_dir():
        raise UserError("There is no folder {folder}: make it first, or choose another.", folder=given)
    return Path(given) if given else None


def run_check(asked: argparse.Namespace, words: Words) -> int:
    """``plenary check FILE``: exit status 1 when something is wrong."""
    findings = check_file(Path(asked.file))
    for finding in findings:
        say(words(finding.message, **finding.arguments))
    if not findings:
        say(words("{file} is in order.", file=asked.file))
    return 1 if findings else 0


def run_backup(asked: argparse.Namespace, words: Words) -> int:
    """``plenary backup FILE OUT``."""
    out = Path(asked.out)
    back_up(Path(asked.file), out)
    say(words("Backed up {file} to {out} ({size}).", file=asked.file, out=out, size=readable_size(out.stat().st_size)))
    return 0


def run_restore(asked: argparse.Namespace, words: Words) -> int:
    """``plenary restore BACKUP FILE``."""
    kept = restore(Path(asked.backup), Path(asked.file))
    say(words("Restored {file} from {backup}.", file=asked.file, backup=asked.backup))
    if kept is not None:
        say(words("The file that was there is kept as {kept}.", kept=kept))
    return 0


RUN: dict[str, Command] = {
    "new": run_new,
    "meetings": run_meetings,
    "clock": run_clock,
    "release": run_release,
    "export": run_export,
    "import": run_import,
    "check": run_check,
    "backup": run_backup,
    "restore": run_restore,
    "send": run_send,
    "mail-settings": run_mail_settings,
}


def say(line: str) -> None:
    """One line on standard output."""
    sys.stdout.write(line + "\n")


def print_json(rows: Iterable[Any]) -> None:
    """Frozen rows as one JSON document; dates in ISO 8601."""
    plain = [dataclasses.asdict(row) for row in rows]
    say(json.dumps(plain, ensure_ascii=False, indent=2, default=dt.date.isoformat))


def readable_size(size: int) -> str:
    """Bytes as people read them."""
    return f"{size} B" if size < 1000 else f"{size / 1000:.0f} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


def _choice(kind: type[Choice], value: str, option: str) -> Choice | None:
    if not value:
        return None
    try:
        return kind(value)
    except ValueError:
        raise UserError(
            "{option} cannot be {value}: choose one of {known}.",
            option=option,
            value=repr(value),
            known=", ".join(kind),
        ) from None


def _today() -> dt.date:
    """The day on this computer's calendar."""
    return dt.datetime.now().astimezone().date()
