"""What came of a meeting, in the words of its report: decisions, the main actions, formal sessions and their quorum."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from app.domain.kinds import ActionState, MeetingState
from app.domain.minutes import ActionEntry, DecisionEntry, FormalPart, MinutesDocument
from app.domain.report import ReportDocument
from app.domain.venue_time import clock_text
from app.exporters.dates import weekday_and_date
from app.exporters.minutes_words import (
    due_text,
    quorum_sentence,
    state_text,
    status_sentence,
    veto_sentence,
    votes_sentence,
)
from app.exporters.people_text import person_with
from app.exporters.report_blocks import Block, Bullet, Bullets, Heading, Paragraph, Span, Table, Text, text
from app.exporters.terms import ILLUSTRATIVE_SIGN
from app.words import Words

_MAIN_ACTIONS: Final = 6
_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)


def outcomes(document: ReportDocument, words: Words) -> Iterator[Block]:
    """The decisions, and the actions counted, with the main ones; nothing before the meeting."""
    meeting = document.agenda.meeting
    if document.as_of < meeting.first_day or meeting.state is MeetingState.CANCELLED:
        return
    yield Heading(words("Outcomes"))
    if document.minutes is None:
        yield Paragraph(text(words("There are no minutes yet: decisions and actions will follow with them.")))
        return
    yield from _decisions(document.minutes, words)
    yield from _actions(document.minutes, words)
    yield Paragraph(text(words("Minutes: {status}", status=status_sentence(document.minutes, words))), small=True)


def formal_sessions(document: ReportDocument, words: Words) -> Iterator[Block]:
    """Each formal session with the sentence on its quorum, once its roll call was held (DOMAIN R2, R3)."""
    if not document.formal or document.agenda.meeting.state is MeetingState.CANCELLED:
        return
    yield Heading(words.plural("Formal session", "Formal sessions", len(document.formal)))
    for part in document.formal:
        held = part.day <= document.as_of and part.seats
        sentence = quorum_sentence(part, words) if held else ""
        yield Paragraph((Span(_when(part, words), strong=True), *text(f" {sentence}" if sentence else "")))


def _when(part: FormalPart, words: Words) -> str:
    when = words(
        "{title}, {day}, {start}–{end}",
        title=part.title or part.body,
        day=weekday_and_date(part.day, words),
        start=clock_text(part.start),
        end=clock_text(part.start + part.minutes),
    )
    return f"{when}."


def _decisions(minutes: MinutesDocument, words: Words) -> Iterator[Block]:
    if not minutes.decisions:
        yield Paragraph(text(words("No decisions were taken.")))
        return
    vetoed = sum(1 for one in minutes.decisions if one.carried and one.vetoed_by)
    lost = sum(1 for one in minutes.decisions if not one.carried)
    taken = len(minutes.decisions) - vetoed - lost
    yield Paragraph(
        text(
            words.plural("The meeting took {number} decision.", "The meeting took {number} decisions.", taken),
            words("Vetoed: {number}.", number=vetoed) if vetoed else "",
            words("Not carried: {number}.", number=lost) if lost else "",
        )
    )
    yield Bullets(tuple(_decision(one, minutes.abstentions_are_cast, words) for one in minutes.decisions))
    if any(one.carried and not one.vetoed_by and one.binding_on is None for one in minutes.decisions):
        yield Paragraph(text(words("Decisions bind once the minutes are accepted.")))


def _decision(decision: DecisionEntry, abstentions_are_cast: bool, words: Words) -> Bullet:
    exact = " ".join(decision.text.split("\n")) + _sign(decision.illustrative)
    votes = text(votes_sentence(decision, abstentions_are_cast, words), veto_sentence(decision, words))
    number = (Span(f"{decision.number} ", strong=True),) if decision.number else ()
    return Bullet((*number, Span(exact)), (tuple(replace(span, quiet=True) for span in votes),))


def _actions(minutes: MinutesDocument, words: Words) -> Iterator[Block]:
    actions = minutes.actions
    if minutes.matters_arising:
        yield Paragraph(
            text(
                words.plural(
                    "{number} open action of earlier meetings was taken up again.",
                    "{number} open actions of earlier meetings were taken up again.",
                    len(minutes.matters_arising),
                )
            )
        )
    if not actions:
        return
    still_open = sum(1 for action in actions if action.state in _OPEN)
    sentences = [
        words.plural("{number} action was agreed.", "{number} actions were agreed.", len(actions)),
        words("Still to be done: {number}.", number=still_open) if still_open else words("All are done."),
    ]
    if len(actions) > _MAIN_ACTIONS:
        sentences.append(words("The main ones, those that serve the plan first and then by due date:"))
    yield Paragraph(text(*sentences))
    yield _table(_main(actions), words)


def _main(actions: Sequence[ActionEntry]) -> list[ActionEntry]:
    """Those still to be done, of them those that serve the plan (DOMAIN R16), by due date; then the others."""
    ordered = sorted(
        actions,
        key=lambda action: (action.state not in _OPEN, not action.serves, action.due or dt.date.max),
    )
    return ordered[:_MAIN_ACTIONS]


def _table(actions: Sequence[ActionEntry], words: Words) -> Table:
    return Table(
        caption=words("Actions"),
        labels=(words("No."), words("Action"), words("Who"), words("Due"), words("Status")),
        widths=(15, 68, 40, 22, 25),
        rows=tuple(_row(action, words) for action in actions),
    )


def _row(action: ActionEntry, words: Words) -> tuple[Text, ...]:
    who = action.organisation
    if action.person is not None:
        who = person_with(action.person, words, action.organisation or action.person.organisation)
    return (
        text(action.number),
        text(" ".join(action.text.split("\n")) + _sign(action.illustrative)),
        text(who),
        text(due_text(action, words)),
        text(state_text(action, words)),
    )


def _sign(illustrative: bool) -> str:
    return ILLUSTRATIVE_SIGN if illustrative else ""
