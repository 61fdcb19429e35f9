"""What the registers of actions and decisions say in words, the same in every format."""

from collections import Counter
from collections.abc import Mapping

from app.domain.minutes import DecisionEntry
from app.domain.registers import ActionRegister, DecisionRegister, DecisionState, decision_state
from app.exporters.terms import person_text
from app.words import Words, message

DECISION_STATES: Mapping[DecisionState, str] = {
    DecisionState.TAKEN: message("taken"),
    DecisionState.BINDING: message("binding"),
    DecisionState.VETOED: message("vetoed"),
    DecisionState.NOT_CARRIED: message("not carried"),
}


def actions_title(register: ActionRegister, words: Words) -> str:
    """Whose actions, or of which meeting."""
    if register.owner is not None:
        return words("Actions of {person}", person=person_text(register.owner, words))
    return register.meeting.title if register.meeting is not None else words("Action items")


def decisions_title(register: DecisionRegister, words: Words) -> str:
    """Of which meeting."""
    return register.meeting.title if register.meeting is not None else words("Decisions")


def decision_state_text(decision: DecisionEntry, words: Words) -> str:
    """What became of the decision, in a word that stands by itself."""
    word = words(DECISION_STATES[decision_state(decision)])
    return word[:1].upper() + word[1:]


def decision_counts(register: DecisionRegister) -> Mapping[DecisionState, int]:
    """How many decisions are in each state (DOMAIN R11)."""
    return Counter(decision_state(decision) for decision in register.decisions)


def shows_illustrative_actions(register: ActionRegister) -> bool:
    """Whether any row that is printed carries the sign."""
    return (
        any(action.illustrative or (action.person and action.person.illustrative) for action in register.actions)
        or (register.owner is not None and register.owner.illustrative)
        or (register.meeting is not None and register.meeting.illustrative)
    )


def shows_illustrative_decisions(register: DecisionRegister) -> bool:
    """Whether any row that is printed carries the sign."""
    heads = [register.meeting, *(group.meeting for group in register.groups)]
    return any(decision.illustrative for decision in register.decisions) or any(
        head is not None and head.illustrative for head in heads
    )
