"""What a release of the agenda means for the day by which the agenda must be sent (DOMAIN R1), in words."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.governance import DeadlineKind
from app.domain.meeting_clock import BodyClock, ClockStep
from app.exporters.dates import short_date
from app.words import Words


@dataclass(frozen=True)
class DueWords:
    """One sentence, and how many days late the agenda was sent or, with this release, is: 0 where it is in time."""

    text: str
    days_late: int

    @property
    def late(self) -> bool:
        """Whether it tells of something late."""
        return self.days_late > 0


def agenda_due(clocks: Iterable[BodyClock], released_on: dt.date, words: Words) -> tuple[DueWords, ...]:
    """One sentence for each body whose agenda has a day, of a release published on ``released_on``.

    What counts is the day of sending, which is noted on the meeting's page: publishing alone sends nothing.
    """
    return tuple(_sentences(clocks, released_on, words))


def _sentences(clocks: Iterable[BodyClock], released_on: dt.date, words: Words) -> Iterator[DueWords]:
    for clock in clocks:
        for step in clock.steps:
            if step.what is DeadlineKind.AGENDA:
                yield _sentence(clock.body, step, released_on, words)


def _sentence(body: str, step: ClockStep, released_on: dt.date, words: Words) -> DueWords:
    due, late = short_date(step.due, words), (released_on - step.due).days
    if step.done is not None and step.done <= released_on:
        sent, behind = short_date(step.done, words), (step.done - step.due).days
        if behind <= 0:
            text = words("{body}: the agenda was sent in time, on {sent} (due {due}).", body=body, sent=sent, due=due)
            return DueWords(text, 0)
        return DueWords(
            words.plural(
                "{body}: the agenda was sent on {sent}, {number} day late (due {due}).",
                "{body}: the agenda was sent on {sent}, {number} days late (due {due}).",
                behind, body=body, sent=sent, due=due,
            ),
            behind,
        )  # fmt: skip
    if late <= 0:
        return DueWords(
            words("{body}: the agenda must be sent by {due}; this release is in time.", body=body, due=due), 0
        )
    return DueWords(
        words.plural(
            "{body}: the agenda was due on {due}; this release is {number} day late.",
            "{body}: the agenda was due on {due}; this release is {number} days late.",
            late, body=body, due=due,
        ),
        late,
    )  # fmt: skip
