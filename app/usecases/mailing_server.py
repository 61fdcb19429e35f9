"""A mail server spoken to over SMTP (RFC 5321): the connection, and one message at a time handed over.

TLS is verified against the system's certificates, or those of a file, and nothing goes over the network without it. The
password is used once, for logging in; no error, log or trace shows it.
"""

import base64
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import UserError
from app.domain.mail_server import MailServer, Security, ascii_domain

_PATIENCE = 60  # seconds for one answer of the server
_OWN_NAME = "[127.0.0.1]"  # said in EHLO; asking the network for one's own name may take long, and tells it


class Refused(Exception):  # noqa: N818 - what a server answers
    """The server did not take a message; ``words`` are its own. ``for_now``: it may be tried again later."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(code, words)
        self.words, self.for_now = f"{code} {words}", 400 <= code < 500


class Lost(Exception):  # noqa: N818 - what happens to a connection
    """The connection ended. ``unsure``: the message was handed over whole, and nobody knows what became of it."""

    def __init__(self, unsure: bool) -> None:
        super().__init__()
        self.unsure = unsure


class Connection:
    """A server that is ready to take messages of one sender."""

    def __init__(self, smtp: smtplib.SMTP, server: MailServer, sender: str) -> None:
        self._smtp, self._host, self._sender = smtp, server.host, ascii_domain(sender)

    def hand_over(self, receiver: str, data: bytes) -> None:
        """Send one message to one address; it is sent when this returns.

        Raises Refused and Lost; UserError where the server does not let this sender send at all.
        """
        with _lost(unsure=False):
            code, answer = self._smtp.mail(self._sender)
            if code >= 500:
                self._refuse_sender(code, answer)
            self._go_on(code, answer)
            self._go_on(*self._smtp.rcpt(ascii_domain(receiver)))
            self._go_on(*self._smtp.docmd("DATA"), wanted=3)
        with _lost(unsure=True):
            self._smtp.send(_quoted(data))
            code, answer = self._smtp.getreply()
            if code < 200:
                raise Lost(unsure=True)
            self._go_on(code, answer)

    def quit(self) -> None:
        """Say good-bye; that nobody answers does not matter any more."""
        with suppress(smtplib.SMTPException, OSError):
            self._smtp.quit()
        self._smtp.close()

    def _go_on(self, code: int, answer: bytes, wanted: int = 2) -> None:
        """Raise unless the answer is of the class that is wanted."""
        if code // 100 == wanted:
            return
        if code < 200 or code == 421:  # the server closes the connection (RFC 5321 §3.8)
            raise Lost(unsure=False)
        with suppress(smtplib.SMTPException, OSError):
            self._smtp.rset()
        raise Refused(code, _plain(answer))

    def _refuse_sender(self, code: int, answer: bytes) -> None:
        raise UserError(
            "{host} does not let {sender} send messages ({answer}): look at the settings of the mail server.",
            host=self._host, sender=self._sender, answer=f"{code} {_plain(answer)}",
        )  # fmt: skip


@contextmanager
def connected(server: MailServer, password: str | None, sender: str) -> Iterator[Callable[[], Connection]]:
    """What connects and logs in, and does so again after the connection was lost; the last one is closed at the end.

    Raises UserError, one sentence that says what to do: no such server, a certificate nobody vouches for, no TLS, a
    wrong password.
    """
    opened: list[Connection] = []

    def connect() -> Connection:
        while opened:
            opened.pop().quit()
        opened.append(Connection(_logged_in(server, password), server, sender))
        return opened[-1]

    try:
        yield connect
    finally:
        while opened:
            opened.pop().quit()


def check_server(server: MailServer, password: str | None) -> None:
    """Connect, log in and leave: nothing is sent. Raises UserError as ``connected``."""
    with connected(server, password, server.address) as connect:
        connect()


def _logged_in(server: MailServer, password: str | None) -> smtplib.SMTP:
    if not server.host:
        raise UserError("There is no mail server yet: set one, or write drafts.")
    if server.user and password is None:
        raise UserError("{host} asks for the password of {user}: give it.", host=server.host, user=server.user)
    try:
        smtp = _open(server)
        try:
            smtp.ehlo_or_helo_if_needed()
            if server.user:
                _log_in(smtp, server.user, password or "")
        except BaseException:
            smtp.close()
            raise
    except smtplib.SMTPAuthenticationError as error:
        code = error.smtp_code
        raise UserError(
            "{host} does not take the password of {user} ({code}): type it again.",
            host=server.host, user=server.user, code=code,
        ) from None  # fmt: skip
    except smtplib.SMTPNotSupportedError:
        raise UserError(
            "{host} does not do what its settings say (STARTTLS, or a password): nothing was sent. Change them.",
            host=server.host,
        ) from None
    except ssl.SSLCertVerificationError as error:
        raise UserError(
            "{host} shows a certificate that nobody vouches for ({reason}): nothing was sent.",
            host=server.host, reason=error.verify_message,
        ) from error  # fmt: skip
    except (smtplib.SMTPException, OSError, UnicodeError) as error:
        raise UserError(
            "{host}, port {port}, could not be reached ({reason}): look at the network and the settings.",
            host=server.host, port=server.real_port, reason=_reason(error),
        ) from None  # fmt: skip
    return smtp


def _log_in(smtp: smtplib.SMTP, user: str, password: str) -> None:
    """Say the password; smtplib can say none but ASCII, and servers take UTF-8 (RFC 4616 §2)."""
    if f"{user}{password}".isascii():
        smtp.login(user, password)
        return
    if "PLAIN" not in smtp.esmtp_features.get("auth", "").upper().split():
        raise smtplib.SMTPNotSupportedError
    said = base64.b64encode(f"\0{user}\0{password}".encode()).decode()
    code, _answer = smtp.docmd("AUTH", f"PLAIN {said}")
    if code not in (235, 503):
        raise smtplib.SMTPAuthenticationError(code, b"")


def _open(server: MailServer) -> smtplib.SMTP:
    host, port = server.host, server.real_port
    if server.security is Security.NONE:
        return smtplib.SMTP(host, port, _OWN_NAME, _PATIENCE)
    trusted = _trusted(server.ca_file)
    if server.security is Security.TLS:
        return smtplib.SMTP_SSL(host, port, _OWN_NAME, timeout=_PATIENCE, context=trusted)
    smtp = smtplib.SMTP(host, port, _OWN_NAME, _PATIENCE)
    try:
        smtp.starttls(context=trusted)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _trusted(ca_file: str) -> ssl.SSLContext:
    try:
        return ssl.create_default_context(cafile=str(Path(ca_file)) if ca_file else None)
    except (OSError, ssl.SSLError):
        raise UserError("{path} holds no certificates that can be read: choose another.", path=ca_file) from None


@contextmanager
def _lost(unsure: bool) -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPServerDisconnected, OSError) as error:
        raise Lost(unsure) from error


def _quoted(data: bytes) -> bytes:
    """With a dot more before every line that begins with one, and the line that ends it (RFC 5321 §4.5.2)."""
    return data.replace(b"\r\n.", b"\r\n..").removesuffix(b"\r\n") + b"\r\n.\r\n"


def _plain(answer: bytes) -> str:
    return " ".join(answer.decode("utf-8", "replace").split())[:300]


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_plain(error.smtp_error if isinstance(error.smtp_error, bytes) else b'')}".strip()
    return (error.strerror if isinstance(error, OSError) else "") or type(error).__name__
