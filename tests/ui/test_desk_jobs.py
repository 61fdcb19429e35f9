"""The desk of pages: changes and what came of them, and long work in another thread."""

import datetime as dt
import threading
import weakref
from contextlib import closing

import pytest
from desk_tools import NOON, settle
from PySide6.QtCore import QCoreApplication, QRunnable
from shiboken6 import getAllValidWrappers, isValid

from app.db.engine import open_engine
from app.db.schema import METADATA
from app.db.stores import store_on
from app.domain.errors import UserError
from app.queries.meeting_rows import meeting_rows
from app.services.meetings import edit_meeting
from app.services.project import set_as_of
from app.ui.desk import Desk
from app.ui.jobs import Job
from app.ui.places import Place
from app.usecases.files import opened


@pytest.fixture
def heard(desk) -> dict[str, list]:
    """What the desk said, refused and went to."""
    told: dict[str, list] = {"said": [], "refused": [], "went": [], "stepped": []}
    for name, signals in told.items():
        getattr(desk, name).connect(signals.append)
    return told


def rename(desk: Desk, name: str, **also: object):
    """Give the first meeting another short name; the outcome."""
    first = desk.read(lambda session: meeting_rows(session, NOON.date())[0].id)
    act = lambda session: edit_meeting(session, first, short_name=name)  # noqa: E731
    return desk.change("Change meeting {meeting}", act, meeting=first, **also)


def test_a_change_is_one_step_and_says_what_was_done(desk, heard):
    assert rename(desk, "Another", done="Renamed it.")
    assert [(one.text, one.undo) for one in heard["said"]] == [("Renamed it.", True)]
    assert len(heard["stepped"]) == 1


def test_an_outcome_has_what_the_service_gave(desk):
    outcome = desk.change("Change meeting {meeting}", lambda _session: 7, meeting=1)
    assert (outcome.saved, outcome.value) == (True, 7)


def test_what_reaches_other_people_offers_no_undo(desk, heard):
    assert rename(desk, "Another", done="Sent it.", final=True)
    assert [one.undo for one in heard["said"]] == [False]


def test_a_refusal_goes_to_the_message_bar_or_to_who_asked(desk, heard):
    assert not rename(desk, "", done="Renamed it.")
    assert len(heard["refused"]) == 1
    mine = []
    assert not rename(desk, "", refused=mine.append)
    assert (len(mine), len(heard["refused"]), heard["said"], heard["stepped"]) == (1, 1, [], [])


def test_a_database_that_is_read_only_refuses_in_words(qapp, sample_file, settings):
    with opened(str(sample_file)) as store:
        store.read_only = True
        desk = Desk(store, settings, clock=lambda: NOON)
        told = []
        desk.refused.connect(told.append)
        assert desk.read_only
        assert not rename(desk, "Another")
        assert "open for reading only" in str(told[0])
        desk.close()


def test_going_and_saying(desk, heard):
    desk.go(Place("meetings"))
    desk.say("Saved it.", label="Open", act=lambda: None)
    assert heard["went"] == [Place("meetings")]
    assert [(one.text, one.label, one.undo) for one in heard["said"]] == [("Saved it.", "Open", False)]


def test_the_as_of_day_is_that_of_the_desks_clock(desk):
    assert desk.as_of() == NOON.date()


def test_the_as_of_day_follows_the_project_its_undo_and_other_people(desk, sample_file):
    before, chosen = desk.as_of(), dt.date(2019, 11, 5)
    desk.change("Project", lambda session: set_as_of(session, chosen))
    assert desk.as_of() == chosen
    desk.store.undo()
    assert desk.as_of() == before
    with closing(store_on(open_engine(sample_file, METADATA), "B")) as other, other.change("Project") as session:
        set_as_of(session, chosen)
    desk.store.poll()
    assert desk.as_of() == chosen


def test_the_as_of_day_is_read_once_and_again_on_another_day(empty_desk, monkeypatch):
    read, looked = empty_desk.read, []
    monkeypatch.setattr(empty_desk, "read", lambda query: looked.append(query) or read(query))
    assert empty_desk.as_of() == empty_desk.as_of() == NOON.date()
    assert len(looked) == 1
    monkeypatch.setattr(empty_desk, "now", lambda: NOON + dt.timedelta(days=1))
    assert empty_desk.as_of() == NOON.date() + dt.timedelta(days=1)


def test_work_runs_elsewhere_and_its_result_comes_here(desk, qtbot):
    here, threads, seen = threading.current_thread(), {}, []

    def work(job: Job) -> int:
        threads["work"] = threading.current_thread()
        job.step(1, 2)
        return 42

    job = desk.run("Count", work, lambda value: threads.update(done=threading.current_thread(), value=value))
    job.progress.connect(lambda done, total: seen.append((done, total, threading.current_thread())))
    qtbot.waitUntil(lambda: "done" in threads)
    assert threads["work"] is not here
    assert (threads["done"], threads["value"]) == (here, 42)
    assert all(thread is here for _done, _total, thread in seen)


def test_what_work_refuses_is_told_in_words(desk, heard, qtbot):
    def work(_job: Job) -> None:
        raise UserError("The disk is full.")

    mine, threads = [], []
    desk.run("Write", work, lambda _value: None)
    qtbot.waitUntil(lambda: len(heard["refused"]) == 1)
    note = lambda error: (mine.append(error), threads.append(threading.current_thread()))  # noqa: E731
    desk.run("Write", work, lambda _value: None, failed=note)
    qtbot.waitUntil(lambda: len(mine) == 1)
    assert (len(heard["refused"]), threads) == (1, [threading.current_thread()])


def test_a_mistake_in_work_is_a_mistake_of_the_program(desk, heard, qtbot):
    def work(_job: Job) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as raised:
        desk.run("Divide", work, lambda _value: None)
        qtbot.waitUntil(lambda: bool(raised))
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]
    assert heard["refused"] == []


def test_a_job_that_is_cancelled_stops_and_gives_nothing(desk, heard, qtbot):
    began, stop, results = threading.Event(), threading.Event(), []

    def work(job: Job) -> str:
        began.set()
        assert stop.wait(5)
        job.step(1, 2)
        return "not wanted"

    job = desk.run("Count", work, results.append)
    assert began.wait(5)
    job.cancel()
    with qtbot.waitSignals([job.cancelled, job.ended]):
        stop.set()
    assert (results, heard["refused"]) == ([], [])


@pytest.mark.parametrize("fails", [False, True])
def test_what_comes_after_cancel_is_thrown_away(desk, heard, qtbot, fails):
    began, stop, results = threading.Event(), threading.Event(), []

    def work(_job: Job) -> str:
        began.set()
        assert stop.wait(5)
        if fails:
            raise UserError("It was half done.")
        return "not wanted"

    job = desk.run("Count", work, results.append)
    assert began.wait(5)
    with qtbot.waitSignal(job.ended):
        stop.set()
        job.cancel()
    settle()
    assert (results, heard["refused"]) == ([], [])


def test_jobs_run_one_after_the_other(desk, qtbot):
    order = []

    def first(_job: Job) -> None:
        order.append("first begins")
        order.append("first ends")

    desk.run("First", first, lambda _value: None)
    desk.run("Second", lambda _job: order.append("second"), lambda _value: order.append("done"))
    qtbot.waitUntil(lambda: "done" in order)
    assert order == ["first begins", "first ends", "second", "done"]


def test_closing_while_a_job_runs_waits_and_gives_nothing(qapp, sample, settings):
    desk = Desk(sample, settings, clock=lambda: NOON)
    began, results, ended = threading.Event(), [], []

    def work(job: Job) -> str:
        began.set()
        for turn in range(100_000):
            job.step(turn, 100_000)
        return "not wanted"

    desk.run("Count", work, results.append).ended.connect(lambda: ended.append(True))
    desk.run("Never begun", work, results.append)
    assert began.wait(5)
    desk.close()
    assert desk.pool.activeThreadCount() == 0
    settle()
    assert results == []


def test_a_result_that_arrives_after_closing_is_thrown_away(qapp, sample, settings):
    desk = Desk(sample, settings, clock=lambda: NOON)
    results = []
    desk.run("Count", lambda _job: 1, results.append)
    desk.pool.waitForDone()
    desk.close()  # before the event loop could tell the result
    settle()
    assert results == []


def test_nothing_is_left_of_a_job_and_of_a_desk(qapp, sample, settings, qtbot):
    desk = Desk(sample, settings, clock=lambda: NOON)
    done = []
    job = desk.run("Count", lambda _job: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    settle()
    assert not isValid(job)
    before = len(sample._subscribers)
    desk.close()
    assert len(sample._subscribers) == before - 1
    left = weakref.ref(desk)
    del desk, job
    settle()
    QCoreApplication.processEvents()
    assert left() is None


def test_a_job_leaves_nothing_that_could_stand_for_another_object(desk, qtbot):
    ended = []
    for number in range(20):
        desk.run("Count", lambda _job, number=number: number, ended.append)
    qtbot.waitUntil(lambda: len(ended) == 20)
    settle()
    assert [each for each in getAllValidWrappers() if isinstance(each, QRunnable)] == []
