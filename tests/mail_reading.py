"""Read a message back as its receiver's programs do: its head, its texts, its event and the attached agenda."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import decode_header, make_header
from email.message import EmailMessage

import icalendar


@dataclass(frozen=True)
class ReadMail:
    """What a message says; ``event`` and ``agenda`` are None where it has none."""

    head: EmailMessage
    text: str
    page: str
    method: str
    calendar: icalendar.Calendar | None
    agenda: icalendar.Calendar | None

    @property
    def event(self) -> icalendar.Event:
        """The one event."""
        assert self.calendar is not None
        (event,) = self.calendar.walk("VEVENT")
        return event

    def mailbox(self, field: str) -> tuple[str, str]:
        """The name and the address of the one mailbox in a field.

        The newer parser of Python 3.11 leaves spaces between encoded words (RFC 2047 §6.2); the older does not.
        """
        (found,) = self.head[field].addresses
        raw = message_from_bytes(bytes(self.head), policy=policy.compat32)[field]
        whole = str(make_header(decode_header(raw)))
        assert whole.removesuffix(f"<{found.addr_spec}>") != whole or whole == found.addr_spec
        return whole.removesuffix(f"<{found.addr_spec}>").strip() if "<" in whole else "", found.addr_spec


def read_mail(data: bytes) -> ReadMail:
    """The message; fails where it is not built as it must be."""
    assert data.isascii()
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    mail = message_from_bytes(data, policy=policy.default)
    assert mail.get_content_type() == "multipart/mixed"
    assert [part.defects for part in mail.walk() if part.defects] == []
    assert [mail[name].defects for name in mail.keys() if mail[name].defects] == []  # noqa: SIM118
    said, *files = mail.iter_parts()
    assert said.get_content_type() == "multipart/alternative"
    plain, page, *events = said.iter_parts()
    assert (plain.get_content_type(), page.get_content_type()) == ("text/plain", "text/html")
    calendar, method = None, ""
    for part in events:
        assert part.get_content_type() == "text/calendar"
        assert part.get_filename() is None
        method = part.get_param("method")
        calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        assert str(calendar["METHOD"]) == method
        assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == 1
    agenda = None
    for part in files:
        assert (part.get_content_type(), part.get_content_disposition()) == ("text/calendar", "attachment")
        agenda = icalendar.Calendar.from_ical(part.get_payload(decode=True))
        assert "METHOD" not in agenda
        assert not any("ATTENDEE" in event or "ORGANIZER" in event for event in agenda.walk("VEVENT"))
    return ReadMail(mail, _text(plain), _text(page), method, calendar, agenda)


def _text(part) -> str:
    return part.get_content().replace("\r\n", "\n")
