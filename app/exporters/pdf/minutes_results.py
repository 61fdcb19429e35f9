"""What came of a meeting, in its minutes: decision boxes, actions, the tables at the end, annexes."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

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
from app.exporters.pdf.blocks import boxed, columns, sign, table
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.paragraphs import StatusWord, marked, plain
from app.exporters.pdf.people import person
from app.exporters.pdf.rows import Cell, Look, Row, RowTable
from app.exporters.pdf.text import Markup, escaped, escaped_lines, joined
from app.exporters.pdf.theme import ACCENT, ACCENT_TINT, MAIN, MUTED, RAIL, TEXT_WIDTH, TINT, Style
from app.words import Words

_NUMBER = 15 * mm
_DUE = 21 * mm
_STATE = 26 * mm
_WHO = 42 * mm
_SHAPES = {
    ActionState.OPEN: Shape.RING,
    ActionState.IN_PROGRESS: Shape.HALF,
    ActionState.DONE: Shape.DISC,
    ActionState.DROPPED: Shape.CROSS,
}
_ITEM_ACTION_LOOK = Look(above=4, below=4.5, rule_left=RAIL)


def decision_box(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> Row:
    """A decision under its item: the exact text, the votes, when it was taken and since when it binds."""
    label = decision_label(decision, words)
    text = Markup(escaped_lines(decision.text, Face.SEMIBOLD) + sign(decision.illustrative))
    sentences = [
        votes_sentence(decision, abstentions_are_cast, words),
        binding_sentence(decision, words),
        serves_sentence(decision.serves, words),
    ]
    body = [marked(text, Style.DECISION), Spacer(1, 3), plain(" ".join(filter(None, sentences)), Style.SMALL)]
    body += _small(escaped(veto_sentence(decision, words)))
    if decision.carried and not decision.vetoed_by:
        return boxed(label, body, ACCENT, ACCENT_TINT, Shape.DISC)
    return boxed(label, body, MUTED, TINT, Shape.CROSS)


def item_actions(actions: Sequence[ActionEntry], words: Words) -> Iterator[Row]:
    """The actions under their item: number, what and who, when due."""
    for action in actions:
        text = Markup(escaped_lines(action.text) + sign(action.illustrative))
        body = [marked(text, Style.CELL), marked(_owner(action, words), Style.SMALL)]
        cells = columns(
            [_NUMBER, MAIN - _NUMBER - _DUE - _STATE, _DUE, _STATE],
            [[plain(action.number, Style.CELL_NUMBER)], body, _due(action, words), [_status(action, words)]],
        )
        yield Row([Cell(RAIL + cell.left, cell.width, cell.body) for cell in cells], _ITEM_ACTION_LOOK)


def actions_table(actions: Sequence[ActionEntry], origin: bool, words: Words) -> RowTable:
    """Actions as a table; with ``origin``, each says from which meeting it comes."""
    labels = [words("No."), words("Action"), words("Who"), words("Due"), words("Status")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - _WHO - _DUE - _STATE, _WHO, _DUE, _STATE]
    return table(widths, labels, (_action_cells(action, origin, words) for action in actions))


def decisions_table(document: MinutesDocument, words: Words) -> RowTable:
    """All decisions as a table."""
    labels = [words("No."), words("Decision"), words("Votes"), words("Binding")]
    votes, binding = 40 * mm, 28 * mm
    return table(
        [_NUMBER, TEXT_WIDTH - _NUMBER - votes - binding, votes, binding],
        labels,
        (_decision_cells(decision, document.abstentions_are_cast, words) for decision in document.decisions),
    )


def annexes(slides: Sequence[Slides], words: Words) -> RowTable:
    """The presentations and the names of their files."""
    labels = [words("No."), words("Presentation"), words("Files")]
    files = 62 * mm
    rows = (_annex_cells(number, entry, words) for number, entry in enumerate(slides, start=1))
    return table([_NUMBER, TEXT_WIDTH - _NUMBER - files, files], labels, rows)


def _annex_cells(number: int, entry: Slides, words: Words) -> list[list[Flowable]]:
    speakers = joined(", ", [person(ref, words=words) for ref in entry.speakers])
    return [
        [plain(words("A{number}", number=number), Style.CELL_NUMBER)],
        [plain(entry.title, Style.CELL), *_small(speakers)],
        [plain(name, Style.SMALL) for name in entry.files],
    ]


def _action_cells(action: ActionEntry, origin: bool, words: Words) -> list[list[Flowable]]:
    text: list[Flowable] = [marked(Markup(escaped_lines(action.text) + sign(action.illustrative)), Style.CELL)]
    serves = serves_sentence(action.serves, words)
    source = words("From {meeting}.", meeting=action.meeting) if origin and action.meeting else ""
    text += _small(escaped(" ".join(filter(None, [source, serves]))))
    return [
        [plain(action.number, Style.CELL_NUMBER)],
        text,
        [marked(_owner(action, words), Style.CELL)],
        _due(action, words),
        [_status(action, words)],
    ]


def _decision_cells(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> list[list[Flowable]]:
    text = Markup(escaped_lines(decision.text) + sign(decision.illustrative))
    return [
        [plain(decision.number, Style.CELL_NUMBER)],
        [marked(text, Style.CELL), *_small(escaped(decision.item_title))],
        [plain(votes_sentence(decision, abstentions_are_cast, words), Style.SMALL)],
        [plain(veto_sentence(decision, words) or binding_sentence(decision, words), Style.SMALL)],
    ]


def _owner(action: ActionEntry, words: Words) -> Markup:
    if action.person is None:
        return escaped(action.organisation)
    remark = action.organisation or action.person.organisation
    return person(action.person, remark, words=words, glued=False)


def _due(action: ActionEntry, words: Words) -> list[Flowable]:
    return [plain(due_text(action, words), Style.CELL)]


def _status(action: ActionEntry, words: Words) -> Flowable:
    shape = Shape.TRIANGLE if is_late(action) else _SHAPES[action.state]
    return StatusWord(shape, state_text(action, words))


def _small(markup: Markup) -> list[Flowable]:
    return [marked(markup, Style.SMALL)] if markup else []
