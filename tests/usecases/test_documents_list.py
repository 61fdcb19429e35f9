"""The list of documents is whole: every kind stands in it, can be made, and can be looked at before it is saved."""

import datetime as dt
from pathlib import Path

import pytest

from app.domain.agenda import Audience
from app.importers.preview import preview_of
from app.queries.document_choices import document_choices, people_with_mail
from app.usecases.documents import AUDIENCES, DOCUMENTS, FORMATS, Person, Wanted, make, request_for
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import suggested_name
from app.usecases.files import opened

TODAY = dt.date(2020, 3, 20)
FORMS = [(document, form) for document in DOCUMENTS for form in document.formats]


@pytest.fixture(scope="module")
def store(sample_master: Path):
    with opened(str(sample_master), read_only=True) as found:
        yield found


def test_every_kind_and_format_has_its_place_and_words():
    assert {document.kind for document in DOCUMENTS} == set(EXPORT_KINDS)
    assert len({document.id for document in DOCUMENTS}) == len(DOCUMENTS)
    assert {form for document in DOCUMENTS for form in document.formats} <= set(FORMATS)
    assert set(AUDIENCES) == set(Audience)


@pytest.mark.parametrize(("document", "form"), FORMS, ids=lambda value: getattr(value, "id", value))
def test_every_document_is_made_and_shows_what_it_holds(store, document, form):
    with store.read() as session:
        person = people_with_mail(session, TODAY)[0].email if document.person is Person.MUST else ""
    request = request_for(document, "wageningen-2020", TODAY, Wanted(form=form, person=person))
    made = make(store, request)
    assert make(store, request, made) is made
    shown = preview_of(form, made.rendered.data)
    if form == "pdf":
        assert made.rendered.data.startswith(b"%PDF")
    else:
        assert len(shown.text) > 100 or len(shown.parts) >= 2
    if form == "ics":
        assert shown.entries > 0
    assert "<" not in shown.text or form in ("md", "json", "ics", "xml")


def test_options_that_mean_nothing_are_left_out():
    by_id = {document.id: document for document in DOCUMENTS}
    wanted = Wanted(form="xlsx", audience=Audience.CHAIR, draft=True, person="ana@example.org")
    badges = request_for(by_id["badges"], "cali-2019", TODAY, wanted)
    assert (badges.format, badges.audience, badges.draft, badges.person) == ("pdf", None, False, "")
    agenda = request_for(by_id["agenda"], "cali-2019", TODAY, wanted)
    assert (agenda.format, agenda.audience, agenda.draft) == ("xlsx", Audience.CHAIR, True)
    assert request_for(by_id["all-actions"], "cali-2019", TODAY, wanted).meeting == ""
    assert suggested_name(agenda) == "cali-2019-agenda-chair-draft.xlsx"


def test_the_choices_are_the_meetings(store):
    with store.read() as session:
        everybody = people_with_mail(session, TODAY)
        choices = [document_choices(session, meeting) for meeting in (1, 2, 3, 4)]
    found = next(one for one in choices if one.meeting == "wageningen-2020")
    assert found.release == 3
    assert {one.id for one in found.people} < {one.id for one in everybody}
    assert all(one.email for one in everybody)
    assert any(one.release == 0 for one in choices)
