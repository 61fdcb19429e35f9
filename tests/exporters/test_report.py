"""The meeting report: its sentences are computed from the values, and all four formats say them."""

import datetime as dt
from dataclasses import replace

import pytest
from document_examples import FRIDAY, MEETING, PROJECT, WEDNESDAY, agenda, item, pause, session
from html_reading import body, headings, of_class, said
from html_reading import opened as opened_page
from minutes_example import action, decision, roll_call, section, wageningen_minutes
from pdf_reading import opened as opened_pdf
from pdf_reading import text as pdf_text
from report_example import bare, wageningen_report
from word_reading import everything, rows, styled, tables

from app.domain.consent import withhold
from app.domain.counts import MeetingFigures
from app.domain.documents import PersonRef
from app.domain.kinds import ActionState, MeetingState, MinutesState, ParticipationRole, SlidesState
from app.domain.report import Mention, ReportDocument, ReportedTalk, RoleCount
from app.exporters.html.report import report_html
from app.exporters.pdf.report import report_pdf
from app.exporters.report_markdown import report_md
from app.exporters.word.report import report_docx
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def markdown(document: ReportDocument) -> str:
    return report_md(document, ENGLISH).decode()


def at(place: str, **fields: object) -> ReportDocument:
    return bare(agenda=agenda(meeting=replace(MEETING, place=place, **fields)))


SENTENCES = (
    "The meeting took place on 4–6 March 2020 in Wageningen, Netherlands.",
    "73 experts from 3 countries and 41 organisations took part: 64 in the room and 9 remotely.",
    "Among them were 1 invited speaker and 3 observers.",
    "Countries: Brazil, China and United Kingdom.",
    "Guests: Cees Veerman (Mission Board Soil Health and Food) and Anna Kontoboytseva",
    "The meeting took 2 decisions. Vetoed: 1. Not carried: 1.",
    "Carried: 14 for, 1 against, 1 abstention. Abstentions are not cast.",
    "Vetoed by ISF: it binds the budget of 2021",
    "Decisions bind once the minutes are accepted.",
    "2 open actions of earlier meetings were taken up again.",
    "4 actions were agreed. Still to be done: 4.",
    "General Assembly, Friday 6 March 2020, 09:00–10:30.",
    "Quorum: 16 of 23 members present or represented, 16 needed; reached.",
    "2 presentations were on the agenda; slides available: 1.",
    "10 February 2021, online",
    "5 open actions are due by then.",
)


def test_every_format_says_the_same_sentences():
    document = wageningen_report()
    page = said(body(report_html(document, ENGLISH)))
    pdf = pdf_text(report_pdf(document, ENGLISH))
    file = " ".join(everything(report_docx(document, ENGLISH)).split())
    plain = markdown(document)
    for sentence in SENTENCES:
        assert sentence in plain
        assert sentence in page
        assert sentence in file
        assert sentence in pdf
    for whole in (page, pdf, file, plain):
        assert "under grant agreement No 774378." in whole
        assert "Personal data: Data Protection Officer" in whole
        assert "° Illustrative" in whole


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        (at("Paris"), "The meeting took place on 4–6 March 2020 in Paris."),
        (at("online"), "The meeting took place online on 4–6 March 2020."),
        (at(""), "The meeting took place on 4–6 March 2020."),
        (replace(at("Paris"), as_of=dt.date(2020, 3, 3)), "The meeting will take place on 4–6 March 2020 in Paris."),
        (replace(at("Online"), as_of=dt.date(2020, 3, 3)), "The meeting will take place online on 4–6 March 2020."),
        (replace(at(""), as_of=dt.date(2020, 3, 3)), "The meeting will take place on 4–6 March 2020."),
        (at("Paris", state=MeetingState.CANCELLED), "The meeting, planned for 4–6 March 2020, was cancelled."),
    ],
)
def test_when_and_where(document: ReportDocument, sentence: str):
    assert f"\n\n{sentence}\n" in markdown(document)


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (MeetingFigures(1, 1, 0, 1, 1), "1 expert from 1 country and 1 organisation took part."),
        (
            MeetingFigures(8, 0, 8, 7, 6),
            "8 experts from 6 countries and 7 organisations took part, all of them remotely.",
        ),
        (MeetingFigures(3, 2, 1, 2, 2), "took part: 2 in the room and 1 remotely."),
    ],
)
def test_who_took_part(figures: MeetingFigures, sentence: str):
    assert sentence in markdown(bare(figures=figures))


def test_before_the_meeting():
    found = markdown(bare(as_of=dt.date(2020, 3, 1), invited=61, accepted=16, formal=roll_call()))
    assert "16 of 61 people on the list have accepted so far." in found
    assert "**General Assembly, Friday 6 March 2020, 09:00–10:30.**" in found
    assert "Quorum" not in found and "Outcomes" not in found
    one = markdown(bare(as_of=dt.date(2020, 3, 1), invited=1, accepted=0))
    assert "0 of 1 person on the list has accepted so far." in one


def test_one_guest_and_one_role():
    found = markdown(
        wageningen_report(guests=(PersonRef("g", "A", "", "B"),), roles=(RoleCount(ParticipationRole.GUEST, 1),))
    )
    assert "Guest: A (B)." in found
    assert "Among them was 1 guest." in found


def test_without_minutes_the_outcomes_follow():
    assert "There are no minutes yet: decisions and actions will follow with them." in markdown(bare())


def test_minutes_without_outcomes():
    minutes = wageningen_minutes(
        sections=(), matters_arising=(), state=MinutesState.ACCEPTED, accepted_on=dt.date(2020, 4, 1)
    )
    found = markdown(bare(minutes=minutes))
    assert "No decisions were taken." in found
    assert "Minutes: Circulated on 16 March 2020. Accepted on 1 April 2020." in found
    assert "actions" not in found


def test_a_draft_says_so():
    minutes = wageningen_minutes(state=MinutesState.DRAFT, circulated_on=None)
    data = report_html(wageningen_report(minutes=minutes), ENGLISH)
    (mark,) = of_class(opened_page(data), "mark")
    assert said(mark) == "Draft"
    assert "Minutes: Draft, not yet circulated." in said(body(data))


def test_the_main_actions_are_those_that_serve_the_plan_then_by_due_date():
    done = action("A-1", "Done", None, state=ActionState.DONE, serves=("D1",))
    late = [action(f"A-{n}", "Later", None, due=dt.date(2020, 5, n)) for n in range(2, 9)]
    serving = action("A-9", "Serves", None, due=dt.date(2021, 1, 1), serves=("D1.1",))
    never = action("A-10", "Whenever", None, due=None)
    minutes = wageningen_minutes(sections=(section(1, "T", actions=(done, never, *reversed(late), serving)),))
    found = markdown(bare(minutes=minutes))
    numbers = [line.split("|")[1].strip() for line in found.splitlines() if line.startswith("| A")]
    assert numbers == ["A-9", "A-2", "A-3", "A-4", "A-5", "A-6"]
    assert "10 actions were agreed. Still to be done: 9. The main ones" in found


def test_all_actions_done():
    done = action("A-1", "Done", None, state=ActionState.DONE)
    found = markdown(bare(minutes=wageningen_minutes(sections=(section(1, "T", actions=(done,)),))))
    assert "1 action was agreed. All are done." in found


def test_one_decision_that_binds():
    binding = decision("D-1", "Yes\nindeed.", 5, 0, 0, binding_on=dt.date(2020, 4, 1))
    found = markdown(bare(minutes=wageningen_minutes(sections=(section(1, "T", decisions=(binding,)),))))
    assert "The meeting took 1 decision.\n" in found
    assert "- **D-1** Yes indeed." in found
    assert "Decisions bind once" not in found


def test_the_programme_in_short():
    days = agenda(
        session(WEDNESDAY, "09:00", "Opening", item("One"), item("Two"), pause("Coffee")),
        session(WEDNESDAY, "12:00", "Lunch", pause("Lunch")),
        session(WEDNESDAY, "14:00", "Soil", item("Three"), track="A"),
        session(WEDNESDAY, "14:00", "Air", item("Four"), track="B"),
        session(FRIDAY, "09:00", "General Assembly", item("Five"), body="General Assembly"),
    )
    found = markdown(bare(agenda=days))
    assert "### Wednesday 4 March 2020\n\n- 09:00–10:30 **Opening** – 2 talks\n" in found
    assert "- 14:00–14:30 **2 sessions in parallel**\n  - A: Soil\n  - B: Air" in found
    assert "- 09:00–09:30 **General Assembly** – formal session" in found
    assert "Lunch" not in found and "Coffee" not in found


def test_presentations_and_what_may_be_passed_on():
    data = report_docx(wageningen_report(), ENGLISH)
    (table,) = [one for one in tables(data) if one.rows[0].cells[0].text == "Presentation"]
    assert [row[0::2] for row in rows(table)[1:]] == [
        ["What stakeholders need", "09_needs.pdf"],
        ["Paid by result", "not received"],
    ]
    states = [ReportedTalk(state.value, (), state) for state in SlidesState]
    found = markdown(bare(talks=tuple(states)))
    for words_of_state in ("not received", "not yet cleared", "cleared", "published"):
        assert f"| {words_of_state} |" in found


def test_links_to_publications():
    document = wageningen_report()
    assert "[All of Wageningen](<https://n.example/7>) (Newsletter 7, 19 Mar 2020)" in markdown(document)
    (link,) = [one for one in opened_page(report_html(document, ENGLISH)).iter("a") if one.get("rel")]
    assert link.get("href") == "https://n.example/7"
    targets = [
        annotation["/A"]["/URI"]
        for page in opened_pdf(report_pdf(document, ENGLISH)).pages
        for annotation in page.get("/Annots", [])
        if "/URI" in annotation["/A"]
    ]
    assert targets == ["https://n.example/7"]
    assert "In print" in markdown(document) and "ftp:" not in markdown(document)


def test_headings_in_order():
    found = headings(opened_page(report_html(wageningen_report(), ENGLISH)))
    assert found == [
        (1, MEETING.title),
        (2, "Outcomes"),
        (2, "Formal session"),
        (2, "The programme in short"),
        (2, "Presentations"),
        (2, "What is next"),
        (2, "Read more"),
    ]
    file = styled(report_docx(wageningen_report(), ENGLISH), "Heading 1")
    assert file == [title for level, title in found if level == 2]


def test_the_footnote_stands_where_the_sign_does():
    assert "° Illustrative" not in markdown(bare())
    for illustrative in (
        bare(mentions=(Mention("M", "", None, "", illustrative=True),)),
        bare(guests=(PersonRef("g", "A", "", "B", illustrative=True),)),
        at("Paris", illustrative=True),
    ):
        assert "° Illustrative" in markdown(illustrative)


def test_names_are_withheld():
    document = wageningen_report()
    hidden = withhold(document, {document.guests[0].uid})
    for whole in (markdown(hidden), said(body(report_html(hidden, ENGLISH))), everything(report_docx(hidden, ENGLISH))):
        assert "name withheld, Mission Board Soil Health and Food" in whole
        assert "Guests: Cees Veerman" not in whole


@pytest.mark.parametrize("render", [report_md, report_html, report_pdf, report_docx])
def test_the_same_report_gives_the_same_bytes(render):
    assert render(wageningen_report(), ENGLISH) == render(wageningen_report(), ENGLISH)


@pytest.mark.parametrize("render", [report_md, report_html, report_pdf, report_docx])
def test_a_report_of_nothing_and_in_french(render):
    assert render(bare(agenda=agenda(project=replace(PROJECT, acronym="", title=""))), ENGLISH)
    assert render(wageningen_report(), FRENCH) != render(wageningen_report(), ENGLISH)
