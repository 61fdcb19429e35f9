"""The kinds of the venue's papers, exported from the sample as the command line does it."""

import datetime as dt
import io

import pypdf
import pytest
from sqlalchemy import select, update

from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.models import Consent, Person
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered

TODAY = dt.date(2020, 3, 20)


def read(store, kind: str, meeting: str = "wageningen-2020", **fields: object) -> str:
    made = rendered(store, ExportRequest(kind, TODAY, meeting=meeting, **fields))
    assert made.problems == ()
    reader = pypdf.PdfReader(io.BytesIO(made.data), strict=True)
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


@pytest.mark.parametrize("kind", ["badges", "signin", "running-order"])
@pytest.mark.parametrize("meeting", ["wageningen-2020", "irc-founding-2020", "final-2021", "board-2020-04"])
def test_every_meeting_has_its_papers(sample, kind: str, meeting: str):
    assert read(sample, kind, meeting)


def test_the_desk_names_everybody(sample):
    with sample.change("Withdraw") as session:
        session.execute(update(Consent).values(withdrawn_at=dt.datetime(2020, 3, 19, tzinfo=dt.UTC)))
    for kind in ("badges", "signin", "certificates", "running-order"):
        said = read(sample, kind)
        assert "name withheld" not in said
        assert "Aminata Okafor" in said
    for kind in ("doors", "speakers"):
        assert "name withheld" in read(sample, kind)
        assert "Aminata Okafor" not in read(sample, kind)
    assert "Aminata Okafor" in read(sample, "speakers", audience=Audience.CHAIR)


def test_addresses_are_for_the_chair_alone(sample):
    with sample.read() as session:
        addresses = [address for address in session.scalars(select(Person.email)) if address]
    for audience in (Audience.PUBLIC, Audience.PARTICIPANTS):
        said = read(sample, "speakers", audience=audience)
        assert not any(address in said for address in addresses)
    chair = read(sample, "speakers", audience=Audience.CHAIR)
    assert "lena.brandt@ecologic.example" in chair


def test_a_certificate_for_one(sample):
    said = read(sample, "certificates", person="aminata.okafor@iita.example")
    assert "This is to certify that Aminata Okafor" in said
    assert said.count("This is to certify") == 1


def test_too_early_for_certificates(sample):
    with pytest.raises(UserError, match="can be made from that day on"):
        rendered(sample, ExportRequest("certificates", TODAY, meeting="irc-founding-2020"))


def test_one_page_for_each_who_was_there(sample):
    made = rendered(sample, ExportRequest("certificates", TODAY, meeting="wageningen-2020"))
    assert len(pypdf.PdfReader(io.BytesIO(made.data)).pages) == 73


def test_their_options():
    assert EXPORT_KINDS["certificates"].options == {"meeting", "person"}
    assert EXPORT_KINDS["speakers"].options == {"meeting", "audience"}
