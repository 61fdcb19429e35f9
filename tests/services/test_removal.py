"""Deleting a meeting takes everything that belongs to it along, and one undo brings all of it back."""

import pytest
from database_fixtures import dump
from sqlalchemy import select

from app.domain.errors import UserError
from app.models import Action, Meeting, Organisation
from app.queries.meetings import find_meeting
from app.services.meetings import delete_meeting
from app.services.removal import remove
from app.usecases.files import opened

OF_A_MEETING = ("session", "item", "item_role", "participation", "presence", "minutes", "minutes_text", "decision")


def test_delete_undo_redo_and_undo_after_reopening(sample_file):
    with opened(str(sample_file)) as store:
        before = dump(store)
        with store.change("Delete the meeting") as session:
            delete_meeting(session, meeting_id_in(session))
        without = dump(store)
        assert all(len(without[table]) < len(before[table]) for table in OF_A_MEETING)
        store.undo()
        assert dump(store) == before
        store.redo()
        assert dump(store) == without
    with opened(str(sample_file)) as again:
        assert dump(again) == without
        again.undo()
        assert dump(again) == before


def meeting_id_in(session):
    return find_meeting(session, "wageningen-2020").id


def test_actions_recorded_in_it_stay_somebodys_to_do(sample):
    with sample.read() as session:
        count = len(session.scalars(select(Action.id)).all())
    with sample.change("Delete the meeting") as session:
        delete_meeting(session, meeting_id_in(session))
    with sample.read() as session:
        actions = session.scalars(select(Action)).all()
        assert len(actions) == count
        assert session.scalars(select(Meeting.short_name).where(Meeting.short_name == "wageningen-2020")).all() == []


def test_what_others_cannot_do_without_is_not_deleted(sample):
    before = dump(sample)
    with sample.read() as session:
        used = session.scalars(select(Organisation.id).where(Organisation.is_coordinator)).one()
    with pytest.raises(UserError, match="still need it"), sample.change("Delete") as session:
        remove(session, "organisation", used)
    assert dump(sample) == before
