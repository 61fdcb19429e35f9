"""No export for others names somebody who withdrew their consent; the chair's and accepted minutes name everybody."""

import datetime as dt
import io
import json

import pypdf
import pytest
from openpyxl import load_workbook
from sqlalchemy import select, update

from app.domain.agenda import Audience
from app.domain.export_request import CalendarScope, ExportRequest
from app.domain.kinds import ItemRoleKind, MinutesState
from app.models import Consent, ItemRole, Minutes, Person
from app.usecases.export_kinds import chosen_format, export_kind
from app.words import words

TODAY = dt.date(2020, 3, 20)
WITHDRAWN = "Diego Villaseñor"
ADDRESS = "diego.villasenor@csu.example"
NEVER_ASKED = ("Solène d’Aubigny", "Loïc Bernadac", "Pieter Labuschagne", "Timofei Zavyalov", "Тимофей Завьялов")


def made(store, request: ExportRequest) -> bytes:
    kind = export_kind(request.kind)
    render = kind.render[chosen_format(kind, request.format)]
    return render(kind.gather(store, request), request, words(request.language))


def exported(store, kind: str, **fields: object) -> str:
    return made(store, ExportRequest(kind, TODAY, meeting="wageningen-2020", **fields)).decode("utf-8-sig")


def calendar(store, **fields: object) -> str:
    return exported(store, "calendar", **fields).replace("\r\n ", "")


def withdraw_everything(store) -> list[str]:
    """Everybody takes back their consent; returns all names."""
    with store.change("Withdraw") as session:
        session.execute(update(Consent).values(withdrawn_at=dt.datetime(2020, 3, 19, tzinfo=dt.UTC)))
    with store.read() as session:
        asked = select(Consent.person_id)
        people = session.execute(select(Person.display, Person.native).where(Person.id.in_(asked)))
        return [name for names in people for name in names if name]


def test_public_and_participants_agenda(sample):
    for audience in (None, Audience.PUBLIC, Audience.PARTICIPANTS):
        content = exported(sample, "agenda", format="json", audience=audience)
        assert WITHDRAWN not in content
        people = [
            person
            for day in json.loads(content)["days"]
            for session in day["sessions"]
            for item in session["items"]
            for person in item["people"]
            if person["withheld"]
        ]
        assert [(one["name"], one["native"], one["organisation"]) for one in people] == [("", "", "CSU")]
    assert WITHDRAWN in exported(sample, "agenda", format="json", audience=Audience.CHAIR)


def test_minutes_until_they_are_accepted(sample):
    content = exported(sample, "minutes", format="md")
    assert WITHDRAWN not in content
    assert "name withheld, CSU° (remote)" in content
    with sample.change("Accept") as session:
        session.execute(update(Minutes).values(state=MinutesState.ACCEPTED, accepted_on=TODAY))
    assert WITHDRAWN in exported(sample, "minutes", format="md")


def test_calendars(sample):
    content = calendar(sample)
    assert WITHDRAWN not in content
    assert "name withheld\\, CSU°" in content
    assert WITHDRAWN not in calendar(sample, person=ADDRESS, scope=CalendarScope.PERSON)


def test_when_everybody_withdraws_nobody_is_named(sample):
    names = withdraw_everything(sample)
    assert len(names) > 90
    actions = ExportRequest("calendar", TODAY, scope=CalendarScope.ACTIONS)
    documents = [
        exported(sample, "agenda", format="json"),
        calendar(sample),
        made(sample, actions).decode().replace("\r\n ", ""),
        exported(sample, "participants", format="csv"),
        exported(sample, "participants", format="csv", audience=Audience.PUBLIC),
    ]
    for document in documents:
        assert "withheld" in document
        assert [name for name in names if name in document] == []
    sections = exported(sample, "minutes", format="md").split("\n")
    listed = "\n".join(line for line in sections if line.startswith(("|", "- **")))
    assert [name for name in names if name in listed] == []


def test_pdf(sample):
    request = ExportRequest("minutes", TODAY, meeting="wageningen-2020", format="pdf")
    reader = pypdf.PdfReader(io.BytesIO(made(sample, request)))
    text = " ".join(" ".join(page.extract_text().split()) for page in reader.pages)
    assert "name withheld, CSU°" in text
    assert "Villaseñor" not in text


def test_a_programme_names_who_was_never_asked_and_a_list_does_not(sample):
    with sample.change("Forget") as session:
        for consent in session.scalars(select(Consent)):
            session.delete(consent)
    with sample.read() as session:
        speaker = session.scalars(
            select(Person.display)
            .join(ItemRole, ItemRole.person_id == Person.id)
            .where(ItemRole.kind == ItemRoleKind.SPEAKER, Person.display == "WANG Xiaoming")
        ).first()
    assert speaker is not None
    assert speaker in exported(sample, "agenda", format="json")
    assert speaker in exported(sample, "minutes", format="md")
    assert speaker not in exported(sample, "participants", format="csv")


@pytest.mark.parametrize("audience", [None, Audience.PUBLIC])
def test_lists_do_not_name_who_has_not_agreed(sample, audience):
    content = exported(sample, "participants", format="csv", audience=audience)
    request = ExportRequest("participants", TODAY, meeting="wageningen-2020", format="xlsx", audience=audience)
    book = load_workbook(io.BytesIO(made(sample, request)))
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    for name in (WITHDRAWN, ADDRESS, *NEVER_ASKED):
        assert name not in content
        assert not [cell for cell in cells if name in cell]
    assert "solene.daubigny" not in content
    assert content.count("name withheld, ") == 5
