"""Whatever stands in a document's texts, its PDF is made, says it all, and obeys none of it."""

import datetime as dt
from dataclasses import replace

import pytest
from document_examples import MEETING, PROJECT, WEDNESDAY, agenda, chaired_by, item, person, session
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from minutes_example import action, decision, group, section, there, wageningen_minutes
from pdf_reading import letters, opened, pages, text

from app.domain.agenda import AgendaDocument, Audience
from app.domain.minutes import Excused, MinutesDocument, NextMeeting, PublishedCount, Slides
from app.exporters.agenda_json import agenda_json
from app.exporters.minutes_markdown import minutes_md
from app.exporters.pdf.agenda import agenda_pdf
from app.exporters.pdf.minutes import minutes_pdf
from app.exporters.pdf.text import drawable
from app.words import words

ENGLISH = words("en")
HOSTILE = {
    "markup": "<b>x</b> <br> &amp; &lt; </para> <a href='x'>",
    "file": '<img src="file:///etc/passwd"/>',
    "entity": "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>&e;",
    "controls": "a\x00b\x07\x1b[31mc\ud800d\x85e",
    "lines": "a\r\nb\u2028c\n\n\nd\te",
    "emoji": "👩‍🔬 🏳️‍🌈 1️⃣",
    "right to left": "\u202eevil\u202c שלום مرحبا",
    "word": "w" * 200,
    "title": "A title of three hundred characters that goes on and on, as titles do; " * 4,
    "braces": "{0} {name} %s %(x)s \\ {{}}",
    "markdown": "# *x* [y](javascript:z) | - > `q` ``` ~~~",
    "marks": "e\u0301\u0302\u0303\u0304" * 50,
    "spaces": "   \u00a0\u2003\u3000 ",
    "nothing": "",
}


def everywhere(hostile: str) -> AgendaDocument:
    """An agenda with ``hostile`` in every text."""
    who = person(hostile, hostile, hostile)
    one = item(hostile, 30, who, note=hostile, internal_note=hostile, presentations=(hostile,), decision=True)
    other = replace(one, added_on=WEDNESDAY)
    many = {"room": hostile, "body": hostile, "roles": chaired_by(who)}
    return agenda(
        session(WEDNESDAY, "09:00", hostile, one, other, **many),
        session(WEDNESDAY, "11:00", hostile, one, track=hostile, **many),
        session(WEDNESDAY, "11:00", hostile, one, other, track=hostile, **many),
        project=replace(PROJECT, acronym=hostile, title=hostile, acknowledgement=hostile, grant_no=hostile),
        meeting=replace(
            MEETING,
            title=hostile,
            place=hostile,
            address=hostile,
            directions=hostile,
            host=hostile,
            link=hostile,
            contact=hostile,
            note=hostile,
        ),
        note=hostile,
    )


def minuted(hostile: str) -> MinutesDocument:
    """Minutes with ``hostile`` in every text."""
    who = person(hostile, hostile, hostile)
    slides = Slides(hostile, (who,), (hostile,))
    voted = decision(hostile, hostile, 1, 2, 3, vetoed_by=hostile, veto_reason=hostile, serves=(hostile,))
    done = action(hostile, hostile, who, organisation=hostile, meeting=hostile, serves=(hostile,))
    one = section(
        1,
        hostile,
        hostile,
        session=hostile,
        track=hostile,
        body=hostile,
        people=(who,),
        slides=(slides, Slides("", (), ())),
        decisions=(voted,),
        actions=(done,),
    )
    formal = tuple(
        replace(part, body=hostile, title=hostile, seats=tuple(replace(seat, member=hostile) for seat in part.seats))
        for part in wageningen_minutes().formal
    )
    return wageningen_minutes(
        chair=who,
        secretary=who,
        opening=hostile,
        attendance=(group(hostile, hostile, "XX", there(who)),),
        excused=(Excused(who),),
        published=(PublishedCount(hostile, hostile, hostile),),
        formal=formal,
        matters_arising=(done,),
        sections=(one,),
        next_meeting=NextMeeting(hostile, WEDNESDAY, WEDNESDAY, hostile),
        annexes=(slides,),
    )


@pytest.mark.parametrize("name", HOSTILE)
def test_agendas(name: str):
    hostile = HOSTILE[name]
    data = agenda_pdf(everywhere(hostile), Audience.CHAIR, ENGLISH)
    assert letters(data).count("".join(drawable(hostile).split())) >= 20 if hostile.strip() else data
    assert all(not page.images for page in opened(data).pages)
    assert b"root:" not in data
    assert agenda_json(everywhere(hostile), Audience.CHAIR)


@pytest.mark.parametrize("name", HOSTILE)
def test_minutes(name: str):
    hostile = HOSTILE[name]
    data = minutes_pdf(minuted(hostile), ENGLISH)
    assert letters(data).count("".join(drawable(hostile).split())) >= 20 if hostile.strip() else data
    assert minutes_md(minuted(hostile), ENGLISH)


def test_what_no_font_shows_is_told_by_its_code():
    found = text(
        agenda_pdf(agenda(session(WEDNESDAY, "09:00", "𓀀", item("👩", 30, person("ᚠ")))), Audience.PUBLIC, ENGLISH)
    )
    for code in ("[U+13000]", "[U+1F469]", "[U+16A0]"):
        assert code in found


def test_a_thousand_sessions_at_once():
    many = [session(WEDNESDAY, "09:00", f"S{n};", item(f"T{n};")) for n in range(1000)]
    found = text(agenda_pdf(agenda(*many), Audience.PUBLIC, ENGLISH))
    assert all(f"S{n};" in found and f"T{n};" in found for n in range(1000))


def test_long_days_and_far_dates():
    far = dt.date(9999, 12, 30)
    document = agenda(
        session(far, "00:00", "Long", item("Days", 60 * 47)),
        meeting=replace(MEETING, first_day=far, last_day=far),
        at=dt.datetime(9999, 12, 30, tzinfo=dt.UTC),
    )
    assert "00:00–23:00 (+1)" in text(agenda_pdf(document, Audience.PUBLIC, ENGLISH))


def test_a_text_of_a_hundred_thousand_characters():
    found = pages(
        agenda_pdf(agenda(session(WEDNESDAY, "09:00", "S", item("word " * 20_000))), Audience.PUBLIC, ENGLISH)
    )
    assert sum(page.count("word") for page in found) == 20_000


def anything() -> st.SearchStrategy[str]:
    return st.text(alphabet=st.characters(), max_size=400) | st.lists(st.sampled_from(list(HOSTILE.values()))).map(
        " ".join
    )


def check(hostile: str) -> None:
    agenda_pdf(everywhere(hostile), Audience.CHAIR, ENGLISH)
    minutes_pdf(minuted(hostile), ENGLISH)
    minutes_md(minuted(hostile), ENGLISH)
    agenda_json(everywhere(hostile), Audience.PUBLIC)


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(anything())
def test_any_text(hostile: str):
    check(hostile)


@pytest.mark.slow
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(anything())
def test_any_text_at_length(hostile: str):
    check(hostile)
