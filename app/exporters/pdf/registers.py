"""The registers of actions and decisions as PDF."""

from collections.abc import Iterator, Sequence

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from app.domain.documents import MeetingHead
from app.domain.minutes import DecisionEntry
from app.domain.registers import (
    ActionRegister,
    DecisionGroup,
    DecisionRegister,
    DecisionState,
    decision_state,
    register_instant,
)
from app.exporters.dates import date_range, language_tag, long_date, short_date
from app.exporters.minutes_words import serves_sentence, veto_sentence, votes_sentence
from app.exporters.pdf.blocks import ending, fact_cells, section_heading, sign, table, title_block
from app.exporters.pdf.lettering import Shape
from app.exporters.pdf.minutes_results import actions_table
from app.exporters.pdf.page import Furniture, build
from app.exporters.pdf.paragraphs import StatusWord, kept, marked, plain
from app.exporters.pdf.rows import RowTable
from app.exporters.pdf.text import Markup, escaped, escaped_lines
from app.exporters.pdf.theme import TEXT_WIDTH, Style
from app.exporters.register_words import (
    actions_title,
    decision_counts,
    decision_state_text,
    decisions_title,
    shows_illustrative_actions,
    shows_illustrative_decisions,
)
from app.words import Words

_NUMBER = 15 * mm
_VOTES = 38 * mm
_STATE = 36 * mm
_SHAPES = {
    DecisionState.TAKEN: Shape.HALF,
    DecisionState.BINDING: Shape.DISC,
    DecisionState.VETOED: Shape.CROSS,
    DecisionState.NOT_CARRIED: Shape.CROSS,
}


def actions_pdf(register: ActionRegister, words: Words) -> bytes:
    """The register of actions: the overdue first, then what is to come, then what is done or given up."""
    title = actions_title(register, words)
    return build(_actions_story(register, title, words), _furniture(register, title, words("Actions"), words))


def decisions_pdf(register: DecisionRegister, words: Words) -> bytes:
    """The register of decisions by meeting and body."""
    title = decisions_title(register, words)
    return build(_decisions_story(register, title, words), _furniture(register, title, words("Decisions"), words))


def _furniture(register: ActionRegister | DecisionRegister, title: str, kind: str, words: Words) -> Furniture:
    name = words("{title}: {part}", title=title, part=kind) if register.meeting is not None else title
    return Furniture(
        title=name,
        author=register.project.acronym,
        subject=register.project.title,
        language=language_tag(words),
        running_head=f"{register.project.acronym} · {name}" if register.project.acronym else name,
        footer=f"{name} · {_as_of(register, words)}",
        mark="",
        at=register_instant(register.as_of),
    )


def _as_of(register: ActionRegister | DecisionRegister, words: Words) -> str:
    return words("As of {day}", day=short_date(register.as_of, words))


def _actions_story(register: ActionRegister, title: str, words: Words) -> Iterator[Flowable]:
    open_count = len(register.overdue) + len(register.to_come)
    late = words.plural("{number} of them overdue", "{number} of them overdue", len(register.overdue))
    dropped = words.plural("{number} dropped", "{number} dropped", len(register.dropped))
    facts = [
        (words("As of"), [plain(long_date(register.as_of, words), Style.CELL)]),
        (words("To do"), [plain(str(open_count), Style.CELL), plain(late, Style.SMALL)]),
        (words("Done"), [plain(str(len(register.done)), Style.CELL), plain(dropped, Style.SMALL)]),
        (words("In all"), [plain(str(len(register.actions)), Style.CELL)]),
    ]
    yield from _title(register, words("Register of actions"), title, facts, words)
    sections = (
        (words("Overdue"), register.overdue),
        (words("To do"), register.to_come),
        (words("Done"), register.done),
        (words("Dropped"), register.dropped),
    )
    for heading, actions in sections:
        if actions:
            yield from kept([section_heading(heading)], actions_table(actions, register.meeting is None, words))
    if not register.actions:
        yield Spacer(1, 10)
        yield plain(words("No actions are recorded here."), Style.BODY)
    yield from ending(register.project, shows_illustrative_actions(register), words)


def _decisions_story(register: DecisionRegister, title: str, words: Words) -> Iterator[Flowable]:
    counts = decision_counts(register)
    lost = counts.get(DecisionState.VETOED, 0) + counts.get(DecisionState.NOT_CARRIED, 0)
    facts = [
        (words("As of"), [plain(long_date(register.as_of, words), Style.CELL)]),
        (words("binding"), [plain(str(counts.get(DecisionState.BINDING, 0)), Style.CELL)]),
        (words("taken, not yet binding"), [plain(str(counts.get(DecisionState.TAKEN, 0)), Style.CELL)]),
        (words("not carried or vetoed"), [plain(str(lost), Style.CELL)]),
    ]
    yield from _title(register, words("Register of decisions"), title, facts, words)
    for group in register.groups:
        yield from kept(_group_head(register, group, words), _decisions_table(register, group, words))
    if not register.groups:
        yield Spacer(1, 10)
        yield plain(words("No decisions are recorded here."), Style.BODY)
    yield from ending(register.project, shows_illustrative_decisions(register), words)


def _title(
    register: ActionRegister | DecisionRegister,
    kind: str,
    title: str,
    facts: Sequence[tuple[str, Sequence[Flowable]]],
    words: Words,
) -> list[Flowable]:
    project, meeting = register.project, register.meeting
    if meeting is None:
        subtitle = f"{project.acronym} · {project.title}" if project.acronym else project.title
    else:
        of_meeting = meeting.title if title != meeting.title else ""
        subtitle = " · ".join(filter(None, [of_meeting, _when_and_where(meeting, words)]))
    illustrative = meeting is not None and meeting.illustrative
    return title_block(kind, title, illustrative, subtitle, fact_cells(facts), project.logo)


def _group_head(register: DecisionRegister, group: DecisionGroup, words: Words) -> list[Flowable]:
    """The meeting, where not the whole register is about it, and the body."""
    if register.meeting is not None:
        return [section_heading(group.body or words("Decisions"))]
    where = " · ".join(filter(None, [group.body, _when_and_where(group.meeting, words)]))
    return [section_heading(group.meeting.title), plain(where, Style.SMALL), Spacer(1, 8)]


def _when_and_where(meeting: MeetingHead, words: Words) -> str:
    dates = date_range(meeting.first_day, meeting.last_day, words)
    return words("{dates}, {place}", dates=dates, place=meeting.place) if meeting.place else dates


def _decisions_table(register: DecisionRegister, group: DecisionGroup, words: Words) -> RowTable:
    labels = [words("No."), words("Decision"), words("Votes"), words("Status")]
    widths = [_NUMBER, TEXT_WIDTH - _NUMBER - _VOTES - _STATE, _VOTES, _STATE]
    rows = (_decision_cells(decision, register.abstentions_are_cast, words) for decision in group.decisions)
    return table(widths, labels, rows)


def _decision_cells(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> list[list[Flowable]]:
    text = Markup(escaped_lines(decision.text) + sign(decision.illustrative))
    below = [decision.item_title, serves_sentence(decision.serves, words), veto_sentence(decision, words)]
    dates = [words("Taken on {date}", date=short_date(decision.taken_on, words))] if decision.carried else []
    if decision.binding_on is not None and decision_state(decision) is DecisionState.BINDING:
        dates.append(words("Binding since {date}", date=short_date(decision.binding_on, words)))
    return [
        [plain(decision.number, Style.CELL_NUMBER)],
        [marked(text, Style.CELL), *(marked(escaped(line), Style.SMALL) for line in below if line)],
        [plain(votes_sentence(decision, abstentions_are_cast, words), Style.SMALL)],
        [
            StatusWord(_SHAPES[decision_state(decision)], decision_state_text(decision, words)),
            *(plain(line, Style.SMALL) for line in dates),
        ],
    ]
