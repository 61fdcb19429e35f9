"""What changed on an agenda, in words."""

import datetime as dt
from dataclasses import replace

import pytest
from agenda_builders import DAY, MEETING, agenda, item, role, session

from app.domain.agenda_changes import Change, ChangeKind, agenda_changes
from app.domain.kinds import AgendaState, ItemRoleKind, MeetingState
from app.domain.release_rows import AgendaDifference
from app.domain.telling import Addressee, must_be_told
from app.exporters.change_words import change_sentence, change_sides, changes_text
from app.exporters.release_text import difference_text
from app.words import words

ENGLISH = words("en")
TALK = item("a", roles=(role("Ana"),))
BEFORE = session("s", TALK, roles=(role("Dov", ItemRoleKind.CHAIR),))


def talk(**changes):
    return agenda(replace(BEFORE, items=(replace(TALK, **changes),)))


def sentences(after, before=None):
    return [change_sentence(one, ENGLISH) for one in agenda_changes(before or agenda(BEFORE), after)]


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (talk(start=600), "“Talk a” is moved: Wednesday 4 March 2020, 10:00–10:30, not 09:00–09:30."),
        (
            agenda(replace(BEFORE, day=DAY + dt.timedelta(1))),
            "“Talk a” is moved: Thursday 5 March 2020, 09:00–09:30, not Wednesday 4 March 2020, 09:00–09:30.",
        ),
        (talk(start=1430), "“Talk a” is moved: Wednesday 4 March 2020, 23:50–00:20 (+1), not 09:00–09:30."),
        (talk(title="{b} <i>"), "“Talk a” is now called “{b} <i>”."),
        (talk(roles=(role("Eva"),)), "“Talk a”: now with Eva, not Ana."),
        (talk(roles=()), "“Talk a”: no longer with Ana."),
        (
            talk(roles=(role("Ana", ItemRoleKind.MODERATOR),)),
            "“Talk a”: now with Ana (moderator), not Ana (speaker).",
        ),
        (talk(state=AgendaState.CANCELLED), "“Talk a”, Wednesday 4 March 2020, 09:00–09:30, is cancelled."),
        (talk(state=AgendaState.TENTATIVE), "“Talk a” is now tentative."),
        (talk(note="New", decision=True), "“Talk a” has changed in: decision item, note."),
        (agenda(replace(BEFORE, room="Aula")), "“Talk a” takes place elsewhere: Aula, not Big hall."),
        (agenda(replace(BEFORE, room="")), "“Talk a” takes place elsewhere: all rooms, not Big hall."),
        (
            agenda(BEFORE, meeting=replace(MEETING, place="Cali", link="https://x.example")),
            "“Talk a” takes place elsewhere: Cali, https://x.example, not Wageningen, —.",
        ),
        (agenda(replace(BEFORE, title="Soils")), "“Session s” is now called “Soils”."),
        (agenda(replace(BEFORE, roles=())), "“Session s”: no longer with Dov (chair)."),
        (agenda(replace(BEFORE, track="Land")), "“Session s” has changed in: track."),
        (
            agenda(BEFORE, meeting=replace(MEETING, directions="Bus 88")),
            "What the agenda says about the meeting as a whole has changed.",
        ),
    ],
)
def test_a_change_is_one_sentence(after, said):
    assert sentences(after)[0] == said


def test_new_another_zone_and_another_session():
    assert sentences(agenda(BEFORE), agenda()) == ["New: “Talk a”, Wednesday 4 March 2020, 09:00–09:30, Big hall."]
    zone = agenda(BEFORE, meeting=replace(MEETING, zone="Europe/London"))
    assert "09:00–09:30 (Europe/London), not" in "".join(sentences(zone))
    other = session("t", item("b"))
    moved = agenda(replace(BEFORE, items=(item("c"),)), replace(other, items=(TALK, *other.items)))
    found = sentences(moved, agenda(replace(BEFORE, items=(TALK, item("c"))), other))
    assert found == ["“Talk a” is now in the session “Session t”, no longer in “Session s”."]


def test_a_column_names_a_day_once_and_a_bare_change_its_own_words():
    (moved,) = agenda_changes(agenda(BEFORE), talk(start=600))
    assert change_sides(moved, ENGLISH) == ("Wed 4 Mar, 09:00–09:30", "10:00–10:30")
    assert change_sides(moved, words("fr")) == ("mer. 4 mars, 09:00–09:30", "10:00–10:30")
    bare = Change(ChangeKind.ROOM, "a", "Talk a", "Big hall", "Aula")
    assert changes_text([bare], ENGLISH) == "• “Talk a” takes place elsewhere: Aula, not Big hall."


def test_the_whole_difference_as_text():
    after = talk(title="Soils")
    changes = agenda_changes(agenda(BEFORE), after)
    people = {"Ana": Addressee(1, "Ana", "ana@x.example"), "Dov": Addressee(2, "Dov")}
    told = must_be_told(agenda(BEFORE), after, people)
    sentence = "“Talk a” is now called “Soils”."
    assert difference_text(AgendaDifference(2, 3, changes, told), ENGLISH).splitlines() == [
        "Changes of the agenda from release 2 to release 3:",
        f"• {sentence}",
        "",
        "Who must be told:",
        "Ana <ana@x.example>",
        f"    • {sentence}",
        "Dov (no e-mail)",
        f"    • {sentence}",
    ]
    nothing = difference_text(AgendaDifference(2, 0), ENGLISH).splitlines()
    assert nothing == [
        "Changes of the agenda since release 2:", "Nothing has changed.", "", "Nobody must be told.",
    ]  # fmt: skip
    cancelled = agenda(BEFORE, meeting=replace(MEETING, state=MeetingState.CANCELLED))
    assert "is cancelled" in changes_text(agenda_changes(agenda(BEFORE), cancelled), ENGLISH)
