"""What the tests of sending do before they begin: the server is set, a mailing is begun, its states are read."""

from app.domain.kinds import MailKind
from app.domain.mail import MailWish
from app.domain.mail_server import MailServer, Security
from app.queries.mail_people import recipients
from app.queries.mailings import mail_messages
from app.services.mail_settings import keep_mail_server
from app.usecases.mailings import begin_mailing

WAGENINGEN = 4


def set_server(store, box, **more):
    """Let messages go to the server of the test."""
    server = MailServer("127.0.0.1", box.port, Security.NONE, address="team@circasa.example", **more)
    with store.change("Set the mail server") as session:
        keep_mail_server(session, server)


def some_people(store, number):
    """The first people of Wageningen who can be written to."""
    with store.read() as session:
        return [one for one in recipients(session, WAGENINGEN) if one.email][:number]


def begun(store, box, number=4, **more):
    """An invitation that waits to be sent: its id, and the addresses in their order."""
    set_server(store, box, **more)
    people = some_people(store, number)
    wish = MailWish(WAGENINGEN, MailKind.INVITATION, people=tuple(one.person_id for one in people))
    return begin_mailing(store, wish), [one.email for one in people]


def states(store, mailing_id):
    """The state of each message."""
    with store.read() as session:
        return [row.state for row in mail_messages(session, WAGENINGEN, mailing_id)]
