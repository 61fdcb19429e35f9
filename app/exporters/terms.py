"""What kinds and states are called in documents: message ids, put into the reader's language where they are shown."""

from collections.abc import Mapping
from enum import Enum

from app.domain.documents import PersonRef, ProjectHead
from app.domain.kinds import (
    ActionState,
    ItemRoleKind,
    MinutesState,
    ParticipationRole,
    RollCallState,
)
from app.domain.names import with_native
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


def person_text(ref: PersonRef, words: Words, organisation: bool = False) -> str:
    """A person in running text: "WANG Xiaoming 王小明", with ``organisation`` "WANG Xiaoming 王小明 (CAAS)".

    Of a person who is not to be named (DOMAIN R13): "name withheld, CAAS". Invented people carry the sign.
    """
    sign = ILLUSTRATIVE_SIGN if ref.illustrative else ""
    if ref.withheld:
        return withheld_text(ref, words) + sign
    name = with_native(ref.name, ref.native) + sign
    return f"{name} ({ref.organisation})" if organisation and ref.organisation else name


def withheld_text(ref: PersonRef, words: Words) -> str:
    """What stands for the name of a person who is not to be named: "name withheld, CAAS"."""
    if not ref.organisation:
        return words("name withheld")
    return words("name withheld, {organisation}", organisation=ref.organisation)


def illustrative_footnote(words: Words) -> str:
    """The one footnote of a document with rows that carry the sign."""
    return words(
        "{sign} Illustrative: invented to show the program at work; not taken from a source.", sign=ILLUSTRATIVE_SIGN
    )


def funding(project: ProjectHead, words: Words) -> str:
    """The acknowledgement, with the number of the grant where it does not say it itself."""
    number = words("Grant agreement No {number}.", number=project.grant_no) if project.grant_no else ""
    if project.grant_no and project.grant_no in project.acknowledgement:
        return project.acknowledgement
    return " ".join(filter(None, [project.acknowledgement, number]))


def data_protection(project: ProjectHead, words: Words) -> str:
    """Who answers for personal data, or nothing."""
    if not project.data_protection_contact:
        return ""
    return words("Personal data: {contact}", contact=project.data_protection_contact)
