"""Passwords and TLS of the mail server: what is verified, and that a password shows nowhere."""

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from mail_servers import PASSWORD, USER, guarded_server, plain_server
from mailing_steps import WAGENINGEN, some_people, states

from app.domain.errors import UserError
from app.domain.kinds import MailKind, MailState
from app.domain.mail import MailWish
from app.domain.mail_server import MailServer, Security
from app.services.mail_settings import keep_mail_server
from app.usecases.mailing_send import kept_password, send_mailing
from app.usecases.mailing_server import check_server
from app.usecases.mailings import begin_mailing
from app.usecases.secrets import delete_secret, get_secret, keyring_usable, set_secret


class MemoryKeyring(KeyringBackend):
    """Keeps passwords as long as the test runs."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[service, username] = password

    def delete_password(self, service, username):
        del self.kept[service, username]


@pytest.fixture
def ring():
    before = keyring.get_keyring()
    keyring.set_keyring(MemoryKeyring())
    yield
    keyring.set_keyring(before)


def test_over_tls_with_a_password_that_shows_nowhere(sample, tmp_path, ring, capfd):
    with guarded_server(tmp_path) as box:
        server = MailServer(
            "localhost", box.port, Security.STARTTLS, USER, "CIRCASA", "team@circasa.example", ca_file=box.ca_file
        )
        with sample.change("Set the mail server") as session:
            keep_mail_server(session, server)
        people = tuple(one.person_id for one in some_people(sample, 2))
        mailing_id = begin_mailing(sample, MailWish(WAGENINGEN, MailKind.INVITATION, people=people))
        with pytest.raises(UserError, match="asks for the password of secretariat") as problem:
            send_mailing(sample, mailing_id, None)
        with pytest.raises(UserError, match=r"does not take the password of secretariat \(535\)") as problem:
            send_mailing(sample, mailing_id, "wrong-Passw0rd")
        assert "Passw0rd" not in repr(problem.value) + str(problem.value.__context__)
        assert states(sample, mailing_id) == [MailState.WAITING] * 2
        set_secret(server.service, USER, PASSWORD)
        done = send_mailing(sample, mailing_id, kept_password(sample))
        assert (done.sent, done.problem) == (2, None)
        check_server(server, PASSWORD)
        assert len(box.taken) == 2
        delete_secret(server.service, USER)
        assert get_secret(server.service, USER) is None
    assert PASSWORD.encode() not in sample.file.read_bytes()
    assert PASSWORD not in "".join(capfd.readouterr())


def test_nothing_is_sent_to_a_server_that_cannot_be_trusted(sample, tmp_path):
    with guarded_server(tmp_path, name="elsewhere.example") as box:
        server = MailServer("localhost", box.port, Security.STARTTLS, USER, address="a@b.example")
        with pytest.raises(UserError, match="certificate that nobody vouches for"):
            check_server(server, PASSWORD)  # its authority is unknown
        with pytest.raises(UserError, match="certificate that nobody vouches for"):
            check_server(MailServer(**{**vars(server), "ca_file": box.ca_file}), PASSWORD)  # another's name
        assert box.logins == 0
    with plain_server() as box, pytest.raises(UserError, match="STARTTLS"):
        check_server(MailServer("localhost", box.port, Security.STARTTLS, address="a@b.example"), None)
    with pytest.raises(UserError, match="could not be reached"):
        check_server(MailServer("localhost", box.port, Security.TLS, address="a@b.example"), None)
    with pytest.raises(UserError, match="only over TLS"), sample.change("Set the mail server") as session:
        keep_mail_server(session, MailServer("mail.example.org", 25, Security.NONE, address="a@b.example"))


def test_without_a_keyring_nothing_is_kept(ring):
    keyring.set_keyring(NoKeyring())
    assert not keyring_usable()
    assert get_secret("smtp:x", USER) is None
    delete_secret("smtp:x", USER)
    with pytest.raises(UserError, match="no keyring") as problem:
        set_secret("smtp:x", USER, PASSWORD)
    assert PASSWORD not in repr(problem.value)
