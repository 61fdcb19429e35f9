"""What each person is written: the words, and one event for each message, as the releases of the agenda say."""

from dataclasses import replace

import pytest
from agenda_builders import MEETING, PROJECT, agenda, instant, item, released, role, session
from mail_reading import read_mail

from app.domain.agenda_changes import agenda_changes
from app.domain.calendar import Stamp, calendar_uid
from app.domain.kinds import AgendaState, ItemRoleKind, MailKind, MeetingState, Reply
from app.domain.mail import LastTold, MailAddress, MailText, MeetingEvent, Recipient, Sender, next_meeting_event
from app.domain.mail_facts import MailFacts, PersonFacts
from app.domain.mail_texts import BUILT_IN, signature_of
from app.domain.telling import Addressee, told_of
from app.exporters.mail.letters import letters_for
from app.exporters.mail.message import message_bytes

ANA = Recipient(1, "ana", "Ana Silva", "ana@x.example", "en", True, True, Reply.NONE, LastTold(1, 0))
LUC = Recipient(2, "luc", "Luc Noël", "luc@x.example", "fr", True, True, Reply.NONE, LastTold(1, 0))
SENDER = Sender(MailAddress("CIRCASA", "team@circasa.example"))


def talk(uid, *people, **changes):
    return item(uid, roles=tuple(role(person) for person in people), **changes)


def facts(kind, releases, meeting=MEETING, note="", **texts):
    return MailFacts(
        kind=kind,
        project=PROJECT,
        event=MeetingEvent(meeting, Stamp(0, instant(1), instant(1))),
        document=releases[-1].document if releases else None,
        releases=tuple(releases),
        texts={language: texts.get(language) or BUILT_IN[kind, language] for language in ("en", "fr")},
        signatures={language: signature_of(None, language) for language in ("en", "fr")},
        note=note,
    )


def update(person, before, after, **more):
    releases = released(before, after)
    people = {one.person_uid: Addressee(one.person_id, one.name, one.email, one.language) for one in (ANA, LUC)}
    told = {
        one.person_id: one.changes
        for one in told_of(agenda_changes(releases[0].document, releases[1].document), people)
    }
    whole = facts(MailKind.UPDATE, releases, **more)
    return letters_for(whole, PersonFacts(person, False, told.get(person.person_id, ()), releases[0].document))


def events(letters):
    return [(letter.method, letter.about) for letter in letters]


def test_an_invitation_is_the_meeting_itself_in_the_language_of_the_person():
    whole = facts(MailKind.INVITATION, released(agenda(session("s", talk("a", "ana", "luc")))))
    (english,) = letters_for(whole, PersonFacts(ANA, with_event=True))
    (french,) = letters_for(whole, PersonFacts(LUC, with_event=True))
    assert english.subject == "Invitation: CIRCASA annual meeting 2020, 4–6 March 2020"
    assert english.text.startswith(
        "Dear Ana Silva,\n\nWe invite you to CIRCASA annual meeting 2020.\n\nWhen: 4–6 March"
    )
    assert "- Wednesday 4 March 2020, 09:00–09:30: Talk a (speaker), Big hall" in english.text
    assert "Join online" not in english.text  # the meeting has no link
    assert french.subject == "Invitation : CIRCASA annual meeting 2020, 4–6 mars 2020"
    assert french.text.startswith("Bonjour Luc Noël,\n\nNous avons le plaisir")
    assert english.with_agenda
    mail = read_mail(message_bytes(english, SENDER, instant(3), draft=True))
    assert (mail.method, str(mail.event["UID"])) == ("REQUEST", calendar_uid("meeting-1"))
    assert mail.event["DTSTART"].params["VALUE"] == "DATE"


def test_an_update_lists_all_and_sends_each_event_by_itself():
    before = agenda(session("s", talk("a", "ana"), talk("b", "ana", start=570), talk("c", "ana", start=600)))
    after = agenda(
        session(
            "s", talk("a", "ana", start=640), talk("b", "ana", start=570, state=AgendaState.CANCELLED),
            talk("c", "ana", start=600, title="Other words"),
        )
    )  # fmt: skip
    letters = update(ANA, before, after)
    first = letters[0]
    assert first.subject == "Changes to the agenda: CIRCASA annual meeting 2020"
    for title in ("Talk a", "Talk b", "Other words"):
        assert title in first.text
    assert "release 2" in first.text
    assert sorted(events(letters)) == [
        ("CANCEL", calendar_uid("b")), ("REQUEST", calendar_uid("a")), ("REQUEST", calendar_uid("c")),
    ]  # fmt: skip
    assert [letter.with_agenda for letter in letters] == [True, False, False]
    assert all(title in letter.subject for letter, title in zip(letters[1:], ("Other words", "Talk b"), strict=True))
    read = {letter.about: read_mail(message_bytes(letter, SENDER, instant(3), draft=False)) for letter in letters}
    moved, gone, renamed = (read[calendar_uid(uid)].event for uid in "abc")
    assert (moved["SEQUENCE"], moved["DTSTAMP"].dt, moved["STATUS"]) == (1, instant(2), "CONFIRMED")
    assert (gone["SEQUENCE"], gone["STATUS"], gone["TRANSP"]) == (1, "CANCELLED", "TRANSPARENT")
    assert (renamed["SEQUENCE"], renamed["DTSTAMP"].dt) == (0, instant(2))  # a title is no reason to ask again


def test_who_is_taken_off_a_talk_that_is_held_gets_it_cancelled():
    before, after = agenda(session("s", talk("a", "ana"))), agenda(session("s", talk("a", "luc")))
    (off,) = update(ANA, before, after)
    (on,) = update(LUC, before, after)
    assert events([off, on]) == [("CANCEL", calendar_uid("a")), ("REQUEST", calendar_uid("a"))]
    event = read_mail(message_bytes(off, SENDER, instant(3), draft=False)).event
    assert event["STATUS"] == "CANCELLED"
    assert event["DTSTAMP"].dt == instant(2)


def test_who_chairs_the_session_reads_of_its_talks_without_an_event_for_each():
    chair = (role("ana", ItemRoleKind.CHAIR),)
    before = agenda(session("s", talk("a", "luc"), roles=chair))
    after = agenda(session("s", talk("a", "luc", start=560), roles=chair))
    (letter,) = update(ANA, before, after)
    assert "Talk a" in letter.text
    assert "(chair of the session), Big hall" in letter.text
    assert (letter.method, letter.event, letter.with_agenda) == ("", None, True)


def test_a_meeting_that_is_cancelled_takes_out_itself_and_every_part_somebody_ever_had():
    first = agenda(session("s", talk("a", "ana"), talk("b", "ana", start=570)))
    second = agenda(session("s", talk("a", "ana"), talk("b", "luc", start=570)))
    off = replace(MEETING, state=MeetingState.CANCELLED)
    working = replace(agenda(session("s", talk("a", "ana"), talk("b", "luc", start=570))), meeting=off)
    whole = replace(
        facts(MailKind.CANCELLATION, released(first, second), meeting=off),
        document=replace(working, at=instant(9)),
    )
    letters = letters_for(whole, PersonFacts(ANA, with_event=True))
    assert events(letters) == [("CANCEL", calendar_uid(uid)) for uid in ("meeting-1", "a", "b")]
    assert letters[0].subject == "Cancelled: CIRCASA annual meeting 2020, 4–6 March 2020"
    assert not any(letter.with_agenda for letter in letters)
    read = [read_mail(message_bytes(letter, SENDER, instant(3), draft=False)).event for letter in letters]
    assert [event["STATUS"] for event in read] == ["CANCELLED"] * 3
    assert [event["SEQUENCE"] for event in read] == [0, 1, 1]
    assert read[1]["DTSTAMP"].dt == instant(9)


def test_a_remark_is_said_also_where_the_words_have_no_place_for_it():
    own = MailText("{meeting}", "Hello {name}")
    whole = facts(MailKind.INVITATION, [], note="Bring {boots}.", en=own)
    (letter,) = letters_for(whole, PersonFacts(ANA, with_event=True))
    assert letter.text == "Hello Ana Silva\n\nBring {boots}."
    assert not letter.with_agenda  # nothing of the agenda is published


@pytest.mark.parametrize(
    ("changes", "sequence"),
    [({"title": "Other"}, 0), ({"place": "Paris"}, 1), ({"state": MeetingState.CANCELLED}, 1), ({}, 0)],
)
def test_the_meetings_own_event_follows_the_rule_of_sequences(changes, sequence):
    first = next_meeting_event(None, MEETING, instant(1))
    after = next_meeting_event(first, replace(MEETING, **changes), instant(5))
    assert after.stamp == Stamp(sequence, instant(1), instant(5 if changes else 1))
