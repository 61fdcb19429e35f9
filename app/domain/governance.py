"""Governance with a clock: the rule profile of a project and the deadlines that follow from it (DOMAIN R1–R6).

The defaults are the DESCA 2020 model consortium agreement; every number is an editable setting. Calendar days.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.domain.errors import UserError
from app.domain.kinds import BodyKind, MeetingKind
from app.domain.months import add_days, add_months, late_days
from app.domain.settings_json import Share, differences, with_entries

_TWO_THIRDS = Share(2, 3)


class MinutesClock(StrEnum):
    """From which day of a meeting of several days the days for its draft minutes are counted (ambiguous in R1)."""

    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"


class Reconvening(StrEnum):
    """What has to happen in time after a missed quorum: the new meeting is convened, or held (ambiguous in R3)."""

    CONVENE = "convene"
    HOLD = "hold"


class DeadlineKind(StrEnum):
    """What a deadline of a meeting is for (DOMAIN R1, R6); the values are those of ``plenary clock --json``."""

    NOTICE = "notice"
    AGENDA = "agenda"
    ADDED_ITEMS = "added_items"
    DRAFT_MINUTES = "draft_minutes"
    OBJECTIONS_END = "objections_end"
    ACCEPTED = "accepted"
    LATE_VETO_END = "late_veto_end"


@dataclass(frozen=True)
class NoticePeriods:
    """Days before a meeting's first day by which something is sent; None: no such period."""

    notice: int | None = None
    agenda: int | None = None
    added_items: int | None = None


@dataclass(frozen=True)
class BodyRules:
    """The rules of one kind of body: notice periods, the most months between ordinary meetings, members' veto (R6)."""

    ordinary: NoticePeriods = NoticePeriods()
    extraordinary: NoticePeriods = NoticePeriods()
    months_between_meetings: int | None = None
    veto: bool = False

    def periods(self, kind: MeetingKind) -> NoticePeriods:
        """The notice periods of a meeting of this kind."""
        return self.ordinary if kind is MeetingKind.ORDINARY else self.extraordinary


@dataclass(frozen=True)
class RuleProfile:
    """The governance rules of a project; without arguments those of DESCA 2020. Days are calendar days."""

    assembly: BodyRules = BodyRules(NoticePeriods(45, 21, 14), NoticePeriods(15, 10, 7), 12, veto=True)
    board: BodyRules = BodyRules(NoticePeriods(14, 7, 2), NoticePeriods(7, 7, 2), 3, veto=True)
    advisory: BodyRules = BodyRules()
    task_force: BodyRules = BodyRules()
    team: BodyRules = BodyRules()
    draft_minutes_days: int = 10  # after the meeting
    minutes_clock: MinutesClock = MinutesClock.LAST_DAY
    objection_days: int = 15  # after the minutes were sent
    late_veto_days: int = 15  # after the minutes were sent, for decisions on added items
    quorum: Share = _TWO_THIRDS  # of the members, present or represented
    reconvening_days: int = 15  # after a missed quorum
    reconvening: Reconvening = Reconvening.CONVENE
    majority: Share = _TWO_THIRDS  # of the votes cast
    abstentions_are_cast: bool = False

    def body(self, kind: BodyKind) -> BodyRules:
        """The rules of bodies of this kind."""
        rules = {
            BodyKind.ASSEMBLY: self.assembly,
            BodyKind.BOARD: self.board,
            BodyKind.ADVISORY: self.advisory,
            BodyKind.TASK_FORCE: self.task_force,
            BodyKind.TEAM: self.team,
        }
        return rules[kind]

    def to_json(self) -> dict[str, Any]:
        """What differs from DESCA 2020, as a plain dict; empty for DESCA 2020 itself."""
        return differences(self, DESCA_2020)

    @classmethod
    def from_json(cls, entries: object) -> "RuleProfile":
        """DESCA 2020 with ``entries`` (as ``to_json`` gives them) put in; UserError names an unknown or wrong entry."""
        return with_entries(cls(), entries)


@dataclass(frozen=True)
class Deadline:
    """The last day for something; for ``accepted`` the day on which the minutes count as accepted."""

    what: DeadlineKind
    due: dt.date


DESCA_2020 = RuleProfile()


def deadlines(
    profile: RuleProfile,
    body: BodyKind,
    kind: MeetingKind,
    first_day: dt.date,
    last_day: dt.date,
    minutes_sent: dt.date | None,
) -> tuple[Deadline, ...]:
    """The deadlines of a body's meeting, in the order of ``DeadlineKind`` (DOMAIN R1; late veto R6).

    ``minutes_sent`` is the day the draft minutes were sent; before it is known, what runs from sending is computed
    from the day they are due. Periods that a body does not have are left out. UserError for days in the wrong order.
    """
    if last_day < first_day:
        raise UserError(
            "The meeting ends on {last}, before it begins on {first}: correct one of the two days.",
            first=first_day,
            last=last_day,
        )
    rules = profile.body(body)
    minutes_due = draft_minutes_due(profile, first_day, last_day)
    sent = minutes_due if minutes_sent is None else minutes_sent
    objections_end = add_days(sent, profile.objection_days)
    found = [
        *_before(first_day, rules.periods(kind)),
        Deadline(DeadlineKind.DRAFT_MINUTES, minutes_due),
        Deadline(DeadlineKind.OBJECTIONS_END, objections_end),
        Deadline(DeadlineKind.ACCEPTED, add_days(objections_end, 1)),
    ]
    if rules.veto:
        found.append(Deadline(DeadlineKind.LATE_VETO_END, add_days(sent, profile.late_veto_days)))
    return tuple(found)


def draft_minutes_due(profile: RuleProfile, first_day: dt.date, last_day: dt.date) -> dt.date:
    """The last day to send the draft minutes, counted from the meeting's last day or as the profile says (R1)."""
    counted_from = last_day if profile.minutes_clock is MinutesClock.LAST_DAY else first_day
    return add_days(counted_from, profile.draft_minutes_days)


def days_late(deadline: Deadline, done: dt.date | None, as_of: dt.date) -> int:
    """By how many days the deadline is missed on the day ``as_of``: 0 when done in time or not yet due."""
    return late_days(deadline.due, done, as_of)


def next_ordinary_meeting_by(profile: RuleProfile, body: BodyKind, last_held: dt.date) -> dt.date | None:
    """The last day for the next ordinary meeting after the one on ``last_held``; None: the body is free (R1, table)."""
    months = profile.body(body).months_between_meetings
    return None if months is None else add_months(last_held, months)


def _before(first_day: dt.date, periods: NoticePeriods) -> list[Deadline]:
    """The deadlines that are counted back from the meeting's first day."""
    days = {
        DeadlineKind.NOTICE: periods.notice,
        DeadlineKind.AGENDA: periods.agenda,
        DeadlineKind.ADDED_ITEMS: periods.added_items,
    }
    return [Deadline(what, add_days(first_day, -count)) for what, count in days.items() if count is not None]
