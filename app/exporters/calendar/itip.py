"""One event as it is mailed to one person: METHOD, ORGANIZER and ATTENDEE (RFC 5546; DOCUMENTS, "Calendars")."""

import re
from urllib.parse import quote

from icalendar import Calendar, vCalAddress, vText

from app.domain.calendar import CalendarEvent
from app.domain.mail import MailAddress
from app.domain.mail_server import ascii_domain
from app.domain.text import clean_text
from app.exporters.calendar.writer import PRODUCT, entry_component

REQUEST, CANCEL = "REQUEST", "CANCEL"
_NOT_IN_A_NAME = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")  # could show a name as another one
_QUOTES = str.maketrans({'"': "'", "^": " "})  # a parameter has no way to write the first (RFC 5545 §3.2)


def itip_bytes(event: CalendarEvent, method: str, organizer: MailAddress, attendee: MailAddress) -> bytes:
    """The .ics part of a message: exactly one UID, ``method`` REQUEST (please answer) or CANCEL.

    The method must also be that of the MIME type (RFC 6047 §2.4). The same values give the same bytes.
    """
    calendar = Calendar()
    for name, text in (("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", method)):
        calendar[name] = vText(text)
    entry = entry_component(event)
    entry["ORGANIZER"] = _address(organizer)
    entry["ATTENDEE"] = _address(attendee)
    if method == REQUEST:
        for name, text in (("PARTSTAT", "NEEDS-ACTION"), ("RSVP", "TRUE")):
            entry["ATTENDEE"].params[name] = vText(text)
    entry["ATTENDEE"].params["ROLE"] = vText("REQ-PARTICIPANT")
    entry["ATTENDEE"].params["CUTYPE"] = vText("INDIVIDUAL")
    calendar.add_component(entry)
    data: bytes = calendar.to_ical()
    return data


def _address(who: MailAddress) -> vCalAddress:
    address = vCalAddress(f"mailto:{quote(ascii_domain(who.address), safe='@!#$&*+-./=?_~')}")
    name = _NOT_IN_A_NAME.sub("", clean_text(who.name, one_line=True)).translate(_QUOTES)
    if name.strip():
        address.params["CN"] = vText(" ".join(name.split()))
    return address
