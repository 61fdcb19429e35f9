"""The meetings of the large database: 500 of them, one with 800 sessions in 30 rooms, with all that belongs to them."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.kinds import (
    ActionState,
    AgendaState,
    ItemKind,
    ItemRoleKind,
    MeetingKind,
    MeetingState,
    MinutesState,
    NoticeKind,
    ParticipationRole,
    PresenceState,
    PresentationKind,
    Reply,
    RoleState,
    RollCallState,
    SlidesState,
)
from app.models import (
    Action,
    Decision,
    Item,
    ItemRole,
    Meeting,
    MeetingSession,
    Minutes,
    MinutesText,
    Notice,
    Participation,
    Person,
    Presence,
    Presentation,
    RollCall,
    Room,
)
from benchmarks.large_names import CULTURES, ORGANISATIONS
from benchmarks.large_rows import AS_OF, BOARD, PARTIES, SERIES, Rows

MEETINGS, ITEMS, PRESENTATIONS, ACTIONS = 500, 50_000, 30_000, 20_000
BIG = 454  # the next meeting: number, and so id, of the one with 800 sessions
_FIRST = dt.date(2014, 1, 7)
_EVERY = 9  # days
_SESSIONS, _ITEMS_OF_A_SESSION = 16, 6
_BIG_SESSIONS, _BIG_ROOMS, _BIG_DAYS = 800, 30, 5
_PEOPLE, _BIG_PEOPLE = 40, 300
_REGULARS = 5_000  # people who come again and again
_TALKS = 57  # with a presentation, in a meeting
_ACTIONS = ACTIONS // MEETINGS
_SLOTS = (540, 660, 840, 960, 1080, 1200)  # venue minutes: 09:00, 11:00, 14:00, 16:00, 18:00, 20:00
_LENGTH = 105  # minutes
_TOPICS = (
    "Monitoring soil organic carbon", "Mesurer le carbone du sol", "Bodenproben und ihre Kosten",
    "Помогают ли покровные культуры",
    "Agricultores e crédito de carbono", "土壤碳核算方法", "قياس كربون التربة", "Deep roots, deep carbon",
    "मिट्टी का कार्बन",
    "Biochar: what ten years have shown", "Ce que disent les agriculteurs", "Data that others can use",
)  # fmt: skip
_TEXT = (
    "The group saw **three** results. Reference values have to be local; a farmer must be able to pay for measuring; "
    "advice has to survive a dry year. {who} asked for shorter reports.\n\n"
    "- Tables stay on the platform\n- Next call in May"
)


@dataclass
class _Draw:
    """One meeting while it is made: its size, its people, and the talks found in it."""

    number: int
    first_day: dt.date
    people: list[int]
    talks: list[int]
    items: list[int]

    @property
    def big(self) -> bool:
        return self.number == BIG

    @property
    def days(self) -> int:
        return _BIG_DAYS if self.big else 3

    @property
    def held(self) -> bool:
        return self.first_day + dt.timedelta(self.days) < AS_OF


def add_meetings(rows: Rows, dice: random.Random) -> None:
    """Every meeting, the oldest first."""
    for number in range(1, MEETINGS + 1):
        draw = _Draw(number, _FIRST + dt.timedelta(number * _EVERY), [], [], [])
        _add_meeting(rows, dice, draw)
        _add_people(rows, dice, draw)
        for place, slot in enumerate(_slots(draw)):
            _add_session(rows, dice, draw, place, *slot)
        talks = PRESENTATIONS - _TALKS * (MEETINGS - 1) if draw.big else _TALKS
        for item in draw.talks[:talks]:
            _add_presentation(rows, dice, draw, item)
        minutes = _add_minutes(rows, dice, draw) if draw.held else None
        _add_actions(rows, dice, draw, minutes)


def _add_meeting(rows: Rows, dice: random.Random, draw: _Draw) -> None:
    title = "Congress of the whole consortium" if draw.big else dice.choice(_TOPICS)
    rows.add(
        Meeting, series_id=draw.number % SERIES + 1, short_name=f"m{draw.number}", title=f"{title} ({draw.number})",
        kind=MeetingKind.ORDINARY, first_day=draw.first_day, last_day=draw.first_day + dt.timedelta(draw.days - 1),
        zone=dice.choice(CULTURES).zone, place=f"Place {dice.randint(1, 200)}", address="1 Main Street", directions="",
        host_id=dice.randint(1, ORGANISATIONS), link="", contact="secretariat@large.example", public_note="",
        internal_note="", state=MeetingState.HELD if draw.held else MeetingState.CONFIRMED,
    )  # fmt: skip
    for number in range(1, (_BIG_ROOMS if draw.big else 3) + 1):
        rows.add(Room, meeting_id=draw.number, name=f"Room {number}", capacity=20 + number, position=number)
    for kind, days in ((NoticeKind.MEETING, 50), (NoticeKind.AGENDA, 22)):
        if (sent_on := draw.first_day - dt.timedelta(days)) <= AS_OF:
            rows.add(
                Notice, meeting_id=draw.number, presentation_id=None, kind=kind, sent_on=sent_on, sent_to="All parties"
            )


def _add_people(rows: Rows, dice: random.Random, draw: _Draw) -> None:
    """The parties' representatives come to each meeting; the others are drawn."""
    others = dice.sample(range(PARTIES + 1, _REGULARS), (_BIG_PEOPLE if draw.big else _PEOPLE) - PARTIES)
    draw.people[:] = [*range(1, PARTIES + 1), *others]
    states = [*[PresenceState.PRESENT] * 6, PresenceState.REMOTE, PresenceState.REMOTE, *PresenceState]
    for person in draw.people:
        joined = rows.add(
            Participation, person_id=person, meeting_id=draw.number, affiliation_id=person,
            role=ParticipationRole.MEMBER if person <= PARTIES else dice.choice(list(ParticipationRole)),
            reply=Reply.ACCEPTED if draw.held else dice.choice(list(Reply)),
            invited_on=draw.first_day - dt.timedelta(60),
        )  # fmt: skip
        if draw.held:
            for day in range(draw.days):
                rows.add(
                    Presence, participation_id=joined, day=draw.first_day + dt.timedelta(day), state=dice.choice(states)
                )


def _slots(draw: _Draw) -> Iterator[tuple[int, int, int]]:
    """Day, start in venue minutes and room (counted from 0) of each session."""
    rooms = _BIG_ROOMS if draw.big else 3
    count = _BIG_SESSIONS if draw.big else _SESSIONS
    slots = _SLOTS if draw.big else _SLOTS[:4]
    times = [(day, start) for day in range(draw.days) for start in slots]
    for place in range(count):
        day, start = times[place % len(times)]
        yield day, start, place // len(times) % rooms


def _add_session(rows: Rows, dice: random.Random, draw: _Draw, place: int, day: int, start: int, room: int) -> None:
    rooms = rows.of[Room]
    first_room = len(rooms) - (_BIG_ROOMS if draw.big else 3) + 1
    body = None if place else draw.number % 2 + 1
    session = rows.add(
        MeetingSession, meeting_id=draw.number, day=draw.first_day + dt.timedelta(day), start=start, minutes=_LENGTH,
        room_id=first_room + room if place else None, title=f"{dice.choice(_TOPICS)} {place + 1}",
        track=("", "Measuring", "Policy", "Practice")[place % 4], body_id=body, position=place,
        state=AgendaState.CONFIRMED,
    )  # fmt: skip
    _role(rows, dice, draw, ItemRoleKind.CHAIR, None, session)
    if body is not None and draw.held:
        _roll_call(rows, dice, session, body)
    count = _ITEMS_OF_A_SESSION
    if draw.big:
        left = ITEMS - (MEETINGS - 1) * _SESSIONS * _ITEMS_OF_A_SESSION
        count = 2 + (place < left - 2 * _BIG_SESSIONS)
    for number in range(count):
        _add_item(rows, dice, draw, session, number, _LENGTH // count)


def _add_item(rows: Rows, dice: random.Random, draw: _Draw, session: int, number: int, minutes: int) -> None:
    kind = ItemKind.TALK if draw.big or number % 3 != 2 else dice.choice((ItemKind.DISCUSSION, ItemKind.REPORT))
    item = rows.add(
        Item, session_id=session, position=number + 1, start=None, minutes=minutes, locked=False,
        title=f"{dice.choice(_TOPICS)}, part {number + 1}", kind=kind, decision_flag=number == 5, added_at=None,
        added_by_id=None, area_id=None, public_note="", internal_note="", state=AgendaState.CONFIRMED,
    )  # fmt: skip
    draw.items.append(item)
    if kind is ItemKind.TALK:
        draw.talks.append(item)
        _role(rows, dice, draw, ItemRoleKind.SPEAKER, item, None)


def _role(
    rows: Rows, dice: random.Random, draw: _Draw, kind: ItemRoleKind, item: int | None, session: int | None
) -> None:
    rows.add(
        ItemRole, item_id=item, session_id=session, person_id=dice.choice(draw.people), kind=kind,
        state=RoleState.CONFIRMED, organisation_id=None, position=0,
    )  # fmt: skip


def _roll_call(rows: Rows, dice: random.Random, session: int, body: int) -> None:
    members = range(1, PARTIES + 1) if body == 1 else range(PARTIES + 1, PARTIES + BOARD + 1)
    states = [*[RollCallState.PRESENT] * 8, RollCallState.REMOTE, RollCallState.EXCUSED]
    for member in members:
        rows.add(
            RollCall, session_id=session, membership_id=member, state=dice.choice(states), held_by_id=None,
            arrived=None, departed=None,
        )  # fmt: skip


def _add_presentation(rows: Rows, dice: random.Random, draw: _Draw, item: int) -> None:
    state = SlidesState.PUBLISHED if draw.held else dice.choice(list(SlidesState))
    rows.add(
        Presentation, meeting_id=draw.number, item_id=item, title=dice.choice(_TOPICS), abstract="",
        kind=PresentationKind.TALK, language="en", public=False, notice_sent=None, state=state, position=0,
    )  # fmt: skip


def _add_minutes(rows: Rows, dice: random.Random, draw: _Draw) -> int:
    ended = draw.first_day + dt.timedelta(draw.days)
    accepted = ended + dt.timedelta(25) if ended + dt.timedelta(25) < AS_OF else None
    minutes = rows.add(
        Minutes, meeting_id=draw.number, session_id=None, chair_id=1, secretary_id=2, irregular_note="",
        state=MinutesState.ACCEPTED if accepted else MinutesState.DRAFT,
        circulated_on=ended + dt.timedelta(8) if accepted else None, accepted_on=accepted,
    )  # fmt: skip
    for item in draw.items:
        who = rows.of[Person][dice.choice(draw.people) - 1]["display"]
        rows.add(MinutesText, minutes_id=minutes, item_id=item, markdown=_TEXT.format(who=who))
    for number, item in enumerate(draw.items[5::24], 1):
        rows.add(
            Decision, minutes_id=minutes, item_id=item, number=f"D{number}", text=f"To go on with item {item}.",
            votes_for=18, votes_against=1, abstentions=2, carried=True, vetoed_by_id=None, veto_reason="",
            taken_on=draw.first_day, binding_on=accepted,
        )  # fmt: skip
    return minutes


def _add_actions(rows: Rows, dice: random.Random, draw: _Draw, minutes: int | None) -> None:
    for _ in range(_ACTIONS):
        due = draw.first_day + dt.timedelta(dice.randint(10, 120))
        late = due < AS_OF and dice.random() < 0.02
        state = ActionState.DONE if due < AS_OF and not late else ActionState.OPEN
        number = len(rows.of.get(Action, ())) + 1
        values: dict[str, Any] = {
            "minutes_id": minutes,
            "decision_id": None,
            "due_month": None,
            "organisation_id": None,
        }
        rows.add(
            Action, series_id=draw.number % SERIES + 1, number=f"A-{number}", person_id=dice.choice(draw.people),
            text=f"Send what is missing for {dice.choice(_TOPICS)}", due_on=due, state=state,
            opened_on=min(draw.first_day, AS_OF), closed_on=due if state is ActionState.DONE else None,
            item_id=dice.choice(draw.items) if minutes else None, **values,
        )  # fmt: skip
