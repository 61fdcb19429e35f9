"""A letter as the bytes of a message: RFC 5322, in 7-bit lines with CRLF, that any mail program or server takes.

``multipart/mixed`` of ``multipart/alternative`` (plain text, HTML, and the one event with its METHOD) and the personal
agenda as an attached file. Header fields are made of cleaned text and encoded whole (RFC 2047): nothing in a name or a
title can begin another field. The same values give the same bytes.
"""

import datetime as dt
import hashlib
import re
from email.encoders import encode_base64
from email.header import Header
from email.message import Message
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from email.utils import format_datetime
from typing import Any

from app.domain.mail import Letter, MailAddress, Sender
from app.domain.mail_server import ascii_domain, refuse_bad_address
from app.domain.text import clean_text
from app.exporters.calendar.itip import itip_bytes
from app.exporters.mail.html_text import html_of

_POLICY = compat32.clone(linesep="\r\n", max_line_length=76)
_NOT_IN_A_HEADER = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")  # could show a subject or a name as another
_PLAIN = re.compile(r"[A-Za-z0-9 ,.:;/()'+_!-]{0,60}")
_PLAIN_NAME = re.compile(r"[A-Za-z0-9 '-]{1,50}")


def message_bytes(
    letter: Letter, sender: Sender, at: dt.datetime, draft: bool, agenda: bytes | None = None, file_name: str = ""
) -> bytes:
    """The whole message. ``at`` is its date; a ``draft`` opens ready to be sent (X-Unsent).

    ``agenda`` is attached as ``file_name``. Raises UserError for an address that is none.
    """
    whole = MIMEMultipart("mixed", boundary=_boundary(letter, "mixed"), policy=_POLICY)
    _add_head(whole, letter, sender, at, draft)
    whole.attach(_said(letter, sender))
    if agenda is not None:
        whole.attach(_file(agenda, file_name))
    return whole.as_bytes()


def header_text(text: str) -> str:
    """``text`` as one line that may stand in a header field."""
    return " ".join(_NOT_IN_A_HEADER.sub("", clean_text(text, one_line=True)).split())


def _add_head(whole: "Message[Any, Any]", letter: Letter, sender: Sender, at: dt.datetime, draft: bool) -> None:
    whole["From"] = _mailbox(sender.address, "From")
    whole["To"] = _mailbox(letter.to, "To")
    if sender.reply_to:
        whole["Reply-To"] = _mailbox(MailAddress("", sender.reply_to), "Reply-To")
    whole["Subject"] = _header(letter.subject, "Subject")
    whole["Date"] = format_datetime(at.astimezone(dt.UTC))
    if letter.message_id:
        whole["Message-ID"] = letter.message_id
    whole["Content-Language"] = letter.language
    if draft:
        whole["X-Unsent"] = "1"


def _said(letter: Letter, sender: Sender) -> Message:
    """The same in three forms, the best last (RFC 2046 §5.1.4)."""
    said = MIMEMultipart("alternative", boundary=_boundary(letter, "alternative"), policy=_POLICY)
    page = html_of(letter.text, letter.language)
    for text, form in ((letter.text, "plain"), (page, "html")):
        said.attach(MIMEText(text.replace("\n", "\r\n"), form, "utf-8", policy=_POLICY))
    if letter.event is not None:
        calendar = itip_bytes(letter.event, letter.method, sender.address, letter.to).decode()
        part = MIMEText(calendar, "calendar", "utf-8", policy=_POLICY)
        part.set_param("method", letter.method)
        said.attach(part)
    return said


def _file(data: bytes, name: str) -> Message:
    part = MIMEBase("text", "calendar", charset="utf-8", policy=_POLICY)
    part.set_payload(data)
    encode_base64(part)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def _header(text: str, name: str) -> Header | str:
    clean = header_text(text)
    if _PLAIN.fullmatch(clean):
        return clean
    return Header(clean, "utf-8", header_name=name, maxlinelen=75)


def _mailbox(who: MailAddress, field: str) -> Header | str:
    refuse_bad_address(who.address)
    address, name = ascii_domain(who.address), header_text(who.name)
    if not name:
        return address if address.isascii() else Header(f"<{address}>", "utf-8", header_name=field)
    if _PLAIN_NAME.fullmatch(name):
        return f"{name} <{address}>"
    field_value = Header(name, "utf-8", header_name=field, maxlinelen=75)
    field_value.append(f"<{address}>", "us-ascii")
    return field_value


def _boundary(letter: Letter, what: str) -> str:
    """A line that no part can hold: they are all in base64, which has no ``=_`` inside."""
    return f"=_{hashlib.sha256(f'{letter.message_id} {what}'.encode()).hexdigest()[:32]}"
