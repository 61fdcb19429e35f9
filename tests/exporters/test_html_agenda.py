"""The agenda as a web page: what is said to whom, headings in order, parallel sessions, breaks."""

from dataclasses import replace

import pytest
from agenda_example import LAURENT, SILVA, VEERMAN, WANG
from document_examples import FRIDAY, MEETING, WEDNESDAY, agenda, chaired_by, item, pause, role, session
from html_reading import body, headings, of_class, opened, said

from app.domain.agenda import AgendaDocument, Audience
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.exporters.html.agenda import agenda_html
from app.words import words

ENGLISH = words("en")


def example() -> AgendaDocument:
    asked = item("A talk to be confirmed", 30, roles=(role(WANG, state=RoleState.ASKED),))
    declined = item("A talk declined", 30, roles=(role(WANG, state=RoleState.DECLINED),), internal_note="Find another.")
    return agenda(
        session(
            WEDNESDAY,
            "09:00",
            "Opening",
            item("Welcome", 15, LAURENT, illustrative=True, note="In the hall."),
            pause("Coffee"),
            item("Honour", 30, roles=(role(VEERMAN, ItemRoleKind.GUEST_OF_HONOUR),), presentations=("The Green Deal",)),
            asked,
            declined,
            item("Cancelled item", state=AgendaState.CANCELLED),
            room="Rijnzaal",
            roles=chaired_by(SILVA),
        ),
        session(WEDNESDAY, "12:00", "Lunch", pause("Lunch", 60)),
        session(WEDNESDAY, "14:00", "Soil maps", item("Maps", 30, WANG), track="A", room="One"),
        session(WEDNESDAY, "14:00", "Carbon markets", item("Markets", 60, SILVA), track="B", room="Two"),
        session(WEDNESDAY, "16:00", "Cancelled session", state=AgendaState.CANCELLED),
        session(
            FRIDAY,
            "09:00",
            "General Assembly",
            item("Extension", 30, LAURENT, decision=True, added_on=WEDNESDAY),
            body="General Assembly",
            state=AgendaState.TENTATIVE,
        ),
        note="The dinner has moved.",
    )


def shown(audience: Audience, document: AgendaDocument | None = None) -> str:
    return said(body(agenda_html(document or example(), audience, ENGLISH)))


def test_headings_in_order():
    found = headings(opened(agenda_html(example(), Audience.PUBLIC, ENGLISH)))
    assert found == [
        (1, MEETING.title),
        (2, "Day 1 Wednesday 4 March 2020"),
        (3, "Opening"),
        (3, "Soil maps"),
        (3, "Carbon markets"),
        (2, "Day 3 Friday 6 March 2020"),
        (3, "General Assembly (tentative)"),
    ]


def test_facts_and_practical_information():
    text = shown(Audience.PARTICIPANTS)
    for fact in (
        "Dates4–6 March 2020Local time: CET, UTC+1",
        "PlaceWageningen, NetherlandsDe Dreijen Conference Centre, Hoofdlaan 12",
        "HostWageningen Research",
        "VersionRelease 218 Feb 2020",
        "Getting thereTrain to Ede-Wageningen",
        "All times are those of Europe/Amsterdam (CET, UTC+1).",
        "ContactSophie Laurent",
        "This releaseThe dinner has moved.",
    ):
        assert fact in text


def test_what_the_three_audiences_see():
    public, participants, chair = (shown(audience) for audience in Audience)
    for text in (public, participants, chair):
        assert "Chair: Maria Silva° (Embrapa)" in text
        assert "Cees Veerman (Mission Board Soil Health and Food, guest of honour)" in text
        assert "In the hall." in text
        assert "Cancelled" not in text
        assert "° Illustrative" in text
    assert "meet.example.org" not in public and "ContactSophie" not in public
    assert "meet.example.org" in participants and "ContactSophie" in participants
    assert public.count("WANG Xiaoming") == 1
    assert "WANG Xiaoming 王小明° (CAAS, to be confirmed)" in participants and "declined)" not in participants
    assert "WANG Xiaoming 王小明° (CAAS, declined)" in chair
    assert "Find another." in chair and "15 min" in chair and "Agenda · for the chair" in chair
    assert "Find another." not in participants and "15 min" not in participants


def test_a_link_is_clicked_only_where_it_may_be():
    (link,) = [one for one in opened(agenda_html(example(), Audience.CHAIR, ENGLISH)).iter("a") if one.get("rel")]
    assert (link.get("href"), link.get("rel")) == ("https://meet.example.org/circasa-2020", "noopener")
    for address in ("javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://", "http://[x", "meet"):
        document = replace(example(), meeting=replace(MEETING, link=address))
        page = opened(agenda_html(document, Audience.CHAIR, ENGLISH))
        assert not [one for one in page.iter("a") if one.get("rel")]
        assert address in said(page)


def test_parallel_sessions_stand_side_by_side():
    page = opened(agenda_html(example(), Audience.PUBLIC, ENGLISH))
    (columns,) = of_class(page, "columns")
    assert columns.get("class") == "columns by-2"
    assert [said(column) for column in columns] == [
        "ASoil maps14:00–14:30One14:00MapsWANG Xiaoming 王小明° (CAAS)",
        "BCarbon marketsTwo14:00MarketsMaria Silva° (Embrapa)",
    ]


@pytest.mark.parametrize(("sessions", "in_line"), [(2, 2), (3, 3), (4, 2), (5, 3), (7, 3)])
def test_columns_in_a_line(sessions: int, in_line: int):
    many = [session(WEDNESDAY, "09:00", f"S{number}") for number in range(sessions)]
    (columns,) = of_class(opened(agenda_html(agenda(*many), Audience.PUBLIC, ENGLISH)), "columns")
    assert columns.get("class") == f"columns by-{in_line}"
    assert len(columns) == sessions


def test_breaks_are_shaded_and_decisions_flagged_by_word_and_shape():
    page = opened(agenda_html(example(), Audience.PUBLIC, ENGLISH))
    assert [said(one) for one in of_class(page, "pause")] == ["09:15–09:45Coffee", "12:00–13:00Lunch"]
    (flag,) = of_class(page, "flag")
    assert said(flag) == "Decision"
    assert flag[0].tag == "svg" and flag[0].get("aria-hidden") == "true"
    assert "Formal session · General Assembly" in said(page)
    assert "Added to the agenda on 4 March 2020" in said(page)


def test_times_for_machines():
    late = session(WEDNESDAY, "23:30", "Late", item("Until tomorrow", 60))
    times = list(opened(agenda_html(agenda(late), Audience.PUBLIC, ENGLISH)).iter("time"))
    assert [(one.get("datetime"), said(one)) for one in times][:1] == [("2020-03-04T23:30+01:00", "23:30")]
    assert times[1].get("datetime") == "2020-03-05T00:30+01:00"


def test_an_agenda_without_sessions():
    text = shown(Audience.PUBLIC, agenda(release=0, draft=True))
    assert "No sessions have been planned yet." in text
    assert "Working copy" in text and text.startswith("Skip to the contentDraftAgenda")


def test_another_language():
    text = said(body(agenda_html(example(), Audience.PUBLIC, words("fr"))))
    assert "mercredi 4 mars 2020" in text


def test_the_same_document_gives_the_same_bytes():
    assert agenda_html(example(), Audience.CHAIR, ENGLISH) == agenda_html(example(), Audience.CHAIR, ENGLISH)


def test_a_thousand_sessions_at_once():
    many = [session(WEDNESDAY, "09:00", f"S{n};", item(f"T{n};")) for n in range(1000)]
    text = shown(Audience.PUBLIC, agenda(*many))
    assert all(f"S{n};" in text and f"T{n};" in text for n in range(1000))
