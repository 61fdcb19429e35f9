"""A mail server of the tests' own, on a free port of this machine, that keeps what it takes and fails as it is told."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

USER, PASSWORD = "secretariat", "s3cret:ñ"


@dataclass
class Box:
    """What a server took: (address, bytes), in the order it came; ``answers`` are given once, by address.

    An answer of RCPT or DATA is a line of SMTP, or a function called with the server that may end the connection.
    """

    taken: list[tuple[str, bytes]] = field(default_factory=list)
    rcpt: dict[str, list[str | Callable[[SMTP], str]]] = field(default_factory=dict)
    data: dict[str, list[str | Callable[[SMTP], str]]] = field(default_factory=dict)
    mail: list[str] = field(default_factory=list)
    logins: int = 0
    port: int = 0
    ca_file: str = ""

    @property
    def addresses(self) -> list[str]:
        """To whom something came."""
        return [address for address, _data in self.taken]

    async def handle_MAIL(self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]):
        if self.mail:
            return self.mail.pop(0)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]):
        if self.rcpt.get(address):
            return _answer(self.rcpt[address].pop(0), server)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope):
        (address,) = envelope.rcpt_tos
        if self.data.get(address):
            return _answer(self.data[address].pop(0), server)
        self.taken.append((address, bytes(envelope.original_content)))
        return "250 OK"

    def authenticate(self, _server, _session, _envelope, _mechanism, data) -> AuthResult:
        self.logins += 1
        good = data.login == USER.encode() and data.password == PASSWORD.encode()
        return AuthResult(success=good, handled=True) if good else AuthResult(success=False, handled=False)


class _OnFreePort(Controller):
    """On the port that the system gave it."""

    def _trigger_server(self) -> None:
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


def _answer(answer: str | Callable[[SMTP], str], server: SMTP) -> str:
    return answer if isinstance(answer, str) else answer(server)


def hang_up(server: SMTP) -> str:
    """An answer: none, the connection is gone."""
    server.transport.abort()
    return "421 gone"


@contextmanager
def plain_server() -> Iterator[Box]:
    """A server without TLS and without passwords, as on the sender's own machine."""
    box = Box()
    with _running(_OnFreePort(box, hostname="127.0.0.1", port=0), box):
        yield box


@contextmanager
def guarded_server(folder, name: str = "localhost") -> Iterator[Box]:
    """A server that wants STARTTLS and the password; the certificate of ``name`` is vouched for in ``ca_file``."""
    box, authority = Box(), trustme.CA()
    box.ca_file = str(folder / "ca.pem")
    authority.cert_pem.write_to_path(box.ca_file)
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    controller = _OnFreePort(
        box, hostname="127.0.0.1", port=0, tls_context=context, require_starttls=True, auth_required=True,
        authenticator=box.authenticate,
    )  # fmt: skip
    with _running(controller, box):
        yield box


@contextmanager
def _running(controller: Controller, box: Box) -> Iterator[None]:
    controller.start()
    try:
        box.port = controller.port
        yield
    finally:
        controller.stop()
