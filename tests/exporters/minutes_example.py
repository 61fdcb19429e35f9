"""Minutes of agenda_example's meeting, with everything in them: roll call, votes, a veto, late actions, Markdown."""

import datetime as dt
from dataclasses import replace

from agenda_example import KONTOBOYTSEVA, LAURENT, MULLER, OKAFOR, PAPADOPOULOS, SILVA, SOKOLOVA, VEERMAN, WANG
from document_examples import FRIDAY, MEETING, PROJECT, THURSDAY, WEDNESDAY, person

from app.domain.documents import PersonRef
from app.domain.kinds import ActionState, ItemKind, MinutesState, ParticipationRole, RollCallState
from app.domain.minutes import (
    ActionEntry,
    AttendanceGroup,
    Attendee,
    DecisionEntry,
    Excused,
    FormalPart,
    MemberSeat,
    MinutesDocument,
    MinutesSection,
    NextMeeting,
    PublishedCount,
    Slides,
)

AS_OF = dt.date(2020, 3, 20)
SENT = dt.date(2020, 3, 16)
NEEDS = """The survey reached **about 2,000 people** in seven languages; three needs stand out:

1. reference values that are *local*,
2. measuring that a farmer can pay for,
3. advice that survives a dry year:
   - what to sow,
   - when to wait.

> "We know what to do; nobody pays us to do it."

Full tables are on [the platform](https://ocp.circasa-project.eu). The formula `C = BD × d × f` was questioned.

| Region | Answers | First need |
|---|---|---|
| Africa | 412 | reference values |
| South America | 388 | measuring |
"""
SHORT = "The work of the two years was presented and welcomed. Members asked that the reports be shorter."


def decision(number: str, text: str, *votes: int, **fields: object) -> DecisionEntry:
    """A decision with votes for, against and abstentions; by consensus without them."""
    given = (*votes, None, None, None)[:3]
    plain = DecisionEntry(number, text, *given, True, "", "", FRIDAY, None, ())
    return replace(plain, **fields)


def action(number: str, text: str, who: PersonRef | None, **fields: object) -> ActionEntry:
    plain = ActionEntry(number, text, who, "", dt.date(2020, 4, 30), ActionState.OPEN, 0, FRIDAY, "wageningen-2020", ())
    return replace(plain, **fields)


def section(number: int, title: str, markdown: str = SHORT, **fields: object) -> MinutesSection:
    plain = MinutesSection(
        number=str(number),
        day=WEDNESDAY,
        start=9 * 60,
        minutes=30,
        title=title,
        kind=ItemKind.TALK,
        session="",
        track="",
        body="",
        people=(),
        slides=(),
        markdown=markdown,
        decision_flag=False,
        added_on=None,
        decisions=(),
        actions=(),
    )
    return replace(plain, **fields)


def group(organisation: str, legal: str, country: str | None, *people: Attendee) -> AttendanceGroup:
    return AttendanceGroup(organisation, legal, country, people)


def there(who: PersonRef, role: ParticipationRole = ParticipationRole.MEMBER, remote: bool = False) -> Attendee:
    return Attendee(who, role, remote)


def sections() -> tuple[MinutesSection, ...]:
    return (*opening_sections(), *assembly_sections())


def opening_sections() -> tuple[MinutesSection, ...]:
    plenary = {"session": "Opening plenary", "day": WEDNESDAY}
    agenda = {"session": "The strategic research agenda", "day": WEDNESDAY}
    needs = Slides("What stakeholders need", (MULLER,), ("09_mueller_needs.pdf",))
    return (
        section(1, "Welcome and aims of the meeting", people=(LAURENT,), illustrative=True, **plenary),
        section(2, "Soil health in the European Green Deal", people=(VEERMAN,), start=555, **plenary),
        section(
            3,
            "Stakeholders' views: 2,000 answers in seven languages",
            NEEDS,
            people=(MULLER, OKAFOR),
            slides=(needs, Slides("Stakeholders' views: 2,000 answers in seven languages", (OKAFOR,), ())),
            actions=(
                action("A-17", "Publish the survey tables with a licence", MULLER, illustrative=True),
                action("A-18", "Translate the summary into Hindi", WANG, state=ActionState.IN_PROGRESS),
            ),
            **agenda,
        ),
        section(
            4,
            "Russian organisations, projects and opportunities to take part in the IRC",
            people=(KONTOBOYTSEVA,),
            day=THURSDAY,
            session="Cooperation",
            track="C",
        ),
    )


def assembly_sections() -> tuple[MinutesSection, ...]:
    assembly = {"session": "General Assembly", "day": FRIDAY, "body": "General Assembly", "kind": ItemKind.FORMAL}
    return (
        section(5, "Opening and roll call", "The chair opened the session at 9:00.", **assembly),
        section(
            6,
            "Extension of the project to February 2021",
            "The coordinator explained why four more months are needed.",
            decision_flag=True,
            decisions=(
                decision(
                    "D-1", "The project ends on 28 February 2021.\nNo budget is moved.", 14, 1, 1, serves=("D3.2",)
                ),
            ),
            **assembly,
        ),
        section(
            7,
            "Admission of associated members",
            decision_flag=True,
            added_on=dt.date(2020, 2, 18),
            decisions=admission_decisions(),
            actions=(
                action(
                    "A-19",
                    "Write to the six organisations that asked, and say what was decided and why",
                    SOKOLOVA,
                    due=dt.date(2020, 3, 13),
                    late_days=7,
                    serves=("Task force 3",),
                ),
                action("A-20", "Draft the fee rules for 2021", None, organisation="INRAE", due=None),
            ),
            illustrative=True,
            **assembly,
        ),
    )


def admission_decisions() -> tuple[DecisionEntry, ...]:
    return (
        decision("D-2", "Six organisations are admitted.", 7, 8, 0, carried=False, illustrative=True),
        decision(
            "D-3",
            "Associated members pay no fee in 2020.",
            12,
            2,
            2,
            vetoed_by="ISF",
            veto_reason="it binds the budget of 2021",
            illustrative=True,
        ),
        decision("D-4", "The chair writes to them.", binding_on=dt.date(2020, 4, 1)),
    )


def attendance() -> tuple[AttendanceGroup, ...]:
    return (
        group("CAAS", "Chinese Academy of Agricultural Sciences", "CN", there(WANG, remote=True)),
        group("Embrapa", "Brazilian Agricultural Research Corporation", "BR", there(SILVA)),
        group("Hellenic Soil Institute", "", "GR", there(PAPADOPOULOS, ParticipationRole.SPEAKER, True)),
        group("INRAE", "National Research Institute for Agriculture, Food and Environment", "FR", there(LAURENT)),
        group("JRC", "Joint Research Centre of the European Commission", None, there(person("Ilse Maes", "JRC"))),
        group(
            "LMSU",
            "Lomonosov Moscow State University",
            "RU",
            there(SOKOLOVA),
            there(KONTOBOYTSEVA, ParticipationRole.OBSERVER),
            *(there(person(f"Pavel Ivanov {n}", "LMSU")) for n in range(1, 8)),
        ),
        group("", "", None, there(VEERMAN, ParticipationRole.GUEST)),
    )


def roll_call() -> tuple[FormalPart, ...]:
    return (
        FormalPart(
            "General Assembly",
            "General Assembly",
            FRIDAY,
            540,
            90,
            23,
            16,
            16,
            (
                *(MemberSeat(name, RollCallState.PRESENT, None) for name in ("INRAE", "Embrapa", "LMSU", "IITA")),
                MemberSeat("CAAS", RollCallState.REMOTE, None),
                MemberSeat("ISF", RollCallState.REPRESENTED, SILVA, True),
                MemberSeat("NordCarbon", RollCallState.EXCUSED, None, True),
            ),
        ),
    )


def carried_actions() -> tuple[ActionEntry, ...]:
    return (
        action(
            "A-9",
            "Fix the dates of the remaining workshops",
            SILVA,
            meeting="cali-2019",
            due=dt.date(2019, 3, 31),
            late_days=355,
        ),
        action("A-11", "Publish the data policy", PAPADOPOULOS, meeting="cali-2019", state=ActionState.IN_PROGRESS),
    )


def wageningen_minutes(**fields: object) -> MinutesDocument:
    plain = MinutesDocument(
        project=PROJECT,
        meeting=MEETING,
        state=MinutesState.CIRCULATED,
        version=2,
        at=dt.datetime(2020, 3, 16, 15, tzinfo=dt.UTC),
        as_of=AS_OF,
        chair=LAURENT,
        secretary=SILVA,
        circulated_on=SENT,
        accepted_on=None,
        objections_until=dt.date(2020, 3, 31),
        opening="The chair welcomed **everybody** and thanked the hosts.",
        attendance=attendance(),
        excused=(Excused(OKAFOR), Excused(MULLER)),
        attendees=73,
        remote=9,
        organisations=41,
        countries=19,
        published=(PublishedCount("experts", "approximately 70", "ocp"), PublishedCount("countries", "17", "Leeds")),
        formal=roll_call(),
        matters_arising=carried_actions(),
        sections=sections(),
        next_meeting=NextMeeting("CIRCASA final conference", dt.date(2021, 2, 10), dt.date(2021, 2, 10), "online"),
        annexes=(Slides("What stakeholders need", (MULLER,), ("09_mueller_needs.pdf", "09_mueller_data.xlsx")),),
    )
    return replace(plain, **fields)
