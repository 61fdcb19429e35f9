"""Publish the agenda of the sample: what is frozen, what is refused, what calendars say of it afterwards."""

import datetime as dt

import icalendar
import pytest

from app.db.history.refusals import NothingToUndo, UndoRefused
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, ItemRoleKind, RoleState
from app.domain.new_people import NewPerson
from app.exporters.calendar.agenda import meeting_calendar
from app.queries import agenda as agenda_queries
from app.queries.meetings import find_meeting
from app.queries.releases import agenda_difference, release_document, releases, unreleased_changes
from app.queries.timetable import timetable
from app.services.agenda_items import change_item
from app.services.agenda_roles import add_item_role, set_role_state
from app.services.agenda_sessions import delete_session
from app.services.merging import merge_people
from app.services.people import create_person
from app.usecases.releases import PUBLISH, publish_release
from app.words import words

AT = dt.datetime(2020, 3, 20, 12, 0, 0, 250, tzinfo=dt.UTC)
DAY = dt.date(2020, 3, 5)


class Agenda:
    """The agenda of a meeting of the sample."""

    def __init__(self, store, name="wageningen-2020"):
        self.store = store
        with store.read() as session:
            self.id = find_meeting(session, name).id

    def read(self, query, *arguments):
        with self.store.read() as session:
            return query(session, self.id, *arguments)

    def item(self, begin):
        found = self.read(lambda session, meeting: timetable(session, meeting, DAY))
        return next(item for _session, item in found.items() if item.title.startswith(begin))

    def change(self, act, *arguments, **named):
        with self.store.change("Change") as session:
            return act(session, *arguments, **named)

    def publish(self, note="", at=AT):
        with self.store.change(PUBLISH, final=True, meeting=self.id) as session:
            return publish_release(session, self.id, note, at)

    def calendar(self):
        """The bytes of the calendar, and what it says of each event."""
        with self.store.read() as session:
            meeting = find_meeting(session, "wageningen-2020")
            made = meeting_calendar(
                agenda_queries.agenda(session, meeting), agenda_queries.releases(session, meeting), words("en")
            )
        events = icalendar.Calendar.from_ical(made).walk("VEVENT")
        return made, {str(one["UID"]).removesuffix("@plenary"): one for one in events}


@pytest.fixture
def agenda(sample):
    return Agenda(sample)


def test_a_release_keeps_the_agenda_as_it_stands_and_cannot_be_undone(agenda):
    talk = agenda.item("Panel: what would make")
    agenda.change(change_item, talk.id, title="The panel")
    assert agenda.publish("The panel has\r\n a new title ", AT) == 4
    row, *_earlier = agenda.read(releases)
    assert (row.number, row.note, row.who) == (4, "The panel has\n a new title", agenda.store.who)
    assert row.at == AT.replace(microsecond=0)
    kept = agenda.read(release_document, 4)
    assert (kept.release, kept.note, kept.at, kept.draft) == (4, row.note, row.at, False)
    assert "The panel" in [item.title for block in kept.sessions for item in block.items]
    assert agenda.read(unreleased_changes).changes == ()
    with pytest.raises((NothingToUndo, UndoRefused)):
        agenda.store.undo()
    agenda.change(change_item, talk.id, title="Another")
    assert agenda.read(release_document, 4) == kept


def test_nothing_is_published_where_nothing_has_changed(agenda):
    with pytest.raises(UserError, match="Nothing on the agenda"):
        agenda.publish()
    talk = agenda.item("Panel: what would make")
    agenda.change(change_item, talk.id, internal_note="For the chair alone")
    with pytest.raises(UserError, match="Nothing on the agenda"):
        agenda.publish()
    assert agenda.read(releases)[0].number == 3
    agenda.change(change_item, talk.id, public_note="For everybody")
    assert agenda.publish() == 4


def test_an_empty_agenda_is_not_published_but_one_that_was_emptied_is(sample):
    empty = Agenda(sample, "irc-founding-2020")
    for one in empty.read(lambda session, meeting: timetable(session, meeting, DAY)).sessions:
        empty.change(delete_session, one.id)
    with pytest.raises(UserError, match="is empty"):
        empty.publish()
    full = Agenda(sample)
    for one in full.read(lambda session, meeting: timetable(session, meeting, DAY)).sessions:
        full.change(delete_session, one.id)
    assert full.publish() == 4
    assert {str(one.kind) for one in full.read(agenda_difference, 3, 4).changes} == {"cancelled"}
    with pytest.raises(UserError, match="not there any more"), sample.change(PUBLISH, final=True) as session:
        publish_release(session, 999, "", AT)


def test_sequence_follows_the_release_and_what_is_unchanged_keeps_its_bytes(agenda):
    moved, gone, renamed = (agenda.item(begin) for begin in ("Panel: what would", "An open test", "Closing words"))
    noted = agenda.item("Access to data")
    before, events = agenda.calendar()
    assert agenda.calendar()[0] == before
    agenda.change(change_item, moved.id, start=moved.start + 15)
    agenda.change(change_item, gone.id, state=AgendaState.CANCELLED)
    agenda.change(change_item, renamed.id, title="Farewell")
    agenda.change(change_item, noted.id, public_note="Bring your tables.")
    assert agenda.calendar()[0] == before  # exports show the latest release
    agenda.publish()
    after, now = agenda.calendar()
    assert agenda.calendar()[0] == after
    touched = {uid for uid in now if uid not in events or now[uid].to_ical() != events[uid].to_ical()}
    by_title = {str(one["SUMMARY"]): uid for uid, one in now.items()}
    ids = [
        next(uid for title, uid in by_title.items() if begin in title)
        for begin in ("Panel: what would", "CANCELLED: An open test", "Farewell", "Access to data")
    ]
    assert set(ids) <= touched
    raised = {uid for uid in now if uid in events and now[uid]["SEQUENCE"] != events[uid]["SEQUENCE"]}
    followers = touched - set(ids)  # what follows a cancelled talk moves up with it
    assert raised == {ids[0], ids[1], *followers}
    assert all(now[uid]["SEQUENCE"] == events[uid]["SEQUENCE"] + 1 for uid in raised)
    assert all(now[uid]["DTSTAMP"].dt > events[uid]["DTSTAMP"].dt for uid in touched)
    assert now[ids[1]]["STATUS"] == "CANCELLED"
    assert all(now[uid]["DTSTART"].dt != events[uid]["DTSTART"].dt for uid in followers)


def test_an_answer_is_a_detail_and_the_address_of_a_speaker_is_that_of_now(agenda):
    talk = agenda.item("Panel: what would make")
    person = agenda.change(create_person, NewPerson("Zuzana Nováková", email="zuzana@x.example", language="fr"))
    role = agenda.change(add_item_role, talk.id, person, ItemRoleKind.SPEAKER, RoleState.ASKED)
    found = agenda.read(agenda_difference, 3)
    assert [str(one.kind) for one in found.changes] == ["speaker"]
    new = next(one for one in found.told if one.person_id == person)
    assert (new.name, new.email, new.language) == ("Zuzana Nováková", "zuzana@x.example", "fr")
    assert found.rows[found.changes[0].uid] == ("item", talk.id)
    agenda.publish()
    agenda.change(set_role_state, role, RoleState.CONFIRMED)
    answered = agenda.read(agenda_difference, 4)
    assert ([str(one.kind) for one in answered.changes], answered.told) == (["details"], ())


def test_merging_two_entries_of_a_speaker_changes_no_speaker(agenda):
    talk = agenda.item("Panel: what would make")
    twin = agenda.change(create_person, NewPerson("Tigist Haile", email="t.haile@x.example"))
    kept = next(one.person_id for one in agenda.read(agenda_difference, None, 3).told if one.name == "Tigist Haile")
    agenda.change(add_item_role, talk.id, twin, ItemRoleKind.MODERATOR)
    agenda.publish()
    agenda.change(merge_people, kept, twin)
    found = agenda.read(agenda_difference, 4)
    assert [one for one in found.changes if str(one.kind) == "speaker"] == []
    agenda.change(change_item, talk.id, title="The panel")
    told = [one for one in agenda.read(agenda_difference, 4).told if one.name == "Tigist Haile"]
    assert [one.person_id for one in told] == [kept]
