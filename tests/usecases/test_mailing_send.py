"""Messages over SMTP, to a server of the tests' own: each once, whatever happens on the way."""

import os
import signal
import subprocess
import sys
from email import message_from_bytes, policy

import pytest
from mail_servers import hang_up, plain_server
from mailing_steps import WAGENINGEN, begun, some_people, states
from source_tree import ROOT

from app.db.beside import store_beside
from app.domain.errors import UserError
from app.domain.kinds import MailState, MailWay, NoticeKind
from app.models import Mailing, MailMessage, Notice, Participation
from app.queries.mailings import mail_messages, mailings, unfinished_mailing
from app.usecases.files import opened
from app.usecases.mailing_send import Pace, send_beside, send_mailing
from app.usecases.mailings import drop_the_waiting, prepared_again, say_sent, send_anyway


@pytest.fixture
def box():
    with plain_server() as box:
        yield box


def test_everybody_gets_one_message_and_the_log_says_when(sample, box):
    mailing_id, addresses = begun(sample, box)
    steps = []
    done = send_mailing(sample, mailing_id, None, lambda *at: steps.append(at))
    assert (done.sent, done.failed, done.unsure, done.waiting, done.problem) == (4, 0, 0, 0, None)
    assert box.addresses == addresses
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    heads = [message_from_bytes(data, policy=policy.default) for _address, data in box.taken]
    with sample.read() as session:
        rows = mail_messages(session, WAGENINGEN, mailing_id)
    assert [head["Message-ID"] for head in heads] == [row.message_id for row in rows]
    assert len({row.message_id for row in rows}) == 4
    assert all(row.at is not None and row.state is MailState.SENT for row in rows)
    assert all("X-Unsent" not in head for head in heads)
    assert send_mailing(sample, mailing_id, None).sent == 4  # nothing waits: nobody gets it twice
    assert len(box.taken) == 4


def test_an_invitation_that_went_out_is_the_notice_of_the_meeting(sample, box):
    with sample.change("Forget what was sent") as session:
        for notice in session.query(Notice).filter_by(meeting_id=WAGENINGEN):
            session.delete(notice)
        for row in session.query(Participation).filter_by(meeting_id=WAGENINGEN):
            row.invited_on = None
    mailing_id, _addresses = begun(sample, box, 3)
    people = [one.person_id for one in some_people(sample, 3)]
    box.rcpt[some_people(sample, 3)[1].email] = ["550 no such person"]
    send_mailing(sample, mailing_id, None)
    with sample.read() as session:
        (notice,) = session.query(Notice).filter_by(meeting_id=WAGENINGEN, kind=NoticeKind.MEETING)
        invited = session.query(Participation).filter(Participation.invited_on.is_not(None))
        assert {row.person_id for row in invited if row.meeting_id == WAGENINGEN} == {people[0], people[2]}
        assert str(notice.sent_on) == "2020-03-20"  # the day the file takes for today
    assert sample.next_undo() is None  # it reached people: there is no way back


def test_what_is_refused_for_good_fails_and_what_is_refused_for_now_waits(sample, box):
    mailing_id, (first, second, third, fourth) = begun(sample, box)
    box.rcpt[second] = ["550-5.1.1 no mailbox\r\n550 of that name"]
    box.rcpt[third] = ["451 4.7.1 come back later"]
    box.data[fourth] = ["554 5.6.0 looks like spam"]
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.failed, done.waiting, done.problem) == (1, 2, 1, None)
    with sample.read() as session:
        rows = {row.address: row for row in mail_messages(session, WAGENINGEN, mailing_id)}
        assert unfinished_mailing(session, WAGENINGEN) == mailing_id
    assert rows[second].state is MailState.FAILED
    assert rows[second].error.startswith("550 5.1.1 no mailbox")
    assert (rows[third].state, rows[third].error) == (MailState.WAITING, "451 4.7.1 come back later")
    assert rows[fourth].error == "554 5.6.0 looks like spam"
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.failed, done.waiting) == (2, 2, 0)
    assert box.addresses == [first, third]


def test_a_lost_connection_leaves_the_rest_waiting_and_the_one_in_flight_unsure(sample, box):
    mailing_id, (first, second, third, fourth) = begun(sample, box)
    box.data[second] = [hang_up]
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.unsure, done.waiting) == (1, 1, 2)
    assert "connection" in str(done.problem)
    assert "127.0.0.1" in str(done.problem)
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.unsure, done.waiting, done.problem) == (3, 1, 0, None)
    assert box.addresses == [first, third, fourth]  # what is unsure is not sent by itself
    with sample.read() as session:
        (unsure,) = [row for row in mail_messages(session, WAGENINGEN) if row.state is MailState.UNSURE]
    assert unsure.address == second
    send_anyway(sample, [unsure.id])
    send_mailing(sample, mailing_id, None)
    assert box.addresses == [first, third, fourth, second]
    with pytest.raises(UserError, match="was sent"):
        send_anyway(sample, [unsure.id])


def test_a_server_that_closes_between_two_messages_is_called_again(sample, box):
    mailing_id, addresses = begun(sample, box)
    box.rcpt[addresses[2]] = [hang_up]
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.unsure, done.problem) == (4, 0, None)
    assert box.addresses == addresses


def test_a_pause_keeps_what_went_out_and_going_on_sends_the_rest(sample, box):
    def pause(done, _total):
        if done == 2:
            raise InterruptedError

    mailing_id, addresses = begun(sample, box)
    with pytest.raises(InterruptedError):
        send_mailing(sample, mailing_id, None, pause)
    assert states(sample, mailing_id) == [MailState.SENT, MailState.SENT, MailState.WAITING, MailState.WAITING]
    drop = states(sample, mailing_id)
    assert drop.count(MailState.WAITING) == 2
    with store_beside(sample) as beside:
        send_mailing(beside, mailing_id, None)
    assert box.addresses == addresses


def test_what_waits_can_be_given_up(sample, box):
    mailing_id, _addresses = begun(sample, box)
    drop_the_waiting(sample, mailing_id)
    assert set(states(sample, mailing_id)) == {MailState.DROPPED}
    assert send_mailing(sample, mailing_id, None).sent == 0
    assert box.taken == []


def test_a_limit_of_messages_a_minute_is_kept(sample, box):
    mailing_id, _addresses = begun(sample, box, rate=30)
    now, waits = [0.0], []

    def wait(seconds):
        waits.append(seconds)
        now[0] += seconds

    send_mailing(sample, mailing_id, None, pace=Pace(lambda: now[0], wait))
    assert sum(waits) == pytest.approx(6.0)  # three times two seconds between four messages
    assert max(waits) <= 0.2  # a pause is heard at once


def test_only_one_run_of_a_mailing_at_a_time(sample, box):
    mailing_id, _addresses = begun(sample, box)
    refused = []

    def again(done, _total):
        if done == 1:
            for act in (lambda: send_mailing(sample, mailing_id, None), lambda: drop_the_waiting(sample, mailing_id)):
                with pytest.raises(UserError) as problem:
                    act()
                refused.append(str(problem.value))

    assert send_beside(sample, mailing_id, None, again).sent == 4
    assert len(box.taken) == 4
    assert refused == [
        "These messages are being sent already: wait until that has ended.",
        "Messages are being sent: pause that first.",
    ]


def test_a_sender_that_the_server_refuses_stops_the_run(sample, box):
    mailing_id, _addresses = begun(sample, box)
    box.mail = ["553 5.7.1 not yours"]
    done = send_mailing(sample, mailing_id, None)
    assert (done.sent, done.waiting) == (0, 4)
    assert "team@circasa.example" in str(done.problem)
    assert "553 5.7.1 not yours" in str(done.problem)


def test_killed_while_a_message_is_handed_over_it_is_unsure_and_none_goes_out_twice(sample_file, box):
    with opened(str(sample_file)) as store:
        mailing_id, addresses = begun(store, box)
    command = [
        sys.executable,
        "-m",
        "main",
        "send",
        str(sample_file),
        "--meeting",
        "wageningen-2020",
        "--smtp",
        "--resume",
    ]
    child = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def kill(server):
        os.kill(child.pid, signal.SIGKILL)
        child.wait(30)
        return hang_up(server)

    box.data[addresses[1]] = [kill]
    child.wait(60)
    assert child.returncode == -signal.SIGKILL
    assert box.addresses == addresses[:1]
    with opened(str(sample_file)) as store:
        assert states(store, mailing_id) == [MailState.SENT, MailState.UNSURE, MailState.WAITING, MailState.WAITING]
        done = send_mailing(store, mailing_id, None)
        assert (done.sent, done.unsure, done.waiting) == (3, 1, 0)
        assert box.addresses == [addresses[0], *addresses[2:]]
        with store.read() as session:
            (unsure,) = [row for row in mail_messages(session, WAGENINGEN) if row.state is MailState.UNSURE]
        say_sent(store, [unsure.id])
        assert states(store, mailing_id) == [MailState.SENT] * 4


def test_what_is_made_again_is_what_was_begun(sample, box):
    mailing_id, _addresses = begun(sample, box)
    with sample.change("Rename") as session:
        from app.models import Meeting

        session.get_one(Meeting, WAGENINGEN).title = "Another title"
    with sample.read() as session:
        letters = prepared_again(session, mailing_id).letters
        rows = mail_messages(session, WAGENINGEN, mailing_id)
        (row,) = mailings(session, WAGENINGEN)
        assert session.query(Mailing).count() == 1
        assert session.query(MailMessage).count() == 4
    assert [letter.subject for letter in letters] == [row.subject for row in rows]
    assert (row.way, row.waiting, row.total) == (MailWay.SERVER, 4, 4)
