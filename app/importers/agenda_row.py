"""One row of a sheet with an agenda as an event: its day and time, its people, everything else it says."""

import datetime as dt
import uuid

from app.domain.agenda_columns import SheetField
from app.domain.agenda_import import ImportedEvent
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemKind, PresentationKind
from app.importers.agenda_kinds import form_of, is_yes, kind_of, kind_of_event, state_of
from app.importers.agenda_own_words import own_kinds, own_states, own_word
from app.importers.agenda_row_people import parts_of
from app.importers.agenda_row_values import SIGN, Row, Sheet, clock_of, day_and_clock, split_times
from app.importers.agenda_text import one_line, tidy
from app.importers.language_words import language_of
from app.importers.schedule_times import MINUTES_A_DAY, length_minutes

_HYPHENS = 4  # of a UUID


def read_row(sheet: Sheet, row: Row, before: ImportedEvent | None) -> ImportedEvent | UserError:
    """The event of a row, or what is wrong with it; ``before``: the event of the row above it.

    A row without a day is on that of the row above, one without a start begins when that ends.
    """
    title, session = _without_sign(row.text(SheetField.TITLE)), one_line(row.text(SheetField.SESSION))
    if not title and not session:
        return _wrong(sheet, row, "title", "{name}, row {row}, {field}: there is none. Write one.")
    when = _when(sheet, row, before)
    if isinstance(when, UserError):
        return when
    day, start, minutes = when
    parts = parts_of(sheet, row)
    track, language = one_line(row.text(SheetField.TRACK)), row.text(SheetField.LANGUAGE)
    return ImportedEvent(
        external_id=one_line(row.text(SheetField.ID)),
        title=title or session,
        day=day,
        start=start,
        minutes=minutes,
        room=one_line(row.text(SheetField.ROOM)),
        track=track,
        kind=_kind(sheet, row, kind_of_event(row.text(SheetField.KIND), title, track, bool(parts))),
        form=form_of(row.text(SheetField.KIND)) or PresentationKind.TALK,
        language=(language_of(language) or one_line(language)) if language else "",
        abstract=tidy(row.text(SheetField.ABSTRACT)),
        talk=_without_sign(row.text(SheetField.TALK).split("\n")[0]),
        note=tidy(row.text(SheetField.NOTE)),
        internal_note=tidy(row.text(SheetField.INTERNAL_NOTE)),
        parts=parts,
        state=_state(sheet, row),
        decision=is_yes(row.text(SheetField.DECISION)),
        session=session,
        is_session=not title,
        guid=_uuid(row.text(SheetField.ID)),
        source=f"{sheet.name}: {row.number}",
        place=row.number,
    )


def _kind(sheet: Sheet, row: Row, guessed: ItemKind) -> ItemKind:
    text = row.text(SheetField.KIND)
    own = own_word(text, own_kinds())
    _mark_unknown(sheet, row, SheetField.KIND, text and own is None and kind_of(text) is None)
    return ItemKind(own) if own is not None else guessed


def _state(sheet: Sheet, row: Row) -> AgendaState:
    text = row.text(SheetField.STATE)
    found = own_word(text, own_states()) or state_of(text)
    _mark_unknown(sheet, row, SheetField.STATE, text and found is None)
    return AgendaState(found) if found is not None else AgendaState.CONFIRMED


def _uuid(text: str) -> str:
    """The UUID that a cell holds; empty: it holds none."""
    try:
        return str(uuid.UUID(text)) if text.count("-") == _HYPHENS else ""
    except ValueError:
        return ""


def _when(sheet: Sheet, row: Row, before: ImportedEvent | None) -> tuple[dt.date, int, int] | UserError:
    """Day, start and minutes."""
    day_text, start_text, end_text = (
        row.text(each) for each in (SheetField.DAY, SheetField.START, SheetField.END)
    )  # fmt: skip
    day, clock = day_and_clock(sheet, day_text)
    also, from_start = day_and_clock(sheet, start_text) if start_text else (None, None)
    if day is None and day_text and clock is None:
        return _wrong(sheet, row, "day", "{name}, row {row}, {field}: {value} is no day. Write it like 2020-03-04.",
                      value=repr(day_text))  # fmt: skip
    day = also or day or (sheet.days[0] if len(sheet.days) == 1 else None) or (before.day if before else None)
    if day is None:
        return _wrong(sheet, row, "day", "{name}, row {row}, {field}: there is none. Write one.")
    first, _dash, second = split_times(start_text if from_start is None else "")
    start = next((each for each in (from_start, clock_of(first), clock) if each is not None), None)
    if start is None and start_text:
        return _wrong(sheet, row, "start", "{name}, row {row}, {field}: {value} is no time. Write it like 09:30.",
                      value=repr(start_text))  # fmt: skip
    if start is None:
        if before is None or before.day != day:
            return _wrong(sheet, row, "start", "{name}, row {row}, {field}: there is none. Write one.")
        start = before.start + before.minutes
    minutes = _minutes(sheet, row, start, end_text or second)
    return minutes if isinstance(minutes, UserError) else (day, start, minutes)


def _minutes(sheet: Sheet, row: Row, start: int, end_text: str) -> int | UserError:
    said = row.text(SheetField.LENGTH)
    if said:
        minutes = length_minutes(said)
        if minutes is None:
            return _wrong(sheet, row, "minutes", "{name}, row {row}, {field}: {value} is no length. Write it like 45.",
                          value=repr(said))  # fmt: skip
        return minutes
    if not end_text:
        if SheetField.LENGTH in row.cells or SheetField.END in row.cells:
            return _wrong(sheet, row, "end", "{name}, row {row}, {field}: there is none. Write one.")
        return 30
    _day, end = day_and_clock(sheet, end_text)
    end = end if end is not None else clock_of(end_text)
    if end is None:
        return _wrong(sheet, row, "end", "{name}, row {row}, {field}: {value} is no time. Write it like 09:30.",
                      value=repr(end_text))  # fmt: skip
    return (end - start) % MINUTES_A_DAY


def _without_sign(text: str) -> str:
    return one_line(text).removesuffix(SIGN).strip()


def _mark_unknown(sheet: Sheet, row: Row, which: SheetField, is_unknown: object) -> None:
    if is_unknown:
        sheet.remarks.append(
            UserError("{name}, row {row}, {field}: {value} is not known and is left out.",
                      name=sheet.name, row=row.number, field=which.value, value=repr(row.text(which)))
        )  # fmt: skip


def _wrong(sheet: Sheet, row: Row, where: str, text: str, **more: object) -> UserError:
    return UserError(text, name=sheet.name, row=row.number, field=where, **more)
