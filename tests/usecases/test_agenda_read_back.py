"""Our own agendas are read back as they are: sheets, calendars and schedules, into the same meeting and a new one."""

import datetime as dt

import pytest
from agenda_files import Importing, meeting_id
from database_fixtures import dump

from app.domain.agenda import Audience
from app.domain.agenda_import_plan import EventState
from app.domain.export_request import CalendarScope, ExportRequest
from app.domain.kinds import AgendaState
from app.usecases.exports import rendered

TODAY = dt.date(2020, 3, 20)


def exported(store, form, name):
    """The working copy of a meeting's agenda as a file in French."""
    how = {"today": TODAY, "format": form, "meeting": name, "language": "fr", "draft": True}
    if form == "ics":
        return rendered(store, ExportRequest("calendar", scope=CalendarScope.MEETING, **how)).data
    return rendered(store, ExportRequest("agenda", audience=Audience.CHAIR, **how)).data


@pytest.mark.parametrize("name", ["wageningen-2020", "irc-founding-2020"])
@pytest.mark.parametrize("form", ["xlsx", "ics", "xml"])
def test_our_own_files_read_back_as_they_are(sample, tmp_path, name, form):
    importing = Importing(sample, tmp_path)
    with sample.read() as session:
        importing.meeting_id = meeting_id(session, name)
    before, data = importing.agenda(), exported(sample, form, name)
    assert set(importing.states(data, f"o.{form}").values()) == {EventState.UNCHANGED}
    people = len(dump(sample)["person"])
    importing.meeting_id = None
    importing.apply(data, f"o.{form}")
    assert len(dump(sample)["person"]) == people
    assert outline(importing.agenda(), form) == outline(before, form)


def outline(agenda, form):
    """What both say of an agenda: a schedule has no sessions of several items, a sheet says who does what too."""
    more = form == "xlsx"
    return sorted(
        (
            (held.day, item.start, item.minutes, held.room, held.track, item.title),
            held.title if form != "xml" else "",
            (item.kind, item.note, item.internal_note, item.decision) if more else (),
            parts((*item.roles, *held.roles)) if more else (),
        )
        for held in agenda.sessions
        for item in held.items
        if AgendaState.CANCELLED not in (held.state, item.state)
    )


def parts(roles):
    """Who does what; who stands in front is a speaker."""
    return sorted({(role.person.uid, role.kind.replace("presenter", "speaker"), role.state) for role in roles})
