"""Every kind of document, in every format and language, from the sample: made, twice alike, from nothing outside."""

import builtins
import datetime as dt
import io
import socket
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import CalendarScope, ExportRequest
from app.models import Action, Item, Meeting, MinutesText, Organisation, Participation, Person, Presentation, Project
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered, suggested_name
from app.usecases.files import opened
from app.words import LANGUAGES

TODAY = dt.date(2020, 3, 20)
FORMATS = [(kind.name, form) for kind in EXPORT_KINDS.values() for form in kind.render]
IDS = [".".join(pair) for pair in FORMATS]
IN_LANGUAGES = [
    language if language == "en" else pytest.param(language, marks=pytest.mark.slow) for language in LANGUAGES
]
STARTS = {
    "pdf": b"%PDF-",
    "xlsx": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "zip": b"PK\x03\x04",
    "ics": b"BEGIN:VCALENDAR\r\n",
    "json": b"{",
    "html": b"<!DOCTYPE html>",
    "xml": b"<?xml",
    "csv": b"\xef\xbb\xbf",
}


@pytest.fixture(scope="module")
def store(sample_master: Path):
    with opened(str(sample_master), read_only=True) as found:
        yield found


def request_of(store: Store, name: str, form: str, language: str = "en") -> ExportRequest:
    """A request that the kind can meet: the large meeting, and somebody who has a part in it."""
    kind = EXPORT_KINDS[name]
    request = ExportRequest(name, TODAY, format=form, language=language)
    if "meeting" in kind.options:
        request = replace(request, meeting="wageningen-2020")
    if name in ("person", "access"):
        with store.read() as session:
            chosen = session.scalars(
                select(Person).join(Participation).where(Person.email.is_not(None)).order_by(Person.id)
            )
            request = replace(request, person=chosen.first().email, meeting="")
    return request


@pytest.mark.parametrize("language", IN_LANGUAGES)
@pytest.mark.parametrize(("name", "form"), FORMATS, ids=IDS)
def test_every_format_is_made_and_twice_the_same(store, name: str, form: str, language: str):
    request = request_of(store, name, form, language)
    made = rendered(store, request)
    assert made.data.startswith(STARTS.get(form, b""))
    assert made.data == rendered(store, request).data
    assert made.problems == ()
    assert suggested_name(request).endswith(f".{form}")


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("name", [name for name, kind in EXPORT_KINDS.items() if "audience" in kind.options])
def test_every_audience_gets_a_document(store, name: str, audience: Audience):
    request = replace(request_of(store, name, ""), audience=audience)
    assert rendered(store, request).data


@pytest.mark.parametrize("name", EXPORT_KINDS)
def test_what_a_kind_has_no_choice_of_is_refused(store, name: str):
    request = request_of(store, name, "")
    others = {
        "meeting": "wageningen-2020",
        "audience": Audience.PUBLIC,
        "scope": CalendarScope.PLAN,
        "person": "x@example.org",
        "draft": True,
    }
    for option in set(others) - EXPORT_KINDS[name].options:
        with pytest.raises(UserError, match=f"has no choice of {option}"):
            rendered(store, replace(request, **{option: others[option]}))


@pytest.mark.parametrize("name", EXPORT_KINDS)
def test_an_empty_database_gets_a_sentence(empty, name: str):
    kind = EXPORT_KINDS[name]
    request = ExportRequest(name, TODAY, meeting="x" if "meeting" in kind.options else "", person="x@example.org")
    with pytest.raises(UserError):
        rendered(empty, request if "person" in kind.options else replace(request, person=""))


class OutsideError(AssertionError):
    """Something outside was about to be read or reached."""


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that documents name, and that nothing may open."""
    path = tmp_path / "marker.txt"
    path.write_text("MARKER-CONTENT")
    return path


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch, marker: Path):
    """Opening the marker, or any connection, fails."""
    really_open = io.open

    def guarded(file, *arguments, **options):
        if marker.name in str(file):
            raise OutsideError(file)
        return really_open(file, *arguments, **options)

    def refused(*_arguments, **_options):
        raise OutsideError("a connection")

    monkeypatch.setattr(builtins, "open", guarded)
    monkeypatch.setattr(io, "open", guarded)
    for name in ("create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    monkeypatch.setattr(socket.socket, "connect", refused)


def test_the_watch_would_notice(watched, marker: Path):
    with pytest.raises(OutsideError):
        marker.read_text("utf-8")
    with pytest.raises(OutsideError):
        socket.create_connection(("192.0.2.1", 80))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "form"), FORMATS, ids=IDS)
def test_hostile_texts_reach_nothing_outside(sample, watched, marker: Path, name: str, form: str):
    url = f"file://{marker}"
    texts = [
        f'<img src="{url}"/> &amp; </para> \u202eevil\u202c مرحبا',
        f"![x]({url}) [y](http://192.0.2.1/x) <!ENTITY e SYSTEM '{url}'>",
        f'=HYPERLINK("{url}")',
        f"{{0}} %s {url}",
    ]
    request = replace(request_of(sample, name, form), draft="draft" in EXPORT_KINDS[name].options)
    with sample.change("Rename meeting {meeting}", meeting=4) as session:
        fill(session, texts)
    made = rendered(sample, request)
    assert b"MARKER-CONTENT" not in made.data
    assert made.data == rendered(sample, request).data


def fill(session, texts: list[str]) -> None:
    """Put hostile texts into what documents show most."""
    place = 0
    fields = (
        (Project, ("title", "acknowledgement")),
        (Meeting, ("title", "place", "public_note")),
        (Item, ("title", "public_note")),
        (Person, ("display",)),
        (Organisation, ()),
        (MinutesText, ("markdown",)),
        (Action, ("text",)),
        (Presentation, ("title",)),
    )
    for kind, names in fields:
        for row in session.scalars(select(kind)):
            for name in names:
                setattr(row, name, texts[place % len(texts)])
                place += 1
