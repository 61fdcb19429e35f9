"""What an import says in words: what becomes of a row, what it changes, how many were imported."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.pasted_people import FIELD_NAMES, Meaning, PastedField
from app.domain.people_import import Answer, Decision, FieldChange, Imported, ImportState, PlannedRow, accepted_row
from app.ui.language import day_month, plural, said, term, tr, weekday
from app.ui.pages.meeting.participant_words import PRESENCE, REPLIES, ROLES
from app.ui.pages.meeting.participants_columns import country
from app.ui.tables.cells import Cell

_VALUES: Mapping[PastedField, tuple[type[Enum], Mapping[Enum, str]]] = {
    PastedField.ROLE: (ParticipationRole, ROLES),
    PastedField.REPLY: (Reply, REPLIES),
}


@dataclass(frozen=True)
class ImportRow:
    """A row of the preview: its plan, and what the user said of it."""

    planned: PlannedRow
    answer: Answer | None
    of_meeting: bool

    @property
    def id(self) -> int:
        """The number of the row."""
        return self.planned.id

    @property
    def is_imported(self) -> bool:
        """Whether anything comes of it."""
        return accepted_row(self.planned, self.answer, self.of_meeting) is not None

    @property
    def is_left(self) -> bool:
        """Whether the user left it out."""
        return self.answer is not None and self.answer.decision is Decision.LEAVE


def name_of(row: ImportRow) -> str:
    """Who stands in the row."""
    person = row.planned.row.person
    return person.display or person.native or "—"


def field_name(meaning: Meaning) -> str:
    """What a field is called; of a presence its day."""
    return tr(FIELD_NAMES[meaning]) if isinstance(meaning, PastedField) else day_name(meaning)


def day_name(value: dt.date) -> str:
    """As in "Wed 4 Mar"."""
    return f"{weekday(value)} {day_month(value)}"


def value_text(meaning: Meaning, value: str) -> str:
    """A value of a change as it is shown; a dash for none."""
    if not value:
        return "—"
    if not isinstance(meaning, PastedField):
        return term(PRESENCE, PresenceState(value))
    if meaning in _VALUES:
        kind, terms = _VALUES[meaning]
        return term(terms, kind(value))
    return value


def change_text(change: FieldChange) -> str:
    """As in "INRA → INRAE"."""
    return f"{value_text(change.field, change.old)} → {value_text(change.field, change.new)}"


def entered(row: PlannedRow) -> list[tuple[str, str]]:
    """What a row says of a person, field by field in words."""
    person, of_list = row.row.person, row.row
    found = [
        (PastedField.GIVEN, person.given), (PastedField.FAMILY, person.family), (PastedField.NATIVE, person.native),
        (PastedField.TITLE, person.title), (PastedField.EMAIL, person.email),
        (PastedField.MORE_EMAILS, ", ".join(of_list.more_emails)), (PastedField.PHONE, person.phone),
        (PastedField.ORGANISATION, person.organisation), (PastedField.COUNTRY, country(person.country)),
        (PastedField.POSITION, person.role), (PastedField.LANGUAGE, person.language), (PastedField.ZONE, person.zone),
        (PastedField.ROLE, of_list.role.value if of_list.role else ""),
        (PastedField.REPLY, of_list.reply.value if of_list.reply else ""),
    ]  # fmt: skip
    days = [(field_name(day), term(PRESENCE, state)) for day, state in of_list.presence]
    return [(field_name(field), value_text(field, value)) for field, value in found if value] + days


def what(row: ImportRow) -> Cell:
    """What becomes of a row: the first thing that is wrong, doubtful or changed."""
    planned = row.planned
    if planned.state is ImportState.ERROR:
        words = said(planned.row.errors[0])
        return Cell(words, role="danger", state="late", tip=words)
    if row.is_left:
        return Cell(tr("Left out"), role="muted", state="off")
    if planned.state is ImportState.DOUBTFUL:
        return _doubtful(row)
    if planned.state is ImportState.UNCHANGED:
        return Cell(tr("Unchanged"), role="muted", state="off")
    if planned.state is ImportState.CHANGED:
        words = ", ".join(f"{field_name(each.field)}: {change_text(each)}" for each in planned.known[0].changes)
        return Cell(words, state="progress", tip=words)
    if planned.row.doubts:
        words = said(planned.row.doubts[0])
        return Cell(words, role="amber", state="open", tip=words)
    if planned.known:
        return Cell(tr("Known: {person}", person=planned.known[0].name), state="done")
    return Cell(tr("New person"), state="planned")


def _doubtful(row: ImportRow) -> Cell:
    known = row.planned.known
    if row.answer is not None and row.answer.decision is Decision.NEW:
        return Cell(tr("New person"), state="planned")
    if row.answer is not None and known:
        one = known[min(row.answer.which, len(known) - 1)]
        return Cell(tr("The same person: {person}", person=one.name), state="done")
    if not known:
        words = said(row.planned.row.doubts[-1])
        return Cell(words, role="amber", state="open", tip=words)
    shown = ", ".join(part for part in (known[0].name, known[0].detail) if part)
    words = tr("May be {person}: choose", person=shown)
    return Cell(words, role="amber", state="open", tip=words)


def imported_words(done: Imported) -> str:
    """As in "71 people imported: 70 new, 1 changed"."""
    parts = [
        tr("{number} new", number=done.new) if done.new else "",
        tr("{number} known, put on the list", number=done.listed) if done.listed else "",
        plural("{number} changed", "{number} changed", done.changed) if done.changed else "",
    ]
    kinds = [part for part in parts if part]
    whole = plural("{number} person imported", "{number} people imported", done.people)
    return f"{whole}: {', '.join(kinds)}" if len(kinds) > 1 else whole
