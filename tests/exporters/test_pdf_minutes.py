"""The minutes as PDF, read back: everything that DOMAIN, "Minutes" asks for."""

import datetime as dt
from dataclasses import replace

import pytest
from agenda_example import SILVA
from document_examples import person
from minutes_example import action, decision, group, section, there, wageningen_minutes
from pdf_reading import font_files, opened, pages, text

from app.domain.kinds import ActionState, MinutesState, RollCallState
from app.domain.minutes import MemberSeat, MinutesDocument
from app.exporters.pdf.minutes import minutes_pdf
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def said(document: MinutesDocument | None = None, **fields: object) -> str:
    return text(minutes_pdf(replace(document or wageningen_minutes(), **fields), ENGLISH))


def empty(**fields: object) -> MinutesDocument:
    nothing = {
        "opening": "",
        "attendance": (),
        "excused": (),
        "attendees": 0,
        "remote": 0,
        "organisations": 0,
        "countries": 0,
        "published": (),
        "formal": (),
        "matters_arising": (),
        "sections": (),
        "next_meeting": None,
        "annexes": (),
        "chair": None,
        "secretary": None,
    }
    return wageningen_minutes(**(nothing | fields))


THE_WHOLE_OF_IT = (
    "MINUTES · CIRCULATED",
    "4–6 March 2020",
    "CHAIR Sophie Laurent° INRAE SECRETARY Maria Silva° Embrapa",
    "Circulated on 16 March 2020. Objections to their accuracy until 31 March 2020.",
    "Version 2, 16 Mar 2020",
    "73 experts from 19 countries and 41 organisations took part, 9 of them remotely.",
    "Published figures that differ – experts: approximately 70 (ocp); countries: 17 (Leeds).",
    "Chinese Academy of Agricultural Sciences, China",
    "WANG Xiaoming 王小明° (remote)",
    "Δημήτρης Παπαδόπουλος° (speaker, remote)",
    "No organisation Cees Veerman (guest)",
    "EXCUSED Chidi Okafor° (IITA)",
    "General Assembly: roll call",
    "Quorum: 16 of 23 members present or represented, 16 needed; reached.",
    "REPRESENTED ISF° (by Maria Silva°)",
    "Matters arising: open actions from earlier meetings",
    "From cali-2019.",
    "355 days late",
    "The chair welcomed everybody",
    "Wednesday 4 March 2020",
    "OPENING PLENARY",
    "Slides of “What stakeholders need”: 09_mueller_needs.pdf",
    "Slides: not received",
    "FORMAL SESSION · GENERAL ASSEMBLY",
    "FOR DECISION Extension of the project to February 2021",
    "Added to the agenda on 18 February 2020",
    "DECISION D-1 The project ends on 28 February 2021. No budget is moved.",
    "Carried: 14 for, 1 against, 1 abstention. Abstentions are not cast. Taken on 6 March 2020, binding once",
    "Serves D3.2.",
    "DECISION D-2 · NOT CARRIED",
    "DECISION D-3 · VETOED",
    "Vetoed by ISF: it binds the budget of 2021",
    "Taken on 6 March 2020, binding since 1 April 2020.",
    "A-19 Write to the six organisations",
    "7 days late",
    "no date",
    "Next meeting CIRCASA final conference 10 February 2021, online",
    "A1 What stakeholders need",
    "09_mueller_data.xlsx",
    "grant agreement No 774378",
)


def test_the_whole_of_it():
    found = said()
    for part in THE_WHOLE_OF_IT:
        assert part in found, part


@pytest.mark.parametrize(
    ("fields", "sentence", "mark"),
    [
        ({"state": MinutesState.DRAFT, "circulated_on": None}, "Draft, not yet circulated.", True),
        ({"state": MinutesState.CIRCULATED, "objections_until": None}, "Circulated on 16 March 2020. Version", False),
        ({"state": MinutesState.OBJECTED}, "March 2020. An objection to their accuracy is open.", False),
        (
            {"state": MinutesState.ACCEPTED, "accepted_on": dt.date(2020, 4, 1)},
            "Circulated on 16 March 2020. Accepted on 1 April 2020.",
            False,
        ),
    ],
)
def test_states(fields: dict[str, object], sentence: str, mark: bool):
    data = minutes_pdf(wageningen_minutes(**fields), ENGLISH)
    assert sentence in text(data)
    assert all(("DRAFT" in page.replace("MINUTES · DRAFT", "")) == mark for page in pages(data))


def test_a_missed_quorum_says_so():
    (part,) = wageningen_minutes().formal
    assert "15 of 23 members present or represented, 16 needed; not reached." in said(
        formal=(replace(part, present=15),)
    )


def test_seats_read_back_from_json_are_plain_text():
    (part,) = wageningen_minutes().formal
    assert "LEFT NordCarbon" in said(
        formal=(replace(part, seats=(MemberSeat("NordCarbon", RollCallState.LEFT.value, None),)),)
    )


def test_votes():
    assert "Abstentions are cast votes." in said(abstentions_are_cast=True)
    document = empty(sections=(section(1, "T", decisions=(decision("D-1", "Text", 5, 0, 0),)),))
    assert "Carried: 5 for, 0 against, 0 abstentions. Taken" in said(document)
    document = empty(sections=(section(1, "T", decisions=(decision("D-1", "Text", carried=False),)),))
    assert "Not carried; no votes were counted." in said(document)


def test_what_belongs_to_no_item_is_told_too():
    found = said(empty(other_decisions=(decision("D-9", "By letter"),), other_actions=(action("A-9", "Count", SILVA),)))
    assert "Outside the agenda" in found
    assert found.count("By letter") == 2  # in its place, and in the table of decisions
    assert found.count("Count") == 2


def test_done_and_dropped_actions():
    actions = (
        action("A-1", "One", SILVA, state=ActionState.DONE, late_days=9),
        action("A-2", "Two", SILVA, state=ActionState.DROPPED),
    )
    found = said(empty(sections=(section(1, "T", actions=actions),)))
    assert "Done" in found
    assert "Dropped" in found
    assert "days late" not in found


def test_empty_minutes():
    found = said(empty())
    assert "Nobody's attendance was recorded." in found
    assert "°" not in found


def test_one_of_each_is_singular():
    found = said(empty(attendees=1, countries=1, organisations=1, attendance=(group("A", "", "FR", there(SILVA)),)))
    assert "1 expert from 1 country and 1 organisation took part." in found


def test_three_hundred_attendees():
    groups = tuple(
        group(
            f"Organisation {n}", f"Legal name {n}", "NL", *(there(person(f"Person {n}.{k}")) for k in range(n % 7 + 1))
        )
        for n in range(75)
    )
    data = minutes_pdf(empty(attendance=groups), ENGLISH)
    found = pages(data)
    assert all(f"Person {n}.{k}" in " ".join(found) for n in range(75) for k in range(n % 7 + 1))
    assert all("ORGANISATION PRESENT NO." in page for page in found[:-1])  # the head comes again


def test_an_item_of_fifty_paragraphs():
    body = "\n\n".join(f"Paragraph {n}. " + "Soil is alive and slow. " * 20 for n in range(50))
    found = said(empty(sections=(section(1, "Long", body), section(2, "Next"))))
    assert all(f"Paragraph {n}." in found for n in range(50))


def test_no_heading_stands_alone_at_the_foot_of_a_page():
    for filler in range(1, 40):
        body = "\n\n".join(["Line."] * filler)
        found = pages(
            minutes_pdf(empty(sections=(section(1, "First", body), section(2, "Second", "Its text."))), ENGLISH)
        )
        (page,) = [page for page in found if "Second" in page]
        assert "Its text." in page


def test_breaks_of_a_day_are_told_in_order():
    later = section(3, "C", day=dt.date(2020, 3, 5))
    found = said(empty(sections=(section(1, "A"), section(2, "B"), later)))
    assert found.index("Wednesday 4") < found.index("1 09:00") < found.index("Thursday 5") < found.index("3 09:00")


def test_in_french():
    found = text(minutes_pdf(wageningen_minutes(), FRENCH))
    assert "COMPTE RENDU · DIFFUSÉ" in found
    assert "Ont participé 73 experts de 19 pays" in found
    assert "Quorum : 16 membres sur 23" in found
    assert "Académie" not in found
    assert "Chine" in found


def test_the_same_minutes_give_the_same_bytes():
    assert minutes_pdf(wageningen_minutes(), ENGLISH) == minutes_pdf(wageningen_minutes(), ENGLISH)


def test_fonts_and_outline():
    data = minutes_pdf(wageningen_minutes(), ENGLISH)
    assert all(font_files(data).values())
    outline = opened(data).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert {"Attendance", "Friday 6 March 2020", "Decisions", "Actions", "Annexes"} <= set(titles)
    below = [entry.title for part in outline if isinstance(part, list) for entry in part]
    assert "7 Admission of associated members" in below
