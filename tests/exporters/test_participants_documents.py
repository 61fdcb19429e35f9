"""Lists of participants as PDF, workbook and CSV: for each audience, hostile, empty and long."""

import csv
import datetime as dt
import io
from dataclasses import replace

import pytest
from document_examples import FRIDAY, MEETING, PROJECT, THURSDAY, WEDNESDAY, person
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pdf_reading import opened, pages, text

from app.domain.agenda import Audience
from app.domain.kinds import ParticipationRole, PresenceState, Reply
from app.domain.minutes import PublishedCount
from app.domain.participants import DayPresence, ParticipantEntry, ParticipantList, organisation_counts, shown_to
from app.exporters.participant_words import days_text
from app.exporters.pdf.participants import participants_pdf
from app.exporters.sheets.participants import participants_csv, participants_xlsx
from app.words import words

ENGLISH = words("en")
DAYS = (WEDNESDAY, THURSDAY, FRIDAY)
PRESENT, REMOTE, ABSENT, EXCUSED = (
    PresenceState.PRESENT,
    PresenceState.REMOTE,
    PresenceState.ABSENT,
    PresenceState.EXCUSED,
)
HOSTILE = (
    "<img src='file:///etc/passwd'>",
    "=cmd|' /C calc'!A0",
    "\x00a\u202eb\ud800c",
    "متين הבר 王 🌱",
    "x" * 3000,
    "",
)


def entry(name: str, organisation: str = "INRAE", *states: PresenceState, **fields: object) -> ParticipantEntry:
    plain = ParticipantEntry(
        person=person(name, organisation),
        legal_name=f"Institute {organisation}",
        country="FR",
        role=ParticipationRole.MEMBER,
        reply=Reply.ACCEPTED,
        email=f"{name.replace(' ', '.').lower()}@x.example",
        days=tuple(DayPresence(day, state) for day, state in zip(DAYS, states, strict=False)),
    )
    return replace(plain, **fields)


def listed(*entries: ParticipantEntry, **fields: object) -> ParticipantList:
    plain = ParticipantList(
        project=PROJECT,
        meeting=MEETING,
        as_of=dt.date(2020, 3, 20),
        expected=False,
        entries=entries,
        others=(entry("Gone Away", "ISF", EXCUSED, EXCUSED, EXCUSED, reply=Reply.DECLINED),),
        people=len(entries),
        remote=1,
        organisations=2,
        countries=1,
        published=(PublishedCount("experts", "approximately 70", "a newsletter"),),
    )
    return replace(plain, **fields)


ANNA = entry("Anna Berg", "INRAE", PRESENT, PRESENT, PRESENT)
BEN = entry("Ben Zed", "INRAE", PRESENT, REMOTE, ABSENT, role=ParticipationRole.SPEAKER)
CLEO = entry("Cleo Zidane", "WR", REMOTE, REMOTE, REMOTE)
WHOLE = listed(ANNA, BEN, CLEO)


def rows(found: ParticipantList) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(participants_csv(found, ENGLISH).decode("utf-8-sig"), newline="")))


def test_the_chair_sees_everything():
    found = shown_to(Audience.CHAIR, WHOLE, {ANNA.person.uid}, ())
    said = text(participants_pdf(found, ENGLISH))
    for part in (
        "PARTICIPANTS · FOR THE CHAIR, WITH REPLIES AND ALL NAMES",
        "Anna Berg anna.berg@x.example INRAE France member all days accepted",
        "Wed 4 · Thu 5 remotely · Fri 6 absent",
        "all days, remotely",
        "Did not take part",
        "Gone Away gone.away@x.example ISF France member excused declined",
        "ON THE LIST 4",
        "experts: approximately 70 (a newsletter)",
        "INRAE Institute INRAE France 2",
        "Personal data: Data Protection Officer",
    ):
        assert part in said, part
    first, *_, last = rows(found)
    assert (first["Name"], first["Reply"], first["Took part"], first["2020-03-05"]) == (
        "Anna Berg", "accepted", "yes", "present",
    )  # fmt: skip
    assert (last["Name"], last["Reply"], last["Took part"]) == ("Gone Away", "declined", "no")


def test_participants_see_who_was_there_and_agreed():
    found = shown_to(Audience.PARTICIPANTS, WHOLE, {ANNA.person.uid}, {BEN.person.uid, ANNA.person.uid})
    said = text(participants_pdf(found, ENGLISH))
    for part in ("Ben Zed ben.zed@x.example INRAE", "name withheld, INRAE", "Wed 4 · Thu 5 remotely"):
        assert part in said, part
    for part in ("Anna", "anna.berg", "cleo.zidane", "Gone Away", "accepted", "absent"):
        assert part not in said, part
    assert [row["Name"] for row in rows(found)] == ["Ben Zed", "name withheld, INRAE", "Cleo Zidane"]
    assert "Reply" not in rows(found)[0]


def test_the_public_is_not_told_who_was_there_when():
    found = shown_to(Audience.PUBLIC, WHOLE, (), {BEN.person.uid})
    assert found.days == ()
    assert "all days" not in text(participants_pdf(found, ENGLISH))
    assert [row["E-mail"] for row in rows(found)] == ["", "ben.zed@x.example", ""]


def test_the_workbook_has_the_figures_beside_the_list():
    book = load_workbook(io.BytesIO(participants_xlsx(WHOLE, ENGLISH)))
    people, figures, about = (book[name] for name in book.sheetnames)
    assert people.freeze_panes == "A2"
    assert people.max_row == 5
    values = [[cell.value for cell in row] for row in figures.iter_rows()]
    assert values[1] == ["Took part", 3, "approximately 70 (a newsletter)"]
    assert any("774378" in str(cell.value) for row in about.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("states", "days", "expected"),
    [
        ((PRESENT,), 1, "in person"),
        ((REMOTE,), 1, "remotely"),
        ((PRESENT, PRESENT, PRESENT), 3, "all days"),
        ((PRESENT, PRESENT), 3, "Wed 4, Thu 5"),
        ((EXCUSED, PRESENT, REMOTE), 3, "Thu 5 · Fri 6 remotely · Wed 4 excused"),
        ((REMOTE,), 3, "Wed 4 remotely"),
        ((), 3, ""),
    ],
)
def test_days(states, days, expected):
    assert days_text(entry("A", "B", *states), days, ENGLISH) == expected


@given(
    withheld=st.frozensets(st.sampled_from("abcdefgh")),
    reachable=st.frozensets(st.sampled_from("abcdefgh")),
    audience=st.sampled_from((Audience.PARTICIPANTS, Audience.PUBLIC)),
)
def test_neither_name_nor_address_nor_place_gives_somebody_away(withheld, reachable, audience):
    people = [entry(f"name of {uid}", "INRAE", PRESENT) for uid in "abcdefgh"]
    uids = {f"person name of {uid}" for uid in withheld}
    found = shown_to(audience, listed(*people), uids, {f"person name of {uid}" for uid in reachable})
    named = [one.person.name for one in found.entries if not one.person.withheld]
    assert named == [f"name of {uid}" for uid in "abcdefgh" if uid not in withheld]
    assert all(one.person.withheld for one in found.entries[len(named) :])
    shown = participants_csv(found, ENGLISH).decode()
    assert not [uid for uid in withheld if f"name of {uid}" in shown or f"name.of.{uid}@" in shown]
    assert len(found.entries) == len(people)


def test_organisations_are_counted():
    assert [(one.short, one.people) for one in organisation_counts(WHOLE)] == [("INRAE", 2), ("WR", 1)]


def test_expected():
    found = shown_to(Audience.PARTICIPANTS, replace(WHOLE, expected=True, published=()), (), ())
    said = text(participants_pdf(found, ENGLISH))
    assert "EXPECTED PARTICIPANTS" in said
    assert "Listed are those who have accepted or may come" in said
    assert "Took part" not in said


def test_nobody():
    found = listed(others=(), people=0, remote=0, organisations=0, countries=0, published=())
    assert "Nobody is on the list of this meeting." in text(participants_pdf(found, ENGLISH))
    assert rows(found) == []


@pytest.mark.parametrize("bad", HOSTILE)
@pytest.mark.parametrize("audience", list(Audience))
def test_hostile_text_everywhere(bad, audience):
    one = entry("A", "B", PRESENT)
    one = replace(one, person=person(bad, bad, bad), legal_name=bad, country=bad, email=bad)
    found = shown_to(audience, listed(one, meeting=replace(MEETING, title=bad, place=bad)), (), {one.person.uid})
    data = participants_pdf(found, ENGLISH)
    assert opened(data)
    assert participants_csv(found, ENGLISH).decode("utf-8-sig").count("\r\n") >= 2
    assert load_workbook(io.BytesIO(participants_xlsx(found, ENGLISH)))


def test_the_same_list_gives_the_same_bytes():
    for render in (participants_pdf, participants_xlsx, participants_csv):
        assert render(WHOLE, ENGLISH) == render(WHOLE, ENGLISH)


@pytest.mark.slow
def test_three_thousand_people():
    people = [entry(f"Person {number}", f"ORG{number % 300}", PRESENT) for number in range(3000)]
    found = pages(participants_pdf(listed(*people), ENGLISH))
    assert sum(page.count("@x.example") for page in found) == 3001
    assert all("NAME" in page or "LEGAL NAME" in page for page in found)
