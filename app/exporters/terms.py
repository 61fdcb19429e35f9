"""What kinds and states are called in documents: message ids, put into the reader's language where they are shown."""

from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import (
    ActionState,
    ItemRoleKind,
    MinutesState,
    ParticipationRole,
    RollCallState,
)
from app.words import Words, message

ILLUSTRATIVE_SIGN = "°"

ROLES: Mapping[Enum, str] = {
    ItemRoleKind.CHAIR: message("Chair"),
    ItemRoleKind.RAPPORTEUR: message("Rapporteur"),
    ItemRoleKind.MODERATOR: message("Moderator"),
    ItemRoleKind.GUEST_OF_HONOUR: message("guest of honour"),
}

PARTICIPATION: Mapping[ParticipationRole, str] = {
    ParticipationRole.MEMBER: message("member"),
    ParticipationRole.SPEAKER: message("speaker"),
    ParticipationRole.GUEST: message("guest"),
    ParticipationRole.OBSERVER: message("observer"),
    ParticipationRole.STAFF: message("staff"),
}

MINUTES_STATES: Mapping[MinutesState, str] = {
    MinutesState.DRAFT: message("Draft"),
    MinutesState.CIRCULATED: message("Circulated"),
    MinutesState.OBJECTED: message("Objected"),
    MinutesState.ACCEPTED: message("Accepted"),
}

ACTION_STATES: Mapping[ActionState, str] = {
    ActionState.OPEN: message("Open"),
    ActionState.IN_PROGRESS: message("In progress"),
    ActionState.DONE: message("Done"),
    ActionState.DROPPED: message("Dropped"),
}

SEATS: Mapping[RollCallState, str] = {  # of the members in a roll call, in the order in which they are listed
    RollCallState.PRESENT: message("Present"),
    RollCallState.REMOTE: message("Present remotely"),
    RollCallState.REPRESENTED: message("Represented"),
    RollCallState.LEFT: message("Left"),
    RollCallState.EXCUSED: message("Excused"),
    RollCallState.ABSENT: message("Absent"),
}


def illustrative_footnote(words: Words) -> str:
    """The one footnote of a document with rows that carry the sign."""
    return words(
        "{sign} Illustrative: invented to show the program at work; not taken from a source.", sign=ILLUSTRATIVE_SIGN
    )
