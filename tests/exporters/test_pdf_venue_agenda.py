"""Door sheets and the chair's running order as PDF, read back."""

from dataclasses import replace

import pytest
from document_examples import (
    FRIDAY,
    MEETING,
    PROJECT,
    THURSDAY,
    WEDNESDAY,
    agenda,
    chaired_by,
    item,
    pause,
    person,
    role,
    session,
)
from pdf_reading import opened, pages, text
from structure_reading import kinds, structure
from venue_examples import AS_OF, HOSTILE

from app.domain.agenda import AgendaDocument
from app.domain.kinds import AgendaState, RoleState, SlidesState
from app.domain.running_order import ItemSlides, RunningOrder
from app.domain.speakers import Slides
from app.exporters.pdf.doors import STEPS, doors_pdf
from app.exporters.pdf.running_order import running_order_pdf
from app.words import words

ENGLISH = words("en")
ADA, BOB = person("Ada", "INRAE", "爱达"), person("Bob", "WR", "بوب")


def order(document: AgendaDocument, **slides: SlidesState) -> RunningOrder:
    held = tuple(
        ItemSlides(f"item {title.replace('_', ' ')}", (Slides(title, state, ""),)) for title, state in slides.items()
    )
    return RunningOrder(document, AS_OF, held)


def sizes(data: bytes, page: int = 0) -> set[float]:
    found: set[float] = set()
    opened(data).pages[page].extract_text(visitor_text=lambda said, _cm, _tm, _font, size: found.add(size))
    return found


def test_a_page_for_each_room_and_day():
    document = agenda(
        session(WEDNESDAY, "09:00", "Opening", item("Welcome", 20, ADA), item("Talk", 40, BOB), room="Rijnzaal"),
        session(WEDNESDAY, "12:00", "Lunch", pause("Lunch", 60)),
        session(WEDNESDAY, "13:00", "Clinic", room="Betuwe", roles=chaired_by(ADA)),
        session(THURSDAY, "09:00", "Assembly", room="Rijnzaal", state=AgendaState.TENTATIVE),
        session(FRIDAY, "09:00", "Cancelled one", room="Rijnzaal", state=AgendaState.CANCELLED),
    )
    made = pages(doors_pdf(document, ENGLISH))
    assert len(made) == 3
    first, second, third = made
    assert "Rijnzaal" in first and "Betuwe" in second and "Wednesday 4 March 2020" in first
    for part in ("09:00–10:00", "Opening", "09:00 Welcome", "09:20 Talk", "Ada", "爱达", "12:00–13:00 Lunch"):
        assert part in first
    assert "Clinic" not in first and "Chair: Ada" in second and "Lunch" in second
    assert "Assembly (tentative)" in third


def test_without_rooms_the_place_is_the_door():
    online = replace(agenda(session(WEDNESDAY, "23:30", "Late", minutes=90)), meeting=replace(MEETING, place="online"))
    (only,) = pages(doors_pdf(online, ENGLISH))
    assert "Wednesday 4 March 2020 TIME ONLINE" in only
    assert "23:30–01:00 (+1)" in only


def test_an_empty_agenda_says_so():
    assert "No sessions have been planned yet." in text(doors_pdf(agenda(), ENGLISH))
    assert "No sessions have been planned yet." in text(running_order_pdf(order(agenda()), ENGLISH))


def test_few_sessions_are_set_larger_than_many():
    few = agenda(session(WEDNESDAY, "09:00", "Only", room="A"))
    starts = [f"{hour:02}:00" for hour in range(8, 20)]
    many = agenda(*(session(WEDNESDAY, start, f"Session {start}", item("Talk", 60, ADA), room="A") for start in starts))
    large, small = doors_pdf(few, ENGLISH), doors_pdf(many, ENGLISH)
    assert len(pages(large)) == len(pages(small)) == 1
    assert STEPS[0].title in sizes(large)
    assert STEPS[0].title not in sizes(small)


def test_what_fits_no_page_goes_on_and_names_the_room_again():
    items = [item(f"Talk {number}", 5, ADA, BOB) for number in range(90)]
    made = pages(doors_pdf(agenda(session(WEDNESDAY, "09:00", "Long", *items, room="Rijnzaal")), ENGLISH))
    assert len(made) > 1
    assert all("RIJNZAAL · 4 MARCH 2020" in page for page in made[:-1])
    assert all(f"Talk {number}" in " ".join(made) for number in range(90))


def test_a_listener_gets_the_room_as_heading():
    data = doors_pdf(agenda(session(WEDNESDAY, "09:00", "Opening", room="Rijnzaal")), ENGLISH)
    assert structure(data).all("H1")
    assert [entry.title for entry in opened(data).outline] == ["Rijnzaal, Wednesday 4 March 2020"]
    assert kinds(data).count("Table") == 1


def test_the_running_order_is_exact_to_the_minute():
    talk = item("Talk", 25, ADA, internal_note="Cut after 20.", note="In English")
    late = replace(item("Late", 10), roles=(role(BOB, state=RoleState.ASKED),), decision=True)
    no_more = replace(item("Gone", 10), state=AgendaState.CANCELLED)
    document = agenda(
        session(WEDNESDAY, "09:00", "Opening", talk, late, no_more, room="Rijnzaal", roles=chaired_by(BOB), minutes=60)
    )
    said = text(running_order_pdf(order(document, Talk=SlidesState.MISSING), ENGLISH))
    for part in (
        "09:00–10:00 60 Opening",
        "09:00–09:25 09:20 · 5 min left 25 0–25 Talk",
        "09:25–09:35 09:30 · 5 min left 10 25–35",
        "Ada 爱达 (INRAE, confirmed)",
        "INTERNAL Cut after 20.",
        "In English",
        "asked, no answer",
        "DECISION",
        "Slides missing",
        "Gone (cancelled)",
        "25 min are free at the end.",
        "RIJNZAAL",
        "CET, UTC+1",
    ):
        assert part in said


def test_what_is_still_open_is_counted():
    roles = (role(ADA, state=RoleState.ASKED), role(BOB, state=RoleState.DECLINED))
    document = agenda(session(WEDNESDAY, "09:00", "Opening", replace(item("Talk"), roles=roles), roles=chaired_by(ADA)))
    said = text(running_order_pdf(order(document, Talk=SlidesState.MISSING, Gone=SlidesState.MISSING), ENGLISH))
    assert "NO ANSWER 1 DECLINED 1 SLIDES MISSING 1" in said


def test_items_that_end_after_their_session_are_told():
    document = agenda(session(WEDNESDAY, "09:00", "Short", item("Talk", 45), item("Other", 45), minutes=60))
    assert "The items end 30 min after the session." in text(running_order_pdf(order(document), ENGLISH))


def test_a_session_row_never_stands_alone_at_the_foot_of_a_page():
    sessions = [
        session(WEDNESDAY, "09:00", f"Session {number}", item(f"First {number}", 20), item(f"Second {number}", 20))
        for number in range(40)
    ]
    made = pages(running_order_pdf(order(agenda(*sessions)), ENGLISH))
    assert len(made) > 3
    for number in range(40):
        (page,) = [page for page in made if f"Session {number} " in page]
        assert f"First {number} " in f"{page} "


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_everywhere(hostile: str):
    who = person(hostile, hostile, hostile)
    one = item(hostile, 30, who, note=hostile, internal_note=hostile, decision=True)
    document = agenda(
        session(WEDNESDAY, "09:00", hostile, one, room=hostile, body=hostile, roles=chaired_by(who)),
        session(WEDNESDAY, "09:00", hostile, one, one, room="B", track=hostile, minutes=120),
        project=replace(PROJECT, acronym=hostile, acknowledgement=hostile),
        meeting=replace(MEETING, title=hostile, place=hostile),
    )
    slides = (Slides(hostile, SlidesState.MISSING, ""),) * 2
    for render, value in (
        (doors_pdf, document),
        (running_order_pdf, RunningOrder(document, AS_OF, (ItemSlides(one.uid, slides),))),
    ):
        data = render(value, ENGLISH)
        assert opened(data).pages
        assert data == render(value, ENGLISH)


@pytest.mark.slow
def test_thousands_of_items():
    sessions = [
        session(WEDNESDAY, "09:00", f"Session {number}", *(item(f"Talk {number}.{one}", 5, ADA) for one in range(10)))
        for number in range(300)
    ]
    assert len(opened(running_order_pdf(order(agenda(*sessions)), ENGLISH)).pages) > 100
