"""Realistic and hostile calendars, every kind of file: what the independent parsers are made to read."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from agenda_builders import DAY, MEETING, PROJECT, agenda, instant, item, person, released, role, session

from app.domain.agenda import AgendaDocument, AgendaRole, AgendaSession
from app.domain.documents import ClockLine
from app.domain.governance import DeadlineKind
from app.domain.kinds import ActionState, AgendaState, DeliverableState, ItemKind, ItemRoleKind, RoleState
from app.domain.minutes import ActionEntry
from app.domain.plan import PlanDocument, PlanDue
from app.exporters.calendar.agenda import meeting_calendar, personal_calendar
from app.exporters.calendar.deadlines import actions_calendar, plan_calendar
from app.words import words

NAMES = (
    ("wei", "Wei Li", "李伟", "中国农业科学院"),
    ("yuki", "Yuki Tanaka", "田中 ゆき", "農研機構"),
    ("minjun", "Minjun Kim", "김민준", "농촌진흥청"),
    ("olga", "Olga Ivanova", "Ольга Иванова", "Почвенный институт"),
    ("eleni", "Eleni Georgiou", "Ελένη Γεωργίου", "ΕΛΓΟ"),
    ("noa", "Noa Cohen", "נועה כהן", "מכון וולקני"),
    ("layla", "Layla Hassan", "ليلى حسن\u200f", "المركز القومي للبحوث"),
    ("asha", "Asha Sharma", "आशा शर्मा", "भारतीय मृदा संस्थान"),
    ("somchai", "Somchai Jaidee", "สมชาย ใจดี", "กรมพัฒนาที่ดิน"),
    ("abebe", "Abebe Tadesse", "አበበ ታደሰ", "EIAR"),
    ("nino", "Nino Beridze", "ნინო ბერიძე", "GTU"),
    ("maria", "María José van der Łęcka-Øyen", "", 'Embrapa; Solos, Rio "Centro"'),
)
HOSTILE = (
    '<b>bold</b> & &amp; <img src="file:///etc/passwd">',
    "=cmd|' /C calc'!A0; a, b\\; c: d \\\\ \"quoted\" ^caret^ %2C",
    "word" * 50,
    "👩‍🔬🧑🏽‍🌾 field trip 🇳🇱 😀" + "😀" * 40,
    "BEGIN:VEVENT\r\nSUMMARY:smuggled\r\nEND:VEVENT",
    "x\x00\x07\u2028y\u2029z\x85 \u202egnp.exe",
    "Ünïcödé " * 40,
)


def _part(number: int) -> AgendaRole:
    uid, name, native, organisation = NAMES[number % len(NAMES)]
    state = RoleState.ASKED if number % 7 == 3 else RoleState.CONFIRMED
    return AgendaRole(person(uid, name, native, organisation), ItemRoleKind.SPEAKER, state)


def conference() -> AgendaDocument:
    """Three days with parallel rooms, every kind of item, hostile texts, an evening past midnight."""
    sessions = [made for number in range(3) for made in _day(number)]
    for number, text in enumerate(HOSTILE):
        one = item(f"h{number}", start=840 + 20 * number, minutes=20, title=text, note=f"{text}\n{text}", roles=MARIA)
        sessions.append(session(f"hs{number}", one, start=one.start, minutes=20, title=text, room=text, track=text))
    dinner = item("dinner", start=1200, minutes=330, kind=ItemKind.SOCIAL, title="Dinner past midnight")
    sessions.append(session("evening", dinner, start=1200, minutes=330, room="", day=DAY + dt.timedelta(days=1)))
    vote = item("vote", start=1000, decision=True, added_on=dt.date(2020, 2, 19), title="Vote on the statutes")
    sessions.append(
        session("formal", vote, start=1000, body="General Assembly", day=DAY + dt.timedelta(days=2), illustrative=True)
    )
    sessions.append(session("walk", start=1080, title="Field walk", state=AgendaState.TENTATIVE))
    meeting = replace(
        MEETING, link="https://meet.example.org/j/123?pwd=a,b;c&lang=fr", address="Campus 1; gate 2, left"
    )
    return agenda(*sessions, meeting=meeting)


def _day(number: int) -> Iterator[AgendaSession]:
    """A plenary with a break, then three rooms at once."""
    day = DAY + dt.timedelta(days=number)
    talks = [
        item(f"p{number}-{k}", start=540 + 20 * k, minutes=20, title=f"Talk {k}, “soils”", roles=(_part(3 * k),))
        for k in range(4)
    ]
    talks.append(item(f"break{number}", start=620, kind=ItemKind.BREAK, title="Coffee ☕"))
    yield session(f"plenary{number}", *talks, day=day, title=f"Plenary {number + 1}: soil carbon; policy, and practice")
    for room, track in enumerate(("Measure", "Model, map", "Manage; monitor")):
        chair = (role(NAMES[room][0], ItemRoleKind.CHAIR),)
        parallel = [
            item(f"r{number}{room}{k}", start=660 + 15 * k, minutes=15, title=f"{track} {k}", roles=(_part(room + k),))
            for k in range(5)
        ]
        yield session(
            f"s{number}{room}", *parallel, start=660, day=day, room=f"Zaal „{room}“", track=track, roles=chair
        )


MARIA = (_part(len(NAMES) - 1),)


def clock_change() -> AgendaDocument:
    """A meeting over the night of the spring change in Europe, and one item in the night itself."""
    day = dt.date(2020, 3, 28)
    night = session(
        "night", item("late", start=1380, minutes=300, title="Night watch"), start=1380, minutes=300, day=day
    )
    morning = session("morning", item("early", start=480), item("zero", start=510, minutes=0), day=dt.date(2020, 3, 29))
    return agenda(session("before", day=day), night, morning)


def _revised(document: AgendaDocument) -> AgendaDocument:
    """The next release: a session gone, an item cancelled, one moved, one retitled."""
    first = document.sessions[0]
    items = (
        replace(first.items[0], state=AgendaState.CANCELLED),
        replace(first.items[1], start=first.items[1].start + 5),
        replace(first.items[2], title="Another title: Łódź"),
        *first.items[3:],
    )
    return replace(document, sessions=(replace(first, items=items), *document.sessions[2:]))


def _actions() -> tuple[ActionEntry, ...]:
    states = tuple(ActionState)
    return tuple(
        ActionEntry(
            number=f"A-{number}",
            text=f"{text} {number}",
            person=_part(number).person,
            organisation=NAMES[number % len(NAMES)][3],
            due=dt.date(2020, 3, 20) + dt.timedelta(days=number),
            state=states[number % len(states)],
            late_days=0,
            opened_on=dt.date(2020, 3, 6),
            meeting="wageningen-2020",
            serves=("D1.1", "MS4"),
            uid=f"action-{number}",
            sequence=number,
            created=instant(1),
            changed=instant(2 + number),
        )
        for number, text in enumerate((*HOSTILE, "Send the protocol", "Write the paper"))
    )


def _plan() -> PlanDocument:
    dues = tuple(
        PlanDue(
            kind=kind,
            number=f"{kind[0].upper()}{number}",
            title=f"Soil map, version {number}; “draft” Łódź 土壌",
            lead="INRAE",
            due_month=12 + number,
            revised_month=14 + number if number % 2 else None,
            due=dt.date(2020, 3, 29) + dt.timedelta(days=number),
            original_due=dt.date(2020, 1, 31),
            done_on=dt.date(2020, 2, 29) if number % 3 == 0 else None,
            state=DeliverableState.PENDING,
            verification="A signed text,\nand a list; both public",
            uid=f"{kind}-{number}",
            sequence=number,
            created=instant(1),
            changed=instant(3),
        )
        for kind in ("deliverable", "milestone", "report")
        for number in range(6)
    )
    return PlanDocument(PROJECT, dt.date(2017, 11, 1), dt.date(2021, 2, 28), (), dues)


def _clock() -> tuple[ClockLine, ...]:
    return tuple(
        ClockLine("wageningen-2020", "Assemblée générale", kind.value, dt.date(2020, 3, 29), None, 0)
        for kind in DeadlineKind
    )


def every_kind() -> Mapping[str, bytes]:
    """Name → bytes of an example of every kind of file that calendars are exported as."""
    first = conference()
    past = released(first, _revised(first), _revised(first))
    english, french = words("en"), words("fr")
    return {
        "meeting": meeting_calendar(past[-1].document, past, english),
        "meeting-french": meeting_calendar(past[-1].document, past, french),
        "draft": meeting_calendar(replace(first, draft=True), past, english),
        "clock-change": meeting_calendar(clock_change(), (), english),
        "personal": personal_calendar(past[-1].document, past, "maria", english),
        "actions": actions_calendar(PROJECT, _actions(), english),
        "actions-todos": actions_calendar(PROJECT, _actions(), english, todos=True),
        "plan": plan_calendar(_plan(), _clock(), english),
        "plan-todos": plan_calendar(_plan(), _clock(), english, todos=True),
    }
