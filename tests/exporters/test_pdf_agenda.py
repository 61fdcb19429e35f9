"""The agenda as PDF, read back: what each audience finds in it, and how it lies on the pages."""

import datetime as dt
from dataclasses import replace

import pytest
from agenda_example import SILVA, WANG, measuring, wageningen
from document_examples import MEETING, PROJECT, RELEASED, WEDNESDAY, agenda, item, pause, person, role, session
from pdf_reading import font_files, letters, opened, pages, text

from app.domain.agenda import Audience
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.exporters.pdf.agenda import agenda_pdf
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")
PUBLIC, PARTICIPANTS, CHAIR = Audience.PUBLIC, Audience.PARTICIPANTS, Audience.CHAIR


def said(*sessions: object, audience: Audience = PUBLIC, **fields: object) -> str:
    return text(agenda_pdf(agenda(*sessions, **fields), audience, ENGLISH))


def test_the_whole_of_it():
    found = text(agenda_pdf(wageningen(), PARTICIPANTS, ENGLISH))
    for part in (
        "CIRCASA 2nd annual meeting: Towards an International Research Consortium",
        "4–6 March 2020",
        "Local time: CET, UTC+1",
        "Wageningen, Netherlands",
        "then bus 303",
        "Release 2",
        "18 Feb 2020",
        "Day 2 Thursday 5 March 2020",
        "09:00–10:30 Opening plenary",
        "Chair: Sophie Laurent° (INRAE)",
        "HAAKZAAL",
        "Cees Veerman (Mission Board Soil Health and Food, guest of honour)",
        "Anna Kontoboytseva Анна",
        "FORMAL SESSION · GENERAL ASSEMBLY",
        "DECISION Extension of the project to February 2021",
        "Added to the agenda on 18 February 2020",
        "13:00–14:15 Lunch in the winter garden",
        "Ranking by region and by land use",
        "grant agreement No 774378",
        "Data Protection Officer",
    ):
        assert part in found, part


def test_the_public_gets_no_link_no_contact_and_no_notes():
    found = text(agenda_pdf(wageningen(), PUBLIC, ENGLISH))
    for hidden in ("meet.example.org", "coordination@", "Needs two thirds", "to be confirmed", "30 min"):
        assert hidden not in found


def test_participants_get_link_and_contact():
    data = agenda_pdf(wageningen(), PARTICIPANTS, ENGLISH)
    found = text(data)
    assert "https://meet.example.org/circasa-2020" in found
    assert "All times are those of Europe/Amsterdam (CET, UTC+1)." in found
    assert "coordination@circasa.example" in found
    assert "WANG Xiaoming 王小明° (CAAS, to be confirmed)" in found
    assert "Needs two thirds" not in found
    links = [note.get_object()["/A"]["/URI"] for note in opened(data).pages[0]["/Annots"]]
    assert links == ["https://meet.example.org/circasa-2020"]


def test_the_chair_gets_notes_lengths_and_who_declined():
    no = role(WANG, state=RoleState.DECLINED)
    one = item("Talk", 25, SILVA, internal_note="Stop after 20 minutes.", roles=(no,))
    found = said(session(WEDNESDAY, "09:00", "Session", one, item("Other")), audience=CHAIR)
    assert "INTERNAL Stop after 20 minutes." in found
    assert "25 min" in found
    assert "WANG Xiaoming 王小明° (CAAS, declined)" in found
    assert "declined" not in said(session(WEDNESDAY, "09:00", "Session", one), audience=PARTICIPANTS)


def test_in_french():
    found = text(agenda_pdf(wageningen(), PARTICIPANTS, FRENCH))
    assert "ORDRE DU JOUR" in found
    assert "4–6 mars 2020" in found
    assert "Jour 2 jeudi 5 mars 2020" in found
    assert "Présidence : Sophie Laurent°" in found


def test_a_draft_says_so_on_every_page():
    for page in pages(agenda_pdf(wageningen(draft=True, release=0), PUBLIC, ENGLISH)):
        assert "DRAFT" in page
        assert "Working copy, 18 Feb 2020" in page
    assert "DRAFT" not in text(agenda_pdf(wageningen(), PUBLIC, ENGLISH))


def test_every_page_says_which_of_how_many():
    found = pages(agenda_pdf(wageningen(), PUBLIC, ENGLISH))
    assert len(found) == 3
    for number, page in enumerate(found, start=1):
        assert f"{number} / 3" in page
        assert "Release 2, 18 Feb 2020" in page


def test_illustrative_rows_carry_a_sign_and_one_footnote():
    marked = said(session(WEDNESDAY, "09:00", "Real", item("Invented", illustrative=True), item("Fact")))
    assert "Invented°" in marked
    assert "Fact°" not in marked
    assert marked.count("° Illustrative") == 1
    plain = said(session(WEDNESDAY, "09:00", "Real", item("Fact", 30, person("Real Person"))))
    assert "°" not in plain


def test_native_names_only_where_the_font_has_all_letters():
    found = text(agenda_pdf(wageningen(), PUBLIC, ENGLISH))
    assert "Елена" in found
    assert "Παπαδόπουλος" in found
    assert "U+" not in found
    assert "WANG Xiaoming" in said(session(WEDNESDAY, "09:00", "S", item("T", 30, WANG)))


def test_parallel_sessions_stand_side_by_side():
    data = agenda_pdf(agenda(*measuring("11:00", WEDNESDAY)), PUBLIC, ENGLISH)
    found = {}

    def note(written: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if written.strip():
            found.setdefault(written.strip(), matrix[4:6])

    opened(data).pages[0].extract_text(visitor_text=note)
    places = [found[label] for label in ("A · MEASUREMENT", "B · PRACTICES", "C · COOPERATION")]
    assert len({round(height) for _left, height in places}) == 1
    lefts = [left for left, _height in places]
    assert lefts == sorted(lefts)


def test_more_than_three_parallel_sessions_wrap():
    many = [session(WEDNESDAY, "11:00", f"Parallel {n}", item("T"), room=f"R{n}") for n in range(7)]
    found = said(*many)
    for number in range(7):
        assert f"Parallel {number}" in found
        assert f"R{number}" in found


def test_a_block_that_is_cut_says_its_time_again():
    sessions = [
        session(WEDNESDAY, "09:00", f"Long {n}", *(item(f"Talk {n}.{k}", 5, SILVA) for k in range(40)), track=f"T{n}")
        for n in range(3)
    ]
    found = pages(agenda_pdf(agenda(*sessions), PUBLIC, ENGLISH))
    assert len(found) > 2
    for page in found[1:-1]:
        assert "09:00–12:20 continued" in page
        assert "T0" in page
    assert all(f"Talk {n}.{k}" in " ".join(found) for n in range(3) for k in range(40))


def test_a_session_of_the_same_name_as_its_item_is_said_once():
    assert said(session(WEDNESDAY, "09:00", "Dinner", item("Dinner", 90))).count("Dinner") == 1
    assert said(session(WEDNESDAY, "09:00", "", item("Dinner", 90))).count("Dinner") == 1


def test_cancelled_things_are_left_out_and_doubtful_ones_marked():
    gone, unsure = AgendaState.CANCELLED, AgendaState.TENTATIVE
    found = said(
        session(
            WEDNESDAY, "09:00", "Held", item("Dropped talk", state=gone), item("Perhaps", state=unsure), item("On")
        ),
        session(WEDNESDAY, "11:00", "Never", item("T"), state=gone),
    )
    assert "Dropped" not in found
    assert "Never" not in found
    assert "Perhaps (tentative)" in found


def test_past_midnight():
    assert "23:30–00:30 (+1) Late" in said(session(WEDNESDAY, "23:30", "Late", item("Late", 60)))


def test_a_day_of_another_offset_says_so():
    meeting = replace(MEETING, first_day=dt.date(2020, 3, 28), last_day=dt.date(2020, 3, 29))
    days = [session(dt.date(2020, 3, day), "09:00", "S", item("T")) for day in (28, 29)]
    found = said(*days, meeting=meeting)
    assert "Day 2 Sunday 29 March 2020 · CEST, UTC+2" in found
    assert "28 March 2020 ·" not in found


def test_the_date_is_that_of_the_venue():
    late = dt.datetime(2020, 2, 18, 23, 30, tzinfo=dt.UTC)
    assert "19 Feb 2020" in said(at=late)


def test_an_empty_agenda():
    assert "No sessions have been planned yet." in said()


def test_a_grant_number_that_the_acknowledgement_lacks_is_added():
    project = replace(PROJECT, acknowledgement="Funded by the EU.")
    assert "Funded by the EU. Grant agreement No 774378." in said(project=project)
    assert said().count("774378") == 1


def test_moderators_and_rapporteurs():
    roles = (role(SILVA, ItemRoleKind.MODERATOR), role(WANG, ItemRoleKind.RAPPORTEUR))
    found = said(session(WEDNESDAY, "09:00", "Panel", item("One"), pause("Tea"), item("Two"), roles=roles))
    assert "Moderator: Maria Silva° (Embrapa)" in found
    assert "Rapporteur: WANG Xiaoming 王小明° (CAAS)" in found


def test_the_same_agenda_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    first = agenda_pdf(wageningen(), PARTICIPANTS, ENGLISH)
    agenda_pdf(agenda(session(WEDNESDAY, "09:00", "Ж", item("☃"))), PUBLIC, FRENCH)  # nothing of it stays behind
    assert agenda_pdf(wageningen(), PARTICIPANTS, ENGLISH) == first


def test_what_the_file_says_of_itself(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    reader = opened(agenda_pdf(wageningen(), PUBLIC, FRENCH))
    assert reader.metadata.title == f"{MEETING.title}\u00a0: ordre du jour"
    assert reader.metadata.author == "CIRCASA"
    assert reader.metadata.creation_date == RELEASED
    assert reader.trailer["/Root"]["/Lang"] == "fr"


def test_source_date_epoch_wins(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1583020800")
    reader = opened(agenda_pdf(wageningen(), PUBLIC, ENGLISH))
    assert reader.metadata.creation_date == dt.datetime(2020, 3, 1, tzinfo=dt.UTC)


def test_days_and_sessions_are_in_the_outline():
    outline = opened(agenda_pdf(wageningen(), PUBLIC, ENGLISH)).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert titles == [MEETING.title, *(f"Day {n}: {n + 3} March 2020" for n in (1, 2, 3))]
    assert "09:00 General Assembly" in [entry.title for entry in outline[-1]]


def test_all_fonts_are_embedded_and_the_file_is_small():
    data = agenda_pdf(wageningen(), CHAIR, ENGLISH)
    used = [name for name, embedded in font_files(data).items() if not embedded]
    assert used == []
    assert len(data) < 120_000


def test_one_export_at_a_time_may_run_in_each_thread():
    from concurrent.futures import ThreadPoolExecutor

    alone = agenda_pdf(wageningen(), PUBLIC, ENGLISH)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: agenda_pdf(wageningen(), PUBLIC, ENGLISH), range(8))) == {alone}


def test_titles_are_searchable_though_words_are_cut():
    assert "w" * 200 in letters(agenda_pdf(agenda(session(WEDNESDAY, "09:00", "w" * 200, item("T"))), PUBLIC, ENGLISH))
