"""Invitations, updates and cancellations of the sample, as the files and the log that they leave."""

import datetime as dt

import pytest
from mail_reading import read_mail
from sqlalchemy import select

from app.domain.calendar import calendar_uid
from app.domain.errors import UserError
from app.domain.kinds import AgendaState, MailKind, MailState, MeetingState, RoleState
from app.domain.mail import MailText, MailWish
from app.models import Item, ItemRole, Meeting, MeetingSession, Person
from app.queries.mail_people import recipients
from app.queries.mailings import mail_messages, mailings
from app.services.mail_settings import keep_mail_text, keep_signature
from app.usecases.mailings import prepare, say_sent, write_drafts
from app.usecases.releases import publish_release

WAGENINGEN = 4
AT = dt.datetime(2020, 3, 21, 8, tzinfo=dt.UTC)
INVITE, UPDATE, CANCEL = MailKind.INVITATION, MailKind.UPDATE, MailKind.CANCELLATION


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "drafts"
    made.mkdir()
    return made


def everybody(store, meeting_id=WAGENINGEN):
    with store.read() as session:
        return tuple(one.person_id for one in recipients(session, meeting_id))


def prepared(store, kind, meeting_id=WAGENINGEN, **more):
    with store.read() as session:
        return prepare(session, MailWish(meeting_id, kind, **more))


def change(store, act):
    with store.change("Change") as session:
        act(session)


def publish(store, number=0):
    with store.change("Publish", final=True) as session:
        return publish_release(session, WAGENINGEN, "", AT + dt.timedelta(hours=number))


def talks(session):
    """Talks of Wageningen with one confirmed speaker who can be written to: item, person."""
    rows = session.execute(
        select(Item, Person)
        .join(ItemRole, ItemRole.item_id == Item.id)
        .join(Person, Person.id == ItemRole.person_id)
        .join(MeetingSession, MeetingSession.id == Item.session_id)
        .where(MeetingSession.meeting_id == WAGENINGEN, Person.email.is_not(None))
        .where(Item.state == AgendaState.CONFIRMED, ItemRole.state == RoleState.CONFIRMED)
        .order_by(Item.id)
    ).all()
    alone = [row for row in rows if [one.Item.id for one in rows].count(row.Item.id) == 1]
    first = {row.Person.id: (row.Item, row.Person) for row in reversed(alone)}
    return list(first.values())  # no two of one person


def test_an_invitation_as_drafts_is_one_file_for_each_and_one_step_that_can_be_undone(sample, folder):
    ready = prepared(sample, INVITE, people=everybody(sample))
    french = [letter.person_id for letter in ready.letters if letter.language == "fr"]
    people = (*everybody(sample)[:8], *french[:2], *(one.person_id for one in ready.unreachable))
    wish = MailWish(WAGENINGEN, INVITE, people=people, note="Bring <b>boots</b>.")
    steps = []
    done = write_drafts(sample, wish, folder, step=lambda *at: steps.append(at))
    assert len(done.files) == len(set(done.files)) == len(list(folder.iterdir())) == steps[-1][1]
    assert [one.name for one in done.unreachable] == ["Anna Kontoboytseva", "Cees Veerman"]
    mails = [read_mail(file.read_bytes()) for file in done.files]
    assert {mail.method for mail in mails} == {"REQUEST"}
    assert len({str(mail.event["UID"]) for mail in mails}) == 1
    assert all(mail.head["X-Unsent"] == "1" for mail in mails)
    assert all("Bring &lt;b&gt;boots&lt;/b&gt;." in mail.page for mail in mails)
    assert {str(mail.event["ORGANIZER"]) for mail in mails} == {"mailto:secretariat@circasa.example"}
    assert [str(mail.event["ATTENDEE"]) for mail in mails] == [f"mailto:{mail.mailbox('To')[1]}" for mail in mails]
    assert all(mail.agenda is not None and mail.agenda.walk("VEVENT") for mail in mails)
    said = {(mail.head["Content-Language"], mail.text.partition(" ")[0]) for mail in mails}
    assert said == {("en", "Dear"), ("fr", "Bonjour")}
    with sample.read() as session:
        rows = mail_messages(session, WAGENINGEN, done.mailing_id)
    assert [row.message_id for row in rows] == [mail.head["Message-ID"] for mail in mails]
    assert {row.state for row in rows} == {MailState.DRAFTED}
    say_sent(sample, [row.id for row in rows])
    sample.undo()
    sample.undo()
    with sample.read() as session:
        assert mailings(session, WAGENINGEN) == ()


def test_drafts_that_are_stopped_leave_neither_files_nor_a_log(sample, folder):
    def stop(done, _total):
        if done == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        write_drafts(sample, MailWish(WAGENINGEN, INVITE, people=everybody(sample)), folder, step=stop)
    assert list(folder.iterdir()) == []
    with sample.read() as session:
        assert mailings(session, WAGENINGEN) == ()
    with pytest.raises(UserError, match="no folder"):
        write_drafts(sample, MailWish(WAGENINGEN, INVITE, people=everybody(sample)), folder / "none")


def test_nobody_is_invited_twice_unless_named(sample, folder):
    first = prepared(sample, INVITE, 1)
    assert len(first.letters) > 10
    write_drafts(sample, MailWish(1, INVITE), folder)
    assert prepared(sample, INVITE, 1).letters == ()
    with pytest.raises(UserError, match="nobody to write to"):
        write_drafts(sample, MailWish(1, INVITE), folder)
    again = prepared(sample, INVITE, 1, people=(first.letters[0].person_id,))
    assert [letter.person_id for letter in again.letters] == [first.letters[0].person_id]


def test_an_update_tells_exactly_what_changed_since_each_was_told(sample, folder):
    with sample.read() as session:
        (moved, mover), (gone, goner), (renamed, renamer) = talks(session)[:3]
    expected = {mover.id: moved.uid, goner.id: gone.uid, renamer.id: renamed.uid}
    assert len(expected) == 3
    change(sample, lambda session: setattr(session.get_one(Item, moved.id), "start", 1080))
    publish(sample)
    change(sample, lambda session: setattr(session.get_one(Item, gone.id), "state", AgendaState.CANCELLED))
    change(sample, lambda session: setattr(session.get_one(Item, renamed.id), "title", "Other words"))
    number = publish(sample, 1)
    only = prepared(sample, UPDATE)
    theirs = {letter.about: letter for letter in only.letters if letter.method}
    assert only.release == number
    assert calendar_uid(str(moved.uid)) not in theirs  # told of by the release before, which nobody was sent
    with sample.read() as session:  # nobody was ever written to: the one before counts
        known = prepare(session, MailWish(WAGENINGEN, UPDATE, release=number - 1))
    assert calendar_uid(str(moved.uid)) in {letter.about for letter in known.letters}
    event = theirs[calendar_uid(str(gone.uid))]
    assert (event.method, event.person_id) == ("CANCEL", goner.id)
    title = theirs[calendar_uid(str(renamed.uid))]
    assert title.event.stamp.sequence == 0
    write_drafts(sample, MailWish(WAGENINGEN, UPDATE, release=number - 1), folder)
    write_drafts(sample, MailWish(WAGENINGEN, UPDATE), folder)
    assert prepared(sample, UPDATE).letters == ()  # everybody was told of everything


def test_who_missed_a_release_is_told_of_both(sample, folder):
    with sample.read() as session:
        (moved, mover), (renamed, _renamer) = talks(session)[:2]
    write_drafts(sample, MailWish(WAGENINGEN, INVITE, people=(mover.id,)), folder)
    change(sample, lambda session: setattr(session.get_one(Item, moved.id), "start", 1080))
    publish(sample)
    change(sample, lambda session: setattr(session.get_one(Item, renamed.id), "title", "Other words"))
    publish(sample, 1)
    letters = prepared(sample, UPDATE).letters_to(mover.id)
    assert calendar_uid(str(moved.uid)) in {letter.about for letter in letters}


def test_a_meeting_that_moves_is_sent_again_to_everybody_who_was_invited(sample, folder):
    people = everybody(sample)[:5]
    write_drafts(sample, MailWish(WAGENINGEN, INVITE, people=people), folder)
    change(sample, lambda session: setattr(session.get_one(Meeting, WAGENINGEN), "address", "Elsewhere 1"))
    publish(sample)
    letters = [letter for letter in prepared(sample, UPDATE).letters if letter.event and "@plenary" in letter.about]
    with sample.read() as session:
        uid = calendar_uid(str(session.get_one(Meeting, WAGENINGEN).uid))
    own = [letter for letter in letters if letter.about == uid]
    assert {letter.person_id for letter in own} == {
        letter.person_id for letter in prepared(sample, INVITE, people=people).letters
    }
    assert {letter.event.stamp.sequence for letter in own} == {1}


def test_only_a_cancelled_meeting_is_called_off(sample):
    with pytest.raises(UserError, match="cancel the meeting first"):
        prepared(sample, CANCEL)
    change(sample, lambda session: setattr(session.get_one(Meeting, WAGENINGEN), "state", MeetingState.CANCELLED))
    with pytest.raises(UserError, match="only its cancellation"):
        prepared(sample, UPDATE)
    called_off = prepared(sample, CANCEL)
    assert {letter.method for letter in called_off.letters} == {"CANCEL"}
    with sample.read() as session:
        item, person = talks(session)[0]
    letters = called_off.letters_to(person.id)
    assert calendar_uid(str(item.uid)) in {letter.about for letter in letters}
    assert all(letter.event.status.name == "CANCELLED" for letter in letters)
    assert len({letter.person_id for letter in called_off.letters}) >= 70


def test_the_teams_words_and_those_of_one_occasion(sample):
    with sample.change("Words") as session:
        keep_mail_text(session, INVITE, "en", MailText("Come!", "Dear {name}\n\n{signature}"))
        keep_signature(session, "en", "Yours, {project}")
    people = everybody(sample)
    letters = prepared(sample, INVITE, people=people).letters
    english = next(letter for letter in letters if letter.language == "en")
    assert (english.subject, english.text) == ("Come!", f"Dear {english.to.name}\n\nYours, CIRCASA")
    now = MailText("Once", "Only {name}")
    assert {one.subject for one in prepared(sample, INVITE, people=people, texts={"en": now, "fr": now}).letters} == {
        "Once"
    }
    with pytest.raises(UserError, match="no placeholder"):
        prepared(sample, INVITE, texts={"en": MailText("x", "{nmae}")})


def test_without_a_release_or_a_sender_it_says_so(sample):
    with pytest.raises(UserError, match="has no release 99: the latest is 3"):
        prepared(sample, UPDATE, release=99)
    with pytest.raises(UserError, match="need a sender"):
        prepared(sample, INVITE, 8)
