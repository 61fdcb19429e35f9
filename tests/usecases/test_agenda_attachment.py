"""The calendar that travels inside the agenda's PDF tells each reader no more than the agenda does."""

import datetime as dt
import io

import icalendar
import pypdf
import pytest

from app.domain.agenda import Audience
from app.domain.export_request import ExportRequest
from app.usecases.exports import rendered

TODAY = dt.date(2020, 3, 20)
LINK = "https://meet.circasa.example"


def attached(store, audience: Audience) -> bytes:
    request = ExportRequest("agenda", TODAY, "pdf", meeting="wageningen-2020", audience=audience)
    (file,) = pypdf.PdfReader(io.BytesIO(rendered(store, request).data)).attachments.values()
    return file[0]


def test_participants_can_join_from_it(sample):
    events = icalendar.Calendar.from_ical(attached(sample, Audience.PARTICIPANTS)).events
    assert len(events) > 60
    assert any(LINK in str(event["DESCRIPTION"]) for event in events)


@pytest.mark.parametrize("secret", [LINK, "not yet confirmed", "to be confirmed", "Villaseñor"])
def test_the_public_learns_nothing_that_is_not_for_it(sample, secret):
    events = icalendar.Calendar.from_ical(attached(sample, Audience.PUBLIC)).events
    assert len(events) > 60
    assert not any(secret in str(value) for event in events for value in event.values())
