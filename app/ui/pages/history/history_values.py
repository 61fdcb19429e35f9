"""Values of the history in words: days, enumerations, references; what is not for everybody's eyes is not shown."""

import datetime as dt
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any

from app.domain.history_rows import FieldLine, RowKey
from app.domain.kinds import Ballot, DeliverableState, NoticeKind, Programme, RollCallState, SensitiveKind
from app.domain.mail_words import MAIL_KINDS, MAIL_STATES, MAIL_WAYS
from app.domain.months import month_text
from app.ui.language import clock, day, moment, number_text, size_text, tr
from app.ui.pages.action_words import ACTION_STATES
from app.ui.pages.consortium.areas_words import BODY_KINDS, TOPIC_STATES
from app.ui.pages.consortium.publications_list import KINDS as PUBLICATION_KINDS
from app.ui.pages.history.history_names import table_name
from app.ui.pages.meeting.agenda_words import ANSWERS, PARTS, STATES
from app.ui.pages.meeting.agenda_words import KINDS as ITEM_KINDS
from app.ui.pages.meeting.participant_words import PRESENCE, REPLIES, ROLES, capital
from app.ui.pages.meeting.presentation_words import KINDS as PRESENTATION_KINDS
from app.ui.pages.meeting.presentation_words import STATES as SLIDES_STATES
from app.ui.pages.meeting_words import MEETING_KINDS, MEETING_NOTICES, MEETING_STATES, MINUTES_STATES
from app.ui.pages.people.interest_words import STATES as INTEREST_STATES
from app.ui.pages.people.people_words import IRC_KINDS, ORGANISATION_KINDS, PURPOSES, country, language_name
from app.ui.pages.plan.plan_words import LEVELS, LINK_KINDS, RISK_STATES
from app.words import message

NOTHING = "—"
_BASIS_POINTS = 100  # of one per cent

_OTHER_TERMS: Mapping[Enum, str] = {
    Ballot.FOR: message("For"),
    Ballot.AGAINST: message("Against"),
    Ballot.ABSTAIN: message("Abstained"),
    DeliverableState.PENDING: message("Pending"),
    DeliverableState.DRAFT: message("Draft"),
    DeliverableState.SUBMITTED: message("Submitted"),
    DeliverableState.APPROVED: message("Approved"),
    NoticeKind.PUBLICATION: message("Notice of a publication"),
    Programme.H2020: message("Horizon 2020"),
    Programme.HORIZON_EUROPE: message("Horizon Europe"),
    RollCallState.PRESENT: message("Present"),
    RollCallState.REMOTE: message("Present remotely"),
    RollCallState.REPRESENTED: message("Represented"),
    RollCallState.EXCUSED: message("Excused"),
    RollCallState.ABSENT: message("Absent"),
    RollCallState.LEFT: message("Left"),
    SensitiveKind.DIET: message("Diet"),
    SensitiveKind.ACCESS: message("Access"),
    SensitiveKind.VISA: message("Visa"),
}
_TERMS: tuple[Mapping[Any, str], ...] = (
    ACTION_STATES, ANSWERS, BODY_KINDS, INTEREST_STATES, IRC_KINDS, ITEM_KINDS, LEVELS, LINK_KINDS, MAIL_KINDS,
    MAIL_STATES, MAIL_WAYS, MEETING_KINDS,
    MEETING_NOTICES, MEETING_STATES, MINUTES_STATES, ORGANISATION_KINDS, PARTS, PRESENCE, PRESENTATION_KINDS,
    PUBLICATION_KINDS, PURPOSES, REPLIES, RISK_STATES, ROLES, SLIDES_STATES, STATES, TOPIC_STATES, _OTHER_TERMS,
)  # fmt: skip
_WORDS: Mapping[tuple[type, Enum], str] = {(type(each), each): terms[each] for terms in _TERMS for each in terms}
_BY_FIELD: Mapping[str, Callable[[Any], str]] = {
    "start": clock,
    "arrived": clock,
    "departed": clock,
    "minutes": lambda value: tr("{number} min", number=value),
    "country": country,
    "language": language_name,
    "size": size_text,
    "progress": lambda value: f"{value // _BASIS_POINTS} %",
    "table_name": table_name,
    **dict.fromkeys(("due_month", "revised_month", "start_month", "end_month"), month_text),
}
_PRIVATE = {("sensitive_note", "text")}  # kept apart from what everybody sees (DOMAIN R13)


def value_words(table: str, line: FieldLine, value: Any, names: Mapping[RowKey, str]) -> str:
    """``value`` of a field in words; a dash for an empty one. ``names`` are those of rows that are referred to."""
    if value is None or value in ("", [], {}):
        return NOTHING
    if (table, line.field) in _PRIVATE:
        return tr("not shown here")
    if line.target:
        return names.get((line.target, value)) or f"{table_name(line.target)} {value}"
    if isinstance(value, Enum):
        return enum_words(value)
    if line.field in _BY_FIELD and isinstance(value, int | str) and not isinstance(value, bool):
        return _BY_FIELD[line.field](value)
    return _plain_words(value)


def enum_words(value: Enum) -> str:
    """What a member of a closed list is called."""
    words = _WORDS.get((type(value), value))
    return capital(tr(words)) if words else str(value.value)


def _plain_words(value: Any) -> str:
    match value:
        case bool():
            return tr("Yes") if value else tr("No")
        case dt.datetime():
            return moment(value)
        case dt.date():
            return day(value)
        case int():
            return number_text(value)
        case list() if all(isinstance(part, str) for part in value):
            return ", ".join(value)
        case list() | dict() | bytes():
            return tr("a stored document")
    return str(value)
