"""The team's mail server: where messages are handed over, and who sends them. It holds no password."""

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from app.domain.errors import UserError
from app.domain.mail import MailAddress, Sender
from app.domain.text import clean_text

SETTING = "mail_server"  # of the team (models/project.py, "Setting")
_LOCAL = {"localhost", "127.0.0.1", "::1"}
# What may stand in an address without quotes (RFC 5322 §3.2.3); a domain in any script (RFC 5890).
_ADDRESS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+@[\w-]+(\.[\w-]+)*")
_LONGEST = 254  # octets of an address (RFC 5321 §4.5.3.1.3)


class Security(StrEnum):
    """How the connection is kept from others."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"  # to this computer alone


PORTS = {Security.STARTTLS: 587, Security.TLS: 465, Security.NONE: 25}


@dataclass(frozen=True)
class MailServer:
    """``port`` 0 is the usual one of ``security``; ``ca_file`` names certificates to trust in place of the system's.

    ``rate`` is how many messages may go out in a minute (0: as many as the server takes). An empty ``host``: there are
    only drafts.
    """

    host: str = ""
    port: int = 0
    security: Security = Security.STARTTLS
    user: str = ""
    name: str = ""
    address: str = ""
    reply_to: str = ""
    ca_file: str = ""
    rate: int = 0

    @property
    def real_port(self) -> int:
        """The port that is meant."""
        return self.port or PORTS[self.security]

    @property
    def service(self) -> str:
        """Under which name its password is kept (``usecases.secrets``)."""
        return f"smtp:{self.host}"

    @property
    def sender(self) -> Sender:
        """Who writes."""
        return Sender(MailAddress(self.name, self.address), self.reply_to)


def checked_server(server: MailServer) -> MailServer:
    """``server`` without spaces around its fields; raises UserError for what cannot be."""
    fields: dict[str, Any] = asdict(server)
    clean: dict[str, Any] = {key: _one_line(value) if type(value) is str else value for key, value in fields.items()}
    server = MailServer(**clean)
    if not 0 <= server.port <= 65535:
        raise UserError("A mail server has a port from 1 to 65535, not {port}.", port=server.port)
    if server.host and re.fullmatch(r"[A-Za-z0-9._:\-]+", server.host) is None:
        raise UserError("{host} is no name of a mail server: write it like smtp.example.org.", host=repr(server.host))
    if server.security is Security.NONE and server.host and server.host.lower() not in _LOCAL:
        raise UserError("Mail goes to {host} only over TLS: choose STARTTLS or TLS.", host=server.host)
    if not 0 <= server.rate <= 10_000:
        raise UserError("How many messages a minute? Give a number from 1 to 10000, or 0 for no limit.")
    for address in (server.address, server.reply_to):
        if address:
            refuse_bad_address(address)
    if server.host and not server.address:
        raise UserError("Messages need a sender: give the e-mail address they come from.")
    return server


def refuse_bad_address(address: str) -> None:
    """Raise UserError for what no message can be sent to or from."""
    if not is_address(address):
        raise UserError("{address} is no e-mail address: write it like name@example.org.", address=repr(address))


def is_address(address: str) -> bool:
    """Whether a message can be sent to ``address``; nothing that it says can then begin another header line."""
    return (
        _ADDRESS.fullmatch(address) is not None and len(address.encode()) <= _LONGEST and clean_text(address) == address
    )


def ascii_domain(address: str) -> str:
    """``address`` with the domain as servers know it (IDNA): "jörg@müller.example" keeps its first half."""
    local, _at, domain = address.rpartition("@")
    try:
        return f"{local}@{domain if domain.isascii() else domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def server_kept(value: Any) -> MailServer:
    """The server in the team's setting; where it says nothing readable, none."""
    if not isinstance(value, dict):
        return MailServer()
    plain = MailServer()
    try:
        known = {
            key: type(default)(value[key])
            for key, default in asdict(plain).items()
            if isinstance(value.get(key), int if isinstance(default, int) else str)
        }
        return checked_server(MailServer(**known))
    except (UserError, ValueError):
        return plain


def kept_server(server: MailServer) -> dict[str, Any]:
    """The setting that ``server_kept`` reads."""
    return {key: str(value) if isinstance(value, StrEnum) else value for key, value in asdict(server).items()}


def _one_line(text: str) -> str:
    return clean_text(text, one_line=True).strip()
