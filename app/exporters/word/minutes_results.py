"""What came of a meeting, in the Word file of its minutes: decisions, actions, annexes."""

from collections.abc import Mapping, Sequence

from app.domain.kinds import ActionState
from app.domain.minutes import ActionEntry, DecisionEntry, MinutesDocument, Slides
from app.exporters.minutes_labels import decision_label
from app.exporters.minutes_words import (
    binding_sentence,
    due_text,
    is_late,
    serves_sentence,
    state_text,
    veto_sentence,
    votes_sentence,
)
from app.exporters.people_text import person_with
from app.exporters.terms import ILLUSTRATIVE_SIGN, person_text
from app.exporters.word.body import Body, Line
from app.exporters.word.text import Run, plain
from app.words import Words

_ACTION_WIDTHS = (13, 72, 38, 22, 25)  # millimetres
_DECISION_WIDTHS = (13, 85, 40, 32)
_ANNEX_WIDTHS = (13, 95, 62)
_SHAPES: Mapping[ActionState, str] = {
    ActionState.OPEN: "○",
    ActionState.IN_PROGRESS: "◐",
    ActionState.DONE: "●",
    ActionState.DROPPED: "✕",
}
_LATE = "▲"


def write_decision(body: Body, decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> None:
    """A decision under its item, shaded, with a bar: the exact text, the votes, when taken and since when it binds."""
    stands = decision.carried and not decision.vetoed_by
    style = "Decision" if stands else "Lost Decision"
    sentences = [
        votes_sentence(decision, abstentions_are_cast, words),
        binding_sentence(decision, words),
        serves_sentence(decision.serves, words),
        veto_sentence(decision, words),
    ]
    body.text(f"{'●' if stands else '✕'} {decision_label(decision, words)}", f"{style} Label")
    body.text(decision.text + _sign(decision.illustrative), f"{style} Text")
    body.text(" ".join(filter(None, sentences)), f"{style} Details")
    body.space()


def write_actions(body: Body, caption: str, actions: Sequence[ActionEntry], origin: bool, words: Words) -> None:
    """Actions as a table; with ``origin``, each says from which meeting it comes."""
    names = [words("No."), words("Action"), words("Who"), words("Due"), words("Status")]
    labels = [plain(name) for name in names]
    body.table(caption, _ACTION_WIDTHS, labels, (_action_cells(body, action, origin, words) for action in actions))


def write_decisions(body: Body, document: MinutesDocument, words: Words) -> None:
    """All decisions as a table."""
    labels = [plain(words("No.")), plain(words("Decision")), plain(words("Votes")), plain(words("Binding"))]
    rows = (_decision_cells(body, decision, document.abstentions_are_cast, words) for decision in document.decisions)
    body.table(words("Decisions"), _DECISION_WIDTHS, labels, rows)


def write_annexes(body: Body, slides: Sequence[Slides], words: Words) -> None:
    """The presentations and the names of their files."""
    labels = [plain(words("No.")), plain(words("Presentation")), plain(words("Files"))]
    rows = (
        [
            [_number(body, words("A{number}", number=number))],
            [
                Line(plain(entry.title)),
                Line(plain(", ".join(person_text(ref, words) for ref in entry.speakers)), "Table Details"),
            ],
            [Line(plain(name), "Table Details") for name in entry.files],
        ]
        for number, entry in enumerate(slides, start=1)
    )
    body.table(words("Annexes"), _ANNEX_WIDTHS, labels, rows)


def _number(body: Body, text: str) -> Line:
    return Line([Run(text, style=body.character_style("Number"))])


def _action_cells(body: Body, action: ActionEntry, origin: bool, words: Words) -> list[list[Line]]:
    source = words("From {meeting}.", meeting=action.meeting) if origin and action.meeting else ""
    remarks = " ".join(filter(None, [source, serves_sentence(action.serves, words)]))
    who = action.organisation
    if action.person is not None:
        who = person_with(action.person, words, action.organisation or action.person.organisation)
    shape = _LATE if is_late(action) else _SHAPES[action.state]
    return [
        [_number(body, action.number)],
        [Line(plain(action.text + _sign(action.illustrative))), Line(plain(remarks), "Table Details")],
        [Line(plain(who))],
        [Line(plain(due_text(action, words)))],
        [Line(plain(f"{shape} {state_text(action, words)}"))],
    ]


def _decision_cells(body: Body, decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> list[list[Line]]:
    return [
        [_number(body, decision.number)],
        [Line(plain(decision.text + _sign(decision.illustrative))), Line(plain(decision.item_title), "Table Details")],
        [Line(plain(votes_sentence(decision, abstentions_are_cast, words)), "Table Details")],
        [Line(plain(veto_sentence(decision, words) or binding_sentence(decision, words)), "Table Details")],
    ]


def _sign(illustrative: bool) -> str:
    return ILLUSTRATIVE_SIGN if illustrative else ""
