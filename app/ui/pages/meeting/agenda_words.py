"""What the agenda tab calls things: kinds, states, roles, times, and a clash in a sentence."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from app.domain.clash_values import Clash, ClashLevel
from app.domain.kinds import AgendaState, ItemKind, ItemRoleKind, RoleState, SlidesState
from app.domain.timetable import Timetable, TimetableRoom
from app.ui import language
from app.ui.language import plural, term, tr
from app.ui.pages.meeting.participant_words import capital
from app.words import message

KINDS: Mapping[Enum, str] = {
    ItemKind.TALK: message("Talk"),
    ItemKind.DISCUSSION: message("Discussion"),
    ItemKind.REPORT: message("Report"),
    ItemKind.FORMAL: message("Formal part"),
    ItemKind.BREAK: message("Break"),
    ItemKind.SOCIAL: message("Social part"),
}
STATES: Mapping[Enum, str] = {
    AgendaState.CONFIRMED: message("confirmed"),
    AgendaState.TENTATIVE: message("tentative"),
    AgendaState.CANCELLED: message("cancelled"),
}
PARTS: Mapping[Enum, str] = {
    ItemRoleKind.SPEAKER: message("Speaker"),
    ItemRoleKind.PRESENTER: message("Presenter"),
    ItemRoleKind.CHAIR: message("Chair"),
    ItemRoleKind.RAPPORTEUR: message("Rapporteur"),
    ItemRoleKind.MODERATOR: message("Moderator"),
    ItemRoleKind.GUEST_OF_HONOUR: message("Guest of honour"),
}
ANSWERS: Mapping[Enum, str] = {
    RoleState.CONFIRMED: message("confirmed"),
    RoleState.ASKED: message("asked"),
    RoleState.DECLINED: message("declined"),
}
SLIDES: Mapping[Enum, str] = {
    SlidesState.MISSING: message("missing"),
    SlidesState.RECEIVED: message("received"),
    SlidesState.CLEARED: message("cleared"),
    SlidesState.PUBLISHED: message("published"),
}


def state_text(terms: Mapping[Enum, str], state: Enum) -> str:
    """A state as it stands alone, by one of the tables of states."""
    return capital(term(terms, state))


def day_text(day: dt.date) -> str:
    """As in "Thu 5 Mar"."""
    return f"{language.weekday(day)} {language.day_month(day)}"


def length_text(minutes: int) -> str:
    """As in "45 min"."""
    return plural("{number} min", "{number} min", minutes)


def room_text(room: TimetableRoom | None) -> str:
    """As in "Gaia 1, 40 seats"; "All rooms" for none."""
    if room is None:
        return tr("All rooms")
    if room.capacity is None:
        return room.name
    return plural("{room}, {number} seat", "{room}, {number} seats", room.capacity, room=room.name)


def room_name(table: Timetable, room_id: int | None) -> str:
    """The name of the room; "All rooms" for none."""
    room = table.room(room_id)
    return room.name if room is not None else tr("All rooms")


def clash_text(clash: Clash) -> str:
    """The sentence that says what clashes."""
    arguments = {
        name: day_text(value) if isinstance(value, dt.date) else value for name, value in clash.arguments.items()
    }
    return tr(clash.message, **arguments)


def clash_head(clash: Clash) -> str:
    """As in "Clash, 11:45"."""
    time = language.clock(clash.minute)
    return tr("Clash, {time}", time=time) if clash.level is ClashLevel.ERROR else tr("Warning, {time}", time=time)
