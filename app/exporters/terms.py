"""What kinds and states are called in documents. The words themselves come from the catalogue of the reader's language."""

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

SEATS: Mapping[RollCallState, str] = {
    RollCallState.PRESENT: message("Present"),
    RollCallState.REMOTE: message("Remote"),
    RollCallState.REPRESENTED: message("Represented"),
    RollCallState.EXCUSED: message("Excused"),
    RollCallState.ABSENT: message("Absent"),
    RollCallState.LEFT: message("Left"),
}

COUNTED: Mapping[str, str] = {
    "experts": message("experts"),
    "countries": message("countries"),
}


def illustrative_footnote(words: Words) -> str:
    """The one footnote of a document with rows that carry the sign."""
    return words("{sign} Illustrative: invented to show the program at work; not taken from a source.", sign=ILLUSTRATIVE_SIGN)


def votes_sentence(votes_for: int | None, votes_against: int | None, abstentions: int | None, words: Words) -> str:
    """The votes in words; abstentions are not cast (DOMAIN R5), so it is said when there are some."""
    if votes_for is None and votes_against is None:
        return words("By consensus; no votes were counted.")
    if not abstentions:
        return words("{votes_for} for, {votes_against} against, no abstentions.", votes_for=votes_for or 0, votes_against=votes_against or 0)
    return words.plural(
        "{votes_for} for, {votes_against} against, {number} abstention (abstentions are not cast).",
        "{votes_for} for, {votes_against} against, {number} abstentions (abstentions are not cast).",
        abstentions,
        votes_for=votes_for or 0,
        votes_against=votes_against or 0,
    )
