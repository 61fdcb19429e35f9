"""The rows of the large database before they are written: the project, its bodies, people and plan.

Every row goes through ``Rows.add``, so its id, uid and derived columns are what the program itself would give it.
"""

import datetime as dt
import random
import uuid
from typing import Any

from app.domain.kinds import (
    BodyKind,
    ConsentPurpose,
    DeliverableState,
    Level,
    LinkKind,
    OrganisationKind,
    Programme,
    RiskState,
)
from app.domain.names import sort_key
from app.domain.text import fold
from app.models import (
    Affiliation,
    Area,
    Base,
    Body,
    Consent,
    Deliverable,
    Editable,
    Membership,
    Milestone,
    MilestoneWorkPackage,
    Organisation,
    OrganisationName,
    Person,
    PlanLink,
    Project,
    Risk,
    Searchable,
    Series,
    Task,
    WorkPackage,
)
from benchmarks.large_names import ORGANISATIONS, PEOPLE, names, organisations

AS_OF = dt.date(2025, 3, 3)
START, END = dt.date(2014, 1, 1), dt.date(2028, 12, 31)
MONTHS = 180
PARTIES = 22
BOARD = 12  # people
SERIES = 20
_WORK_PACKAGES, _TASKS, _DELIVERABLES, _MILESTONES, _RISKS, _LINKS = 40, 1_960, 2_000, 1_000, 200, 3_000
_SUBJECTS = (
    "Soil carbon under grassland", "Séquestration du carbone dans les sols cultivés", "Kohlenstoff im Unterboden",
    "Carbono no solo do Cerrado", "Почвенный углерод степи", "土壤有机碳的监测", "كربون التربة في الواحات",
    "Jord og klima",
)  # fmt: skip


class Rows:
    """Rows by class, each list with the same columns throughout, so that they are written in bulk."""

    def __init__(self) -> None:
        self.of: dict[type[Base], list[dict[str, Any]]] = {}

    def add(self, kind: type[Base], /, **values: Any) -> int:
        """Add a row and return its id."""
        rows = self.of.setdefault(kind, [])
        row: dict[str, Any] = {"id": len(rows) + 1, **values}
        if issubclass(kind, Editable):
            name = f"{kind.__tablename__:\0<8.8}".encode()
            row |= {
                "uid": uuid.UUID(int=int.from_bytes(name) << 64 | row["id"]),
                "version": 1,
                "illustrative": True,
                "source": "",
            }
        if issubclass(kind, Searchable):
            row["folded"] = fold(kind(**values).search_text())
        if kind is Person:
            row["sort_key"] = sort_key(values["given"], values["family"])
        rows.append(row)
        return int(row["id"])


def add_project(rows: Rows) -> None:
    """The project, with periods of 18 months."""
    rows.add(
        Project,
        id=1,
        acronym="LARGE",
        title="A consortium as large as they come",
        programme=Programme.H2020,
        grant_no="000000",
        start=START,
        end_planned=END,
        end_amended=None,
        periods=[[f"RP{number}", number * 18 - 17, number * 18] for number in range(1, 11)],
        rule_profile={},
        acknowledgement="Made to measure with.",
        data_protection_contact="",
        as_of=AS_OF,
    )
    for number in range(1, 5):
        rows.add(Area, number=number, name=f"Area of interaction {number}")


def add_people(rows: Rows, dice: random.Random) -> None:
    """Organisations, people, where they work, and who agreed to be listed."""
    for number, (short, legal, country) in enumerate(organisations(dice), 1):
        party = number <= PARTIES
        kind = OrganisationKind.PARTY if party else OrganisationKind.OTHER
        rows.add(
            Organisation, participant_no=number if party else None, kind=kind, country=country, area_id=None,
            is_party=party, is_coordinator=number == 1,
        )  # fmt: skip
        rows.add(OrganisationName, organisation_id=number, short=short, legal=legal, valid_from=None, valid_until=None)
    for number, name in enumerate(names(dice), 1):
        ascii_name = sort_key(name.given, name.family).partition("\t")[0].encode("ascii", "ignore").decode()
        rows.add(
            Person, given=name.given, family=name.family, display=f"{name.given} {name.family}", native=name.native,
            title="Dr" if number % 3 == 0 else "", phone="", zone=name.zone, language=name.language,
            email=f"{ascii_name.replace(' ', '.').replace(chr(39), '')}{number}@example.org", more_emails=[],
        )  # fmt: skip
        place = number if number <= PARTIES else dice.randint(1, ORGANISATIONS)
        rows.add(Affiliation, person_id=number, organisation_id=place, role="", valid_from=None, valid_until=None)
        if number % 4 == 0:
            rows.add(
                Consent, person_id=number, purpose=ConsentPurpose.LISTED, wording_version="1",
                given_at=dt.datetime(2015, 1, 5, 9, tzinfo=dt.UTC), withdrawn_at=None,
            )  # fmt: skip


def add_bodies(rows: Rows) -> None:
    """An assembly of the parties, a board of people, and the series of their meetings."""
    assembly = rows.add(Body, name="General Assembly", short_name="GA", kind=BodyKind.ASSEMBLY, votes=True)
    board = rows.add(Body, name="Executive Board", short_name="EB", kind=BodyKind.BOARD, votes=True)
    for number in range(1, PARTIES + 1):
        _member(rows, assembly, organisation_id=number, person_id=None, representative_id=number)
    for number in range(1, BOARD + 1):
        _member(rows, board, organisation_id=None, person_id=number, representative_id=None)
    for number in range(1, SERIES + 1):
        rows.add(Series, name=f"Series {number}", body_id=(assembly, board, None)[number % 3])


def _member(rows: Rows, body: int, **who: int | None) -> None:
    rows.add(
        Membership, body_id=body, function="", valid_from=START, valid_until=None, voting=True, defaulting=False, **who
    )


def add_plan(rows: Rows, dice: random.Random) -> None:
    """Work packages, tasks, deliverables and milestones (5,000 rows), with risks and dependencies."""
    for number in range(1, _WORK_PACKAGES + 1):
        first = dice.randint(1, 60)
        rows.add(
            WorkPackage, number=f"WP{number}", title=_subject(dice), objective="", lead_id=dice.randint(1, PARTIES),
            start_month=first, end_month=dice.randint(first + 24, MONTHS), position=number,
        )  # fmt: skip
    for number in range(_TASKS):
        package, place = number % _WORK_PACKAGES + 1, number // _WORK_PACKAGES + 1
        first = dice.randint(1, MONTHS - 24)
        rows.add(
            Task, work_package_id=package, number=f"T{package}.{place}", title=_subject(dice),
            lead_id=dice.randint(1, PARTIES), start_month=first, end_month=first + dice.randint(2, 24),
            progress=dice.randrange(0, 10_001, 500), position=place,
        )  # fmt: skip
    for number in range(_DELIVERABLES):
        _add_deliverable(rows, dice, number % _WORK_PACKAGES + 1, number // _WORK_PACKAGES + 1)
    for number in range(1, _MILESTONES + 1):
        milestone = rows.add(
            Milestone, number=f"MS{number}", title=_subject(dice), lead_id=dice.randint(1, PARTIES), area_id=None,
            due_month=dice.randint(1, MONTHS), due_on=None, revised_month=None, revised_on=None,
            verification="A report", achieved_on=None, position=number,
        )  # fmt: skip
        rows.add(MilestoneWorkPackage, milestone_id=milestone, work_package_id=number % _WORK_PACKAGES + 1)
    _add_risks_and_links(rows, dice)


def _add_deliverable(rows: Rows, dice: random.Random, package: int, place: int) -> None:
    due = dice.randint(1, MONTHS)
    delivered = due < 120 and dice.random() < 0.9
    rows.add(
        Deliverable, work_package_id=package, task_id=None, number=f"D{package}.{place}", title=_subject(dice),
        lead_id=dice.randint(1, PARTIES), type="R", dissemination="PU", due_month=due, due_on=None, revised_month=None,
        revised_on=None, state=DeliverableState.SUBMITTED if delivered else DeliverableState.PENDING,
        delivered_on=START + dt.timedelta(due * 30) if delivered else None, approved_on=None, justification="",
        rejection="", file_id=None, position=place,
    )  # fmt: skip


def _add_risks_and_links(rows: Rows, dice: random.Random) -> None:
    levels = list(Level)
    for number in range(1, _RISKS + 1):
        rows.add(
            Risk, number=f"R{number}", text=f"{_subject(dice)}: too few data", likelihood=dice.choice(levels),
            work_package_id=number % _WORK_PACKAGES + 1, severity=dice.choice(levels), mitigation="Ask early",
            owner_id=dice.randint(1, PARTIES), state=RiskState.OPEN, position=number,
        )  # fmt: skip
    for _ in range(_LINKS):
        rows.add(
            PlanLink, from_task_id=dice.randint(1, _TASKS), from_deliverable_id=None, from_milestone_id=None,
            to_task_id=None, to_deliverable_id=dice.randint(1, _DELIVERABLES), to_milestone_id=None,
            kind=LinkKind.FINISH_START, lag_days=0,
        )  # fmt: skip


def _subject(dice: random.Random) -> str:
    return f"{dice.choice(_SUBJECTS)} {dice.randint(2, 99)}"


assert PEOPLE > ORGANISATIONS > PARTIES
