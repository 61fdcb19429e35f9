"""A letter as bytes: read back it says what it was made of, whatever people are called and meetings titled."""

import datetime as dt

import pytest
from agenda_builders import MEETING, instant
from mail_reading import read_mail

from app.domain.calendar import Stamp
from app.domain.errors import UserError
from app.domain.mail import Letter, MailAddress, MeetingEvent, Sender
from app.exporters.mail.html_text import html_of
from app.exporters.mail.letters import meeting_calendar_event
from app.exporters.mail.message import message_bytes
from app.words import words

AT = dt.datetime(2020, 2, 3, 9, 30, tzinfo=dt.UTC)
SENDER = Sender(MailAddress("CIRCASA", "team@circasa.example"))
EVENT = meeting_calendar_event(MeetingEvent(MEETING, Stamp(2, instant(1), instant(2))), words("en"))
HOSTILE = [
    "Ana Silva",
    'Silva, Ana "the <boss>"; (x)',
    "Ana\r\nBcc: everybody@evil.example\r\n\r\nbody",
    "Ana\u2028Bcc: x@evil.example",
    "Ana\x00\x0b\x85B\nSubject: other",
    "=?utf-8?q?Bcc=3A_x=40evil.example?=",
    "Łucja Wójcik " + "ź" * 300,
    "محمد \u202eشمسی\u202c",
    "👩🏽‍🔬 王小明",
    "x" * 300,
    "a@b.example",
    "",
]


def letter(name="Ana Silva", subject="Invitation", text="Dear Ana", **more) -> Letter:
    made = {"method": "REQUEST", "about": EVENT.uid, "event": EVENT} | more
    return Letter(
        1, "p", MailAddress(name, "ana@x.example"), "en", subject, text, message_id="<1@circasa.example>", **made
    )


def shown(text: str) -> str:
    """As a header may show it: one line, no controls, no change of direction."""
    text = text.replace("\r\n", " ").replace("\n", " ").replace("\u2028", " ")
    return " ".join("".join(sign for sign in text if sign.isprintable() or sign in "\u200d ").split())


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_name_or_a_title_holds_it_stays_in_its_field(hostile):
    sender = Sender(MailAddress(hostile, "team@circasa.example"), "answers@circasa.example")
    mail = read_mail(message_bytes(letter(hostile, hostile or "–", hostile), sender, AT, draft=True))
    assert sorted(mail.head.keys()) == [
        "Content-Language", "Content-Type", "Date", "From", "MIME-Version", "Message-ID", "Reply-To", "Subject", "To",
        "X-Unsent",
    ]  # fmt: skip
    assert mail.mailbox("To") == (shown(hostile), "ana@x.example")
    assert mail.mailbox("From") == (shown(hostile), "team@circasa.example")
    assert mail.head["Subject"] == (shown(hostile) or "–")
    attendee, organizer = mail.event["ATTENDEE"], mail.event["ORGANIZER"]
    assert (str(attendee), str(organizer)) == ("mailto:ana@x.example", "mailto:team@circasa.example")
    assert attendee.params.get("CN", "") == shown(hostile).replace('"', "'")


def test_an_invitation_asks_one_person_for_an_answer():
    mail = read_mail(message_bytes(letter(), SENDER, AT, draft=False))
    assert mail.method == "REQUEST"
    assert "X-Unsent" not in mail.head
    assert mail.head["Date"].datetime == AT
    assert mail.head["Message-ID"] == "<1@circasa.example>"
    event = mail.event
    params = event["ATTENDEE"].params
    assert (params["RSVP"], params["PARTSTAT"], params["ROLE"]) == ("TRUE", "NEEDS-ACTION", "REQ-PARTICIPANT")
    assert (event["SEQUENCE"], event["STATUS"], event["DTSTAMP"].dt) == (2, "CONFIRMED", instant(2))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date(2020, 3, 4), dt.date(2020, 3, 7))
    assert mail.agenda is None


def test_a_cancellation_asks_for_nothing():
    params = read_mail(message_bytes(letter(method="CANCEL"), SENDER, AT, draft=False)).event["ATTENDEE"].params
    assert "RSVP" not in params
    assert "PARTSTAT" not in params


def test_the_personal_agenda_is_a_file_without_a_method():
    agenda = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
    data = message_bytes(letter(event=None, method=""), SENDER, AT, False, agenda, "größe.ics")
    mail = read_mail(data)
    assert mail.calendar is None
    assert mail.agenda is not None
    assert [part.get_filename() for part in mail.head.iter_attachments()][-1] == "größe.ics"
    assert data == message_bytes(letter(event=None, method=""), SENDER, AT, False, agenda, "größe.ics")


@pytest.mark.parametrize(
    "address", ["", "ana", "a b@x.example", "a@x.example\r\nBcc: b", "a@x.example\n", "a@x,b@y", "<a@x>", "ä@x.example"]
)
def test_what_is_no_address_gets_no_message(address):
    with pytest.raises(UserError, match="is no e-mail address"):
        message_bytes(wrong(address), SENDER, AT, draft=False)


def wrong(address: str) -> Letter:
    return Letter(1, "p", MailAddress("A", address), "en", "S", "T")


def test_a_domain_of_another_script_is_written_as_servers_know_it():
    mail = read_mail(message_bytes(wrong("jorg@müller.example"), SENDER, AT, draft=False))
    assert mail.mailbox("To")[1] == "jorg@xn--mller-kva.example"


def test_the_page_is_the_text_and_nothing_of_it_is_markup():
    text = (
        'Dear <img src=x onerror=alert(1)> & co,\n\nYour part:\n- Talk "A"\n  goes on\n- see '
        "https://x.example/a?b=1&c=2. Or javascript:alert(1)\nlast\n"
    )
    page = html_of(text, 'en"><script>')
    assert "<img" not in page
    assert "<script" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; co," in page
    assert page.count("<li") == 2
    assert "Talk &quot;A&quot;<br>goes on</li>" in page
    assert '<a href="https://x.example/a?b=1&amp;c=2"' in page
    assert 'href="javascript' not in page
    assert page.count("<p ") == 3
