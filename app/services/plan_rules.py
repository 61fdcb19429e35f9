"""What every change of the plan is held to: months of the project, numbers, titles, leads, codes (DOMAIN R8, R9).

Each check raises UserError with what to do; whoever calls it has changed nothing yet.
"""

import datetime as dt
import re
from typing import TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.months import first_day, last_day, month_of, month_text
from app.domain.plan_codes import DELIVERABLE_TYPES, DISSEMINATION_LEVELS
from app.domain.text import clean_text
from app.models import Deliverable, Milestone, Organisation, Project, Risk, Task, WorkPackage

Numbered = type[WorkPackage] | type[Task] | type[Deliverable] | type[Milestone] | type[Risk]
N = TypeVar("N", bound=WorkPackage | Task | Deliverable | Milestone | Risk)

_ENDING = re.compile(r"\d+$")


def plan_project(session: Session) -> Project:
    """The project; UserError while there is none."""
    project = session.get(Project, 1)
    if project is None:
        raise UserError("There is no project yet: enter its title, start and end first.")
    return project


def plan_row(session: Session, kind: type[N], row_id: int) -> N:
    """The row of the plan with this id; UserError for one that is not there (any more)."""
    row = session.get(kind, row_id)
    if row is None:
        raise UserError("This row of the plan is not there any more: undo its deletion, or choose another one.")
    return row


def last_month(project: Project) -> int:
    """The M-month in which the project ends, after its amendment where there is one (DOMAIN R8)."""
    return month_of(project.start, project.end_amended or project.end_planned)


def check_month(session: Session, month: int) -> None:
    """UserError for a month before M1 or after the project's (amended) end; the sentence names the last month."""
    project = plan_project(session)
    first_day(project.start, month)
    last = last_month(project)
    if month > last:
        raise UserError(
            "{month} lies after the project's end: its last month is {last}. "
            "Choose a month up to {last}, or amend the project's end first.",
            month=month_text(month),
            last=month_text(last),
        )


def check_span(session: Session, first: int, last: int) -> None:
    """UserError for months outside the project, and for work that would end before it starts."""
    if last < first:
        raise UserError(
            "This cannot end in {last} when it starts in {first}: choose a later end or an earlier start.",
            first=month_text(first),
            last=month_text(last),
        )
    check_month(session, first)
    check_month(session, last)


def check_due(session: Session, month: int, day: dt.date | None) -> None:
    """UserError for a month outside the project, and for an exact day that does not lie in it."""
    check_month(session, month)
    start = plan_project(session).start
    if day is not None and not first_day(start, month) <= day <= last_day(start, month):
        raise UserError(
            "{day} does not lie in {month}, which runs from {first} to {last}: choose a day of that month.",
            day=day,
            month=month_text(month),
            first=first_day(start, month),
            last=last_day(start, month),
        )


def free_number(session: Session, kind: Numbered, number: str, row_id: int | None = None) -> str:
    """The number as it is kept; UserError for an empty one and for one that another row of this kind has."""
    wanted = clean_text(number, one_line=True).strip()
    if not wanted:
        raise UserError("A row of the plan needs a number: write one, such as {example}.", example=_EXAMPLES[kind])
    taken = session.scalar(select(kind.id).where(kind.number == wanted))
    if taken is not None and taken != row_id:
        raise UserError("There is a {number} already: choose another number.", number=wanted)
    return wanted


def plan_title(title: str) -> str:
    """The title as it is kept, on one line; UserError for an empty one."""
    wanted = clean_text(title, one_line=True).strip()
    if not wanted:
        raise UserError("A row of the plan needs a title: write what it is.")
    return wanted


def check_lead(session: Session, organisation_id: int | None) -> None:
    """UserError for an organisation that is not there (any more); None is nobody."""
    if organisation_id is not None and session.get(Organisation, organisation_id) is None:
        raise UserError("This organisation is not there any more: choose another one.")


def check_type(session: Session, code: str) -> None:
    """UserError for a type of deliverable that the project's programme does not have (DOMAIN R9)."""
    programme = plan_project(session).programme
    if code not in DELIVERABLE_TYPES[programme]:
        raise UserError(
            "{code} is no type of deliverable in {programme}: choose one of {codes}.",
            code=repr(code),
            programme=programme.value,
            codes=", ".join(DELIVERABLE_TYPES[programme]),
        )


def check_level(session: Session, code: str) -> None:
    """UserError for a level of dissemination that the project's programme does not have (DOMAIN R9)."""
    programme = plan_project(session).programme
    if code not in DISSEMINATION_LEVELS[programme]:
        raise UserError(
            "{code} is no level of dissemination in {programme}: choose one of {codes}.",
            code=repr(code),
            programme=programme.value,
            codes=", ".join(DISSEMINATION_LEVELS[programme]),
        )


def next_number(session: Session, kind: Numbered, package: str = "") -> str:
    """The number after the highest there is: "WP6", "MS21", "R7"; in the work package "WP3": "T3.6", "D3.6"."""
    letters = _EXAMPLES[kind].rstrip("0123456789.")
    of_package = _ENDING.search(package) if kind in (Task, Deliverable) else None
    before = f"{letters}{of_package[0]}." if of_package else letters
    known = session.scalars(select(kind.number).where(kind.number.startswith(before, autoescape=True)))
    counts = [int(rest) for number in known if (rest := number.removeprefix(before)).isascii() and rest.isdigit()]
    return f"{before}{max(counts, default=0) + 1}"


def next_position(session: Session, kind: Numbered) -> int:
    """The place after the last row of this kind."""
    return (session.scalar(select(func.max(kind.position))) or 0) + 1


_EXAMPLES: dict[Numbered, str] = {
    WorkPackage: "WP1",
    Task: "T1.1",
    Deliverable: "D1.1",
    Milestone: "MS1",
    Risk: "R1",
}
