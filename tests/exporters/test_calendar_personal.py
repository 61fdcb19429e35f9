"""A person's own calendar of a meeting: the parts named, and what was cancelled kept."""

from dataclasses import replace
from typing import Any

import icalendar
import pytest
from agenda_builders import agenda, item, released, role, session

from app.domain.agenda import AgendaDocument
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.releases import Release
from app.exporters.calendar.agenda import meeting_calendar, personal_calendar
from app.words import words

ENGLISH = words("en")


def personal(document: AgendaDocument, person_uid: str, releases: tuple[Release, ...] = ()) -> dict[str, Any]:
    events = icalendar.Calendar.from_ical(personal_calendar(document, releases, person_uid, ENGLISH)).walk("VEVENT")
    return {str(found["UID"]): found for found in events}


PARALLEL = (
    session("plenary", item("opening"), start=540, minutes=60),
    session("one", item("a", start=600, roles=(role("maria"),)), item("b", start=630), start=600),
    session("two", item("c", start=600), start=600, room="Attic", roles=(role("ines", ItemRoleKind.CHAIR),)),
)


def test_a_personal_agenda_names_the_parts_and_keeps_the_uids() -> None:
    found = personal(agenda(*PARALLEL), "maria")
    assert list(found) == ["opening@plenary", "a@plenary", "b@plenary"]
    assert "Your part: speaker" in found["a@plenary"]["DESCRIPTION"].splitlines()
    assert "Your part" not in found["b@plenary"]["DESCRIPTION"]


def test_who_chairs_a_session_has_its_items() -> None:
    found = personal(agenda(*PARALLEL), "ines")
    assert list(found) == ["opening@plenary", "c@plenary"]
    assert "Your part: chair of the session" in found["c@plenary"]["DESCRIPTION"].splitlines()


def test_an_unconfirmed_part_says_so() -> None:
    document = agenda(session("s", item("a", roles=(role("maria", ItemRoleKind.PRESENTER, RoleState.ASKED),))))
    (event,) = personal(document, "maria").values()
    assert "Your part: presenter (not yet confirmed)" in event["DESCRIPTION"].splitlines()


def test_a_personal_agenda_keeps_what_the_person_had_and_was_cancelled() -> None:
    plenary, one, two = PARALLEL
    shorter = agenda(plenary, replace(one, items=one.items[1:]), replace(two, state=AgendaState.CANCELLED))
    past = released(agenda(*PARALLEL), shorter)
    # with session two gone, session one runs alone: it is everybody's
    maria = personal(past[-1].document, "maria", past)
    assert {uid: event["STATUS"] for uid, event in maria.items()} == {
        "opening@plenary": "CONFIRMED",
        "a@plenary": "CANCELLED",
        "b@plenary": "CONFIRMED",
    }
    assert set(personal(past[-1].document, "ines", past)) == {"opening@plenary", "c@plenary", "b@plenary"}
    assert set(personal(past[-1].document, "nobody", past)) == {"opening@plenary", "b@plenary"}


def test_what_was_everybodys_and_is_cancelled_stays_in_a_personal_agenda() -> None:
    past = released(agenda(*PARALLEL, session("last", item("z"), start=900)), agenda(*PARALLEL))
    found = personal(past[-1].document, "nobody", past)
    assert {uid: event["STATUS"] for uid, event in found.items()} == {
        "opening@plenary": "CONFIRMED",
        "z@plenary": "CANCELLED",
    }


def test_a_person_without_anything_is_told() -> None:
    with pytest.raises(UserError, match="nothing for this person"):
        personal(agenda(*PARALLEL[1:]), "nobody")


def test_personal_and_meeting_calendars_are_two_calendars() -> None:
    document = agenda(*PARALLEL)
    uids = {
        str(icalendar.Calendar.from_ical(data)["UID"])
        for data in (
            meeting_calendar(document, (), ENGLISH),
            personal_calendar(document, (), "maria", ENGLISH),
            personal_calendar(document, (), "ines", ENGLISH),
        )
    }
    assert len(uids) == 3
    assert "meeting-1@plenary" in uids
