"""What roles, replies and presence are called in the window, and the shapes that stand for a day's presence."""

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any

from app.domain.kinds import ItemRoleKind, ParticipationRole, PresenceState, Reply
from app.ui.language import tr
from app.words import message

ROLES: Mapping[Enum, str] = {
    ParticipationRole.MEMBER: message("Member"),
    ParticipationRole.SPEAKER: message("Speaker"),
    ParticipationRole.GUEST: message("Guest"),
    ParticipationRole.OBSERVER: message("Observer"),
    ParticipationRole.STAFF: message("Staff"),
}
REPLIES: Mapping[Enum, str] = {
    Reply.NONE: message("No reply"),
    Reply.ACCEPTED: message("Accepted"),
    Reply.DECLINED: message("Declined"),
    Reply.TENTATIVE: message("Tentative"),
}
PRESENCE: Mapping[Enum, str] = {
    PresenceState.PRESENT: message("present"),
    PresenceState.REMOTE: message("remote"),
    PresenceState.EXCUSED: message("excused"),
    PresenceState.ABSENT: message("absent"),
}
PARTS: Mapping[Enum, str] = {
    ItemRoleKind.SPEAKER: message("Speaker"),
    ItemRoleKind.PRESENTER: message("Presenter"),
    ItemRoleKind.CHAIR: message("Chair"),
    ItemRoleKind.RAPPORTEUR: message("Rapporteur"),
    ItemRoleKind.MODERATOR: message("Moderator"),
    ItemRoleKind.GUEST_OF_HONOUR: message("Guest of honour"),
}


def choices(terms: Mapping[Enum, str]) -> Sequence[tuple[Any, str]]:
    """The values with what they are called, to choose from."""
    return [(value, capital(tr(words))) for value, words in terms.items()]


def capital(words: str) -> str:
    """``words`` with a capital letter at the beginning."""
    return words[:1].upper() + words[1:]


def mark_of(state: Enum | None) -> str:
    """The shape of a day's ``PresenceState``: present, remote, excused, absent, or none."""
    return str(state.value) if state is not None else "none"
