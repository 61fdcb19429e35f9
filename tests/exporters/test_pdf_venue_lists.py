"""Sign-in sheets, certificates and the speaker list as PDF, read back."""

from dataclasses import replace
from itertools import pairwise

import pytest
from document_examples import FRIDAY, WEDNESDAY
from pdf_reading import letters, opened, pages, text
from structure_reading import structure
from venue_examples import (
    HARD_NAMES,
    HOSTILE,
    certificate,
    certificates,
    row,
    sign_in_sheets,
    slot,
    speaker,
    speaker_list,
)

from app.domain.agenda import Audience
from app.domain.certificates import Part
from app.domain.kinds import AgendaState, ItemRoleKind, PresenceState, RoleState, SlidesState
from app.domain.participants import DayPresence
from app.domain.speakers import Slides
from app.exporters.pdf.certificates import certificates_pdf
from app.exporters.pdf.sign_in import sign_in_pdf
from app.exporters.pdf.speakers import speakers_pdf
from app.words import words

ENGLISH, FRENCH = words("en"), words("fr")


def test_each_day_has_its_sheet_with_hours_and_place():
    made = pages(sign_in_pdf(sign_in_sheets(row("Ada"), row("Bob")), ENGLISH))
    assert len(made) == 2
    assert "Wednesday 4 March 2020" in made[0] and "Thursday 5 March 2020" in made[1]
    for page in made:
        for part in ("09:00–17:30", "Wageningen, Netherlands", "of 3", "Ada", "Bob", "INRAE", "France", "774378"):
            assert part in page


def test_rows_are_numbered_and_empty_ones_follow():
    said = text(sign_in_pdf(sign_in_sheets(row("Ada"), row("Bob")), ENGLISH))
    first = said.index("Ada")
    assert said[first - 2] == "1"
    numbers = [part for part in said[said.index("Bob") : said.index("Thursday")].split() if part.isdigit()]
    assert numbers[:6] == [str(number) for number in range(3, 9)]


def test_nobody_listed_gets_a_sheet_of_empty_rows():
    document = structure(sign_in_pdf(sign_in_sheets(), ENGLISH))
    assert len(document.all("Table")) == 2
    assert len(document.all("Table")[0].all("TR")) > 15


def test_remote_and_excused_have_nothing_to_sign():
    rows = (row("Ada", PresenceState.REMOTE), row("Bob", PresenceState.EXCUSED), row("Cid", PresenceState.PRESENT))
    said = text(sign_in_pdf(sign_in_sheets(*rows), ENGLISH))
    assert "remote" in said[said.index("Ada") : said.index("Bob")]
    assert "excused" in said[said.index("Bob") : said.index("Cid")]
    assert "remote" not in said[said.index("Cid") : said.index("Thursday")]


def test_the_head_comes_again_and_says_the_day():
    made = pages(sign_in_pdf(sign_in_sheets(*(row(f"Person {number}") for number in range(60))), ENGLISH))
    on_wednesday = made[: len(made) // 2]
    assert len(on_wednesday) > 2
    assert all("SIGNATURE, 4 MAR 2020" in page for page in on_wednesday)


def test_a_row_to_sign_is_at_least_nine_millimetres_high():
    content = opened(sign_in_pdf(sign_in_sheets(*(row("Ada") for _ in range(10))), ENGLISH)).pages[0]
    places = []
    content.extract_text(visitor_text=lambda said, _cm, tm, _font, _size: places.append(tm[5]) if "Ada" in said else 0)
    gaps = [above - below for above, below in pairwise(places)]
    assert len(gaps) == 9
    assert min(gaps) >= 9 / 25.4 * 72


def test_a_day_without_sessions_has_no_hours():
    found = sign_in_sheets(row("Ada"))
    without = replace(found, days=tuple(replace(day, start=None, end=None) for day in found.days))
    assert "SESSIONS" not in text(sign_in_pdf(without, ENGLISH))


@pytest.mark.slow
def test_thousands_sign_in():
    found = sign_in_sheets(*(row(f"Person {number}") for number in range(3_000)))
    assert len(opened(sign_in_pdf(found, ENGLISH)).pages) > 200


def test_a_certificate_says_who_what_when_and_how_long():
    said = text(certificates_pdf(certificates(certificate("Ada Lovelace")), ENGLISH))
    for part in (
        "CERTIFICATE OF ATTENDANCE",
        "This is to certify that Ada Lovelace",
        "National Research Institute for Agriculture",
        "France",
        "4–6 March 2020, Wageningen, Netherlands",
        "2 days, 15 h 30 min",
        "1 in person, 1 remotely",
        "speaker",
        "Forty months of work",
        "General Assembly",
        "Issued on 20 March 2020",
        "FOR THE HOST Wageningen Research",
        "FOR THE COORDINATOR INRAE",
        "774378",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("days", "minutes", "said"),
    [
        (((WEDNESDAY, PresenceState.PRESENT),), 60, ("1 day, 1 h", "In person")),
        (((WEDNESDAY, PresenceState.REMOTE), (FRIDAY, PresenceState.REMOTE)), 0, ("2 days", "Remotely")),
    ],
)
def test_lengths_and_ways(days, minutes: int, said: tuple[str, ...]):
    one = certificate("Ada", days=tuple(DayPresence(*day) for day in days), minutes=minutes)
    found = text(certificates_pdf(certificates(one), ENGLISH))
    assert all(part in found for part in said)
    assert (" h " in found[found.index("day") :][:12]) is bool(minutes)


def test_host_who_coordinates_signs_once_and_without_either_the_project_does():
    found = certificates(certificate("Ada"))
    same = text(certificates_pdf(replace(found, coordinator=found.meeting.host), ENGLISH))
    assert "FOR THE HOST" in same and "COORDINATOR" not in same
    neither = replace(found, coordinator="", meeting=replace(found.meeting, host=""))
    assert "FOR THE PROJECT CIRCASA" in text(certificates_pdf(neither, ENGLISH))


@pytest.mark.parametrize(("name", "native"), HARD_NAMES)
def test_every_hard_name_is_on_one_certificate_whole(name: str, native: str):
    data = certificates_pdf(certificates(certificate(name, native)), ENGLISH)
    assert len(pages(data)) == 1
    assert "…" not in letters(data)
    assert len(structure(data).all("H1")) == 1


def test_somebody_with_very_many_parts_gets_more_pages_and_one_place_to_sign():
    parts = tuple(Part(ItemRoleKind.CHAIR, f"Session {number}") for number in range(120))
    made = pages(certificates_pdf(certificates(certificate("Ada", parts=parts)), ENGLISH))
    assert len(made) > 1
    assert all(f"Session {number}" in " ".join(made) for number in range(120))
    assert ["Issued on" in page for page in made].count(True) == 1
    assert "Issued on" in made[-1]


def test_nobody_there_gets_a_page_that_says_so():
    assert "Nobody's attendance was recorded." in text(certificates_pdf(certificates(), ENGLISH))


def test_the_speaker_list_for_the_chair():
    missing = Slides("Talk", SlidesState.MISSING, "")
    with_file = Slides("Other", SlidesState.MISSING, "talk.pdf")
    found = speaker_list(
        speaker("Ada", slot("First talk", slides=(missing,)), slot("Second", start=1450), email="ada@x.example"),
        speaker("Bob", slot("", kind=ItemRoleKind.CHAIR, state=RoleState.ASKED), native="鮑勃"),
        speaker("Cid", slot("Posters", state=RoleState.DECLINED, slides=(missing, with_file))),
    )
    said = text(speakers_pdf(found, ENGLISH))
    for part in (
        "ada@x.example",
        "First talk Speaker · Rijnzaal · Opening",
        "confirmed",
        "Slides missing",
        "00:10 (+1)–00:40 (+1)",
        "鮑勃",
        "Opening Chair · Rijnzaal",
        "asked, no answer",
        "declined",
        "Slides missing: 1 Talk",
        "Slides received: 1",
    ):
        assert part in said


def test_the_speaker_list_for_others_has_no_answers():
    found = speaker_list(
        speaker("Ada", slot("Talk", state=RoleState.ASKED, planned=AgendaState.TENTATIVE)),
        audience=Audience.PARTICIPANTS,
    )
    said = text(speakers_pdf(found, ENGLISH))
    assert "Talk (tentative) Speaker, to be confirmed" in said
    assert "NO ANSWER" not in said
    withheld = replace(found.speakers[0], person=replace(found.speakers[0].person, name="", withheld=True))
    assert "name withheld, INRAE" in text(speakers_pdf(replace(found, speakers=(withheld,)), ENGLISH))


def test_an_agenda_without_roles_says_so():
    assert "Nobody has a part in the agenda yet." in text(speakers_pdf(speaker_list(), ENGLISH))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_everywhere(hostile: str):
    rows = (row(hostile, None, hostile, hostile), row(hostile, PresenceState.REMOTE))
    parts = (Part(ItemRoleKind.SPEAKER, hostile),)
    slides = (Slides(hostile, SlidesState.MISSING, hostile), Slides(hostile, SlidesState.MISSING, ""))
    spoken = slot(hostile, session=hostile, room=hostile, slides=slides)
    sheets = sign_in_sheets(*rows)
    attended = certificates(certificate(hostile, hostile, legal_name=hostile, parts=parts), coordinator=hostile)
    listed = speaker_list(speaker(hostile, spoken, native=hostile, email=hostile))
    for found, render in ((sheets, sign_in_pdf), (attended, certificates_pdf), (listed, speakers_pdf)):
        project = replace(found.project, acronym=hostile, acknowledgement=hostile, grant_no=hostile)
        meeting = replace(found.meeting, title=hostile, place=hostile, host=hostile)
        data = render(replace(found, project=project, meeting=meeting), ENGLISH)
        assert opened(data).pages
        assert data == render(replace(found, project=project, meeting=meeting), ENGLISH)


def test_in_french():
    assert "mars 2020" in text(sign_in_pdf(sign_in_sheets(row("Ada")), FRENCH))
    assert "4–6 mars 2020" in text(certificates_pdf(certificates(certificate("Ada")), FRENCH))
