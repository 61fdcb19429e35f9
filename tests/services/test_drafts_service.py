"""What is typed is kept without a step, and is there again after the program was killed."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

from sqlalchemy import func, select

from app.domain.drafts import DraftPlace, minutes_place
from app.models import Draft, Item
from app.models.history import change, step
from app.queries.drafts import draft, drafts
from app.services.drafts import drop_draft, drop_lost_drafts, keep_draft
from app.services.meetings import delete_meeting
from app.services.minutes import set_leaders
from app.usecases.files import opened

AT = dt.datetime(2020, 3, 20, 14, 2, tzinfo=dt.UTC)
TYPING = Path(__file__).parent / "draft_typing.py"


def keep(store, place, text, who="ana", base=3, at=AT):
    with store.change("Keep a draft") as session:
        keep_draft(session, place, who, text, base, at)


def kept(store, place, who="ana"):
    with store.read() as session:
        return draft(session, place, who)


def history(store):
    with store.read() as session:
        return [session.scalar(select(func.count()).select_from(table)) for table in (step, change)]


def test_a_draft_is_kept_changed_and_dropped_for_each_person(sample):
    place = minutes_place(3, None)
    keep(sample, place, "Ana's")
    keep(sample, place, "Ana's, longer", at=AT + dt.timedelta(seconds=3))
    keep(sample, place, "Ben's", who="ben", base=0)
    found = kept(sample, place)
    assert (found.text, found.base_version, found.at) == ("Ana's, longer", 3, AT + dt.timedelta(seconds=3))
    with sample.change("Drop a draft") as session:
        drop_draft(session, place, "ana")
    assert kept(sample, place) is None
    assert kept(sample, place, "ben").text == "Ben's"


def test_typing_is_no_step_and_disturbs_neither_undo_nor_redo_nor_those_who_listen(sample):
    with sample.change("Set the chair") as session:
        set_leaders(session, 3, chair_id=2)
    sample.undo()
    undo, redo, before, heard = sample.next_undo(), sample.next_redo(), history(sample), []
    sample.subscribe(heard.append)
    keep(sample, minutes_place(3, None), "Typed.")
    with sample.change("Drop a draft") as session:
        drop_draft(session, minutes_place(3, None), "ana")
    keep(sample, minutes_place(3, None), "Typed again.")
    assert (sample.next_undo(), sample.next_redo(), history(sample), heard) == (undo, redo, before, [])
    assert sample.redo().message == "Set the chair"
    assert kept(sample, minutes_place(3, None)).text == "Typed again."


def test_a_draft_is_read_by_nobody_else_and_lists_what_is_open(sample):
    keep(sample, minutes_place(3, None), "One.")
    keep(sample, minutes_place(3, 50), "Two.", at=AT + dt.timedelta(minutes=1))
    with sample.read() as session:
        assert [one.text for one in drafts(session, "ana")] == ["One.", "Two."]
        assert drafts(session, "ben") == ()


def test_drafts_of_a_row_that_is_gone_are_neither_read_nor_kept(sample):
    place = minutes_place(3, None)
    item = DraftPlace("item", sample_item(sample), "minutes")
    keep(sample, place, "Opening.")
    keep(sample, item, "Item.")
    keep(sample, minutes_place(1, None), "Of another meeting.")
    with sample.change("Delete the meeting") as session:
        delete_meeting(session, 4)
    assert kept(sample, place) is None
    with sample.read() as session:
        assert [one.text for one in drafts(session, "ana")] == ["Of another meeting."]
    keep(sample, place, "Typed on.")
    with sample.change("Tidy") as session:
        drop_lost_drafts(session)
    with sample.read() as session:
        assert session.scalars(select(Draft.text)).all() == ["Of another meeting."]


def sample_item(store):
    with store.read() as session:
        return session.scalars(select(Item.id).where(Item.title == "Access to data and publications")).one()


def test_it_is_there_when_the_file_is_opened_again(sample_file):
    with opened(str(sample_file)) as store:
        keep(store, minutes_place(3, None), "naïve 张伟 \u202e*x*")
    with opened(str(sample_file)) as again:
        assert kept(again, minutes_place(3, None)).text == "naïve 张伟 \u202e*x*"


def test_it_is_there_after_the_program_was_killed_while_typing(sample_file):
    with opened(str(sample_file)) as store:
        before = history(store)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])}
    child = subprocess.Popen([sys.executable, str(TYPING), str(sample_file)], stdout=subprocess.PIPE, env=environment)
    with child.stdout as said:
        lines = [said.readline() for _ in range(5)]
        child.kill()
        lines += said.readlines()
    assert child.wait() == -9
    newest = int([line for line in lines if line.endswith(b"\n")][-1])
    with opened(str(sample_file)) as store:
        words = kept(store, minutes_place(3, None), "typist").text.split()
        assert len(words) in (newest, newest + 1)  # the last one may have been kept before it could be said
        assert history(store) == before
