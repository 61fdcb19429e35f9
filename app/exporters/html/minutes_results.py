"""What came of a meeting, on the page of its minutes: decision boxes, actions, the tables at the end, annexes."""

from collections.abc import Sequence

from app.domain.minutes import ActionEntry, DecisionEntry, MinutesDocument, Slides
from app.exporters.html.markup import NOTHING, Html, escaped, escaped_lines, joined, tag
from app.exporters.html.page import paragraph, sign
from app.exporters.html.people import people, person
from app.exporters.html.shapes import ACTION_SHAPES, Shape, drawn
from app.exporters.html.tables import table
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
from app.words import Words

_SHORT = 10  # characters of a number that stays on one line


def decision_box(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> Html:
    """A decision under its item: the exact text, the votes, when it was taken and since when it binds."""
    stands = decision.carried and not decision.vetoed_by
    label = joined("", [drawn(Shape.DISC if stands else Shape.CROSS), escaped(decision_label(decision, words))])
    sentences = [
        votes_sentence(decision, abstentions_are_cast, words),
        binding_sentence(decision, words),
        serves_sentence(decision.serves, words),
    ]
    return tag(
        "div",
        paragraph(label, "caps"),
        paragraph(joined("", [escaped_lines(decision.text), sign(decision.illustrative)]), "exact"),
        paragraph(escaped(" ".join(filter(None, sentences))), "small"),
        paragraph(escaped(veto_sentence(decision, words)), "small"),
        class_="box taken" if stands else "box",
    )


def item_actions(actions: Sequence[ActionEntry], words: Words) -> Html:
    """The actions under their item; nothing where there are none."""
    if not actions:
        return NOTHING
    caption = words("Actions")
    return tag("div", actions_table(caption, actions, False, words, caption_shown=True), class_="after-more")


def actions_table(
    caption: str, actions: Sequence[ActionEntry], origin: bool, words: Words, caption_shown: bool = False
) -> Html:
    """Actions as a table; with ``origin``, each says from which meeting it comes."""
    labels = [words("No."), words("Action"), words("Who"), words("Due"), words("Status")]
    rows = (_action_cells(action, origin, words) for action in actions)
    return table(caption, labels, rows, caption_shown=caption_shown)


def decisions_table(caption: str, document: MinutesDocument, words: Words) -> Html:
    """All decisions as a table."""
    labels = [words("No."), words("Decision"), words("Votes"), words("Binding")]
    rows = (_decision_cells(decision, document.abstentions_are_cast, words) for decision in document.decisions)
    return table(caption, labels, rows)


def annexes(caption: str, slides: Sequence[Slides], words: Words) -> Html:
    """The presentations and the names of their files."""
    labels = [words("No."), words("Presentation"), words("Files")]
    rows = (
        [
            _number(words("A{number}", number=number)),
            joined("", [escaped(entry.title), paragraph(people(entry.speakers, words), "small")]),
            joined("<br>", (escaped(name) for name in entry.files)),
        ]
        for number, entry in enumerate(slides, start=1)
    )
    return table(caption, labels, rows)


def _number(text: str) -> Html:
    return tag("span", escaped(text), class_="accent short" if len(text) <= _SHORT else "accent")


def _action_cells(action: ActionEntry, origin: bool, words: Words) -> list[Html]:
    source = words("From {meeting}.", meeting=action.meeting) if origin and action.meeting else ""
    remarks = " ".join(filter(None, [source, serves_sentence(action.serves, words)]))
    text = joined("", [escaped_lines(action.text), sign(action.illustrative), paragraph(escaped(remarks), "small")])
    late = is_late(action)
    shape = drawn(Shape.TRIANGLE if late else ACTION_SHAPES[action.state])
    status = tag("span", shape, escaped(state_text(action, words)), class_="status late" if late else "status")
    return [
        _number(action.number),
        tag("div", text),
        tag("div", _owner(action, words)),
        escaped(due_text(action, words)),
        status,
    ]


def _decision_cells(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> list[Html]:
    text = joined("", [escaped_lines(decision.text), sign(decision.illustrative)])
    binding = veto_sentence(decision, words) or binding_sentence(decision, words)
    return [
        _number(decision.number),
        tag("div", text, paragraph(escaped(decision.item_title), "small")),
        tag("span", escaped(votes_sentence(decision, abstentions_are_cast, words)), class_="small"),
        tag("span", escaped(binding), class_="small"),
    ]


def _owner(action: ActionEntry, words: Words) -> Html:
    if action.person is None:
        return escaped(action.organisation)
    return person(action.person, words, action.organisation or action.person.organisation)
