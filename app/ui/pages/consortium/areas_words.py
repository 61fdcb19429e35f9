"""What the views of the consortium call kinds and states, and how they say periods and sources."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum

from app.domain.consortium import ActionRef, DecisionRef, MeetingRef, MemberRow, MilestoneRef, TopicRef
from app.domain.kinds import ActionState, BodyKind, TopicState
from app.ui.language import day, day_month, days, term, tr
from app.ui.widgets.lines import LineText
from app.words import message

SIGN = "°"
EMPTY = "—"

BODY_KINDS: Mapping[Enum, str] = {
    BodyKind.ASSEMBLY: message("Assembly"),
    BodyKind.BOARD: message("Board"),
    BodyKind.ADVISORY: message("Advisory board"),
    BodyKind.TASK_FORCE: message("Task force"),
    BodyKind.TEAM: message("Team"),
}
TOPIC_STATES: Mapping[Enum, str] = {
    TopicState.PROPOSED: message("Proposed"),
    TopicState.CONSULTED: message("Consulted"),
    TopicState.ADOPTED: message("Adopted"),
    TopicState.WITHDRAWN: message("Withdrawn"),
}
_ACTION_SHAPES = {
    ActionState.OPEN: "open",
    ActionState.IN_PROGRESS: "progress",
    ActionState.DONE: "done",
    ActionState.DROPPED: "off",
}


def signed(text: str, illustrative: bool) -> str:
    """``text`` with the sign of what is invented."""
    return f"{text}{SIGN}" if illustrative else text


def period(member: MemberRow) -> str:
    """From when until when, as in "since 7 Oct 2019" or "7 Oct 2019 – 5 Mar 2020"."""
    if member.last is None:
        return tr("since {day}", day=day(member.first))
    return f"{day(member.first)} – {day(member.last)}"


def member_detail(member: MemberRow) -> str:
    """The second line of a member: function, representative or home, what is special about the vote."""
    vote = tr("defaulting, no vote") if member.defaulting else "" if member.voting else tr("no vote")
    return " · ".join(part for part in (member.function, member.representative or member.home, vote) if part)


def meeting_line(meeting: MeetingRef, as_of: dt.date) -> LineText:
    """A meeting: its short name, title and first day; those to come are open."""
    state = "planned" if meeting.last_day >= as_of else "done"
    title = signed(meeting.title, meeting.illustrative)
    return LineText(title, f"{meeting.short_name} · {days(meeting.first_day, meeting.last_day)}", state=state)


def decision_line(decision: DecisionRef) -> LineText:
    """A decision: its number and words, the day and the meeting."""
    when = f"{day(decision.taken_on)} · {decision.meeting}"
    return LineText(signed(decision.text, decision.illustrative), when, number=decision.number)


def action_line(action: ActionRef, as_of: dt.date) -> LineText:
    """An action item: what, who, until when; late in red."""
    due = (day_month if action.due and action.due.year == as_of.year else day)(action.due) if action.due else ""
    state = "late" if action.late_days else _ACTION_SHAPES[action.state]
    detail = " · ".join(part for part in (action.number, action.who) if part)
    text = signed(action.text, action.illustrative)
    return LineText(text, detail, due, "danger" if action.late_days else "muted", state)


def milestone_state(milestone: MilestoneRef) -> str:
    """The shape that stands for a milestone: done, late, or still planned."""
    return "done" if milestone.achieved_on is not None else "late" if milestone.late_days else "planned"


def milestone_line(milestone: MilestoneRef) -> LineText:
    """A milestone: number, title and the day that counts."""
    detail = day(milestone.achieved_on or milestone.due)
    if milestone.achieved_on is not None:
        detail = tr("achieved on {day}", day=day(milestone.achieved_on))
    elif not milestone.own:
        detail = tr("{day} · through a decision or action", day=day(milestone.due))
    title = signed(milestone.title, milestone.illustrative)
    return LineText(title, detail, state=milestone_state(milestone), number=milestone.number)


def topic_line(topic: TopicRef) -> LineText:
    """A topic of the research agenda: number, title, state."""
    title = signed(topic.title, topic.illustrative)
    return LineText(title, term(TOPIC_STATES, topic.state), number=topic.number)
