"""Send a mailing over SMTP: pause, go on, and never twice.

Before a message is handed over that is written down, and after it what became of it; whoever stops the program in
between leaves one message that is unsure, which is not sent again by itself. What the server refuses for good has
failed, with its words; what it refuses for now, and everything after a lost connection, waits for the next time.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from app.db.beside import store_beside
from app.db.stores import Store
from app.domain.clock import utc_now
from app.domain.errors import UserError
from app.domain.kinds import MailState, MailWay
from app.domain.mail import Letter, MessageRow
from app.domain.mail_server import MailServer
from app.queries.heads import today
from app.queries.mail_settings import mail_server_of
from app.queries.mailings import has_attempts, mail_messages, the_mailing
from app.services.mailings import begin_attempt, drop_waiting, end_attempt, fold_attempts, forget_attempt
from app.usecases.mailing_alone import sending_alone
from app.usecases.mailing_server import Connection, Lost, Refused, connected
from app.usecases.mailings import Prepared, Step, letter_bytes, no_step, prepared_again
from app.usecases.secrets import get_secret
from app.words import message

_SEND, _HAND_OVER = message("Send messages"), message("Hand a message over")
_HEARS_AFTER = 0.2  # seconds


@dataclass(frozen=True)
class Pace:
    """The clock that a limit of messages a minute is kept by: seconds that only go forward, and waiting for some."""

    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep


@dataclass(frozen=True)
class Sent:
    """What a run came to, by messages; ``problem`` is why it stopped before the end.

    ``waiting`` are sent when it goes on; those that are ``unsure`` only when a person says so.
    """

    sent: int
    failed: int
    unsure: int
    waiting: int
    problem: UserError | None = None


def kept_password(store: Store) -> str | None:
    """The password of the team's mail server, where this computer's keyring holds it."""
    with store.read() as session:
        server = mail_server_of(session)
    return get_secret(server.service, server.user) if server.host and server.user else None


def send_mailing(
    store: Store, mailing_id: int, password: str | None, step: Step = no_step, pace: Pace | None = None
) -> Sent:
    """Send what waits of a mailing, in the order of its list, and say what became of it.

    ``step(done, total)`` is called before each message and may raise: then the run pauses, keeps what it did, and the
    exception goes on. Raises UserError before anything is sent: no server, not reached, a wrong password, or the
    mailing is being sent already.
    """
    with sending_alone(store, mailing_id):
        run = _Run(store, mailing_id, step, pace or Pace())
        run.fold()  # what an earlier run left when it was stopped
        try:
            problem = run.send(password)
        finally:
            run.fold()
        return run.report(problem)


def send_beside(
    store: Store, mailing_id: int, password: str | None, step: Step = no_step, pace: Pace | None = None
) -> Sent:
    """``send_mailing`` in another thread than the store's own, which learns of it when it is polled."""
    with store_beside(store) as beside:
        return send_mailing(beside, mailing_id, password, step, pace)


class _Line:
    """The connection of a run; ``used``: a message went over it."""

    def __init__(self, connect: Callable[[], Connection]) -> None:
        self._connect, self.used = connect, False
        self.connection = connect()

    def renew(self) -> None:
        """Connect again. Raises UserError."""
        self.connection, self.used = self._connect(), False


class _Run:
    """One run of a mailing."""

    def __init__(self, store: Store, mailing_id: int, step: Step, pace: Pace) -> None:
        self._store, self._mailing_id, self._step, self._pace = store, mailing_id, step, pace
        self._delayed: dict[int, str] = {}
        self._next_at = 0.0
        with store.read() as session:
            mailing = the_mailing(session, mailing_id)
            self._meeting_id, way = mailing.meeting_id, mailing.way
            self._server: MailServer = mail_server_of(session)
        if way is not MailWay.SERVER:
            raise UserError("These messages were written as drafts: they are sent by your mail program.")

    def send(self, password: str | None) -> UserError | None:
        """Send all that waits; returns why it stopped early, if it did."""
        with self._store.read() as session:
            ready = prepared_again(session, self._mailing_id)
        rows = self._still_wanted(ready)
        if not rows:
            return None
        with connected(self._server, password, ready.sender.address.address) as connect:
            line = _Line(connect)
            try:
                for number, (row, letter) in enumerate(rows):
                    self._keep_pace(number, len(rows))
                    self._deliver(line, ready, row, letter)
            except Lost:
                return UserError("The connection to {host} was lost: go on when it is back.", host=self._server.host)
            except UserError as error:
                return error
            self._step(len(rows), len(rows))
        return None

    def fold(self) -> None:
        """Put into the log what became of the attempts."""
        with self._store.read() as session:
            if not self._delayed and not has_attempts(session, self._mailing_id):
                return
            day = today(session, utc_now().astimezone().date())
        with self._store.change(_SEND, final=True, meeting=self._meeting_id) as session:
            fold_attempts(session, self._mailing_id, self._delayed, day)
        self._delayed = {}

    def report(self, problem: UserError | None) -> Sent:
        """How far the whole mailing is."""
        counts = Counter(row.state for row in self._rows())
        return Sent(
            sent=counts[MailState.SENT],
            failed=counts[MailState.FAILED],
            unsure=counts[MailState.UNSURE],
            waiting=counts[MailState.WAITING],
            problem=problem,
        )

    def _rows(self) -> tuple[MessageRow, ...]:
        with self._store.read() as session:
            return mail_messages(session, self._meeting_id, self._mailing_id)

    def _still_wanted(self, ready: Prepared) -> list[tuple[MessageRow, Letter]]:
        """What waits, with its letter; what can no longer be written, because somebody is gone, is given up."""
        letters = {(letter.person_id, letter.about): letter for letter in ready.letters}
        waiting = [row for row in self._rows() if row.state is MailState.WAITING]
        found = [(row, letters.get((row.person_id or 0, row.about))) for row in waiting]
        gone = [row.id for row, letter in found if letter is None]
        if gone:
            with self._store.change(_SEND, final=True, meeting=self._meeting_id) as session:
                drop_waiting(session, self._mailing_id, utc_now(), gone)
        return [
            (row, replace(letter, message_id=row.message_id, to=replace(letter.to, address=row.address)))
            for row, letter in found
            if letter is not None
        ]

    def _deliver(self, line: _Line, ready: Prepared, row: MessageRow, letter: Letter) -> None:
        """Hand one message over, with a new connection where the server closed the old: some do after a number."""
        try:
            self._hand_over(line, ready, row, letter)
        except Lost as lost:
            if lost.unsure or not line.used:
                raise
            line.renew()
            self._hand_over(line, ready, row, letter)
        line.used = True

    def _hand_over(self, line: _Line, ready: Prepared, row: MessageRow, letter: Letter) -> None:
        """One attempt: written down before and after. An exception that nobody foresaw leaves it unsure."""
        try:
            data = letter_bytes(ready.gathered, letter, utc_now(), draft=False)
        except UserError as error:
            self._refused_for_good(row, str(error))
            return
        with self._store.change(_HAND_OVER) as session:
            begin_attempt(session, row.id, utc_now())
        try:
            line.connection.hand_over(row.address, data)
        except Refused as refused:
            self._after_refusal(row, refused)
        except Lost as lost:
            if not lost.unsure:
                self._forget(row)
            raise
        except UserError:
            self._forget(row)
            raise
        else:
            with self._store.change(_HAND_OVER) as session:
                end_attempt(session, row.id, utc_now())

    def _after_refusal(self, row: MessageRow, refused: Refused) -> None:
        if refused.for_now:
            self._forget(row)
            self._delayed[row.id] = refused.words
        else:
            with self._store.change(_HAND_OVER) as session:
                end_attempt(session, row.id, utc_now(), refused.words)

    def _refused_for_good(self, row: MessageRow, why: str) -> None:
        with self._store.change(_HAND_OVER) as session:
            begin_attempt(session, row.id, utc_now())
            end_attempt(session, row.id, utc_now(), why)

    def _forget(self, row: MessageRow) -> None:
        with self._store.change(_HAND_OVER) as session:
            forget_attempt(session, row.id)

    def _keep_pace(self, number: int, total: int) -> None:
        """Wait for the next message's time, and hear meanwhile whether the run shall pause."""
        self._step(number, total)
        while self._server.rate and (left := self._next_at - self._pace.clock()) > 0:
            self._pace.wait(min(left, _HEARS_AFTER))
            self._step(number, total)
        if self._server.rate:
            self._next_at = self._pace.clock() + 60 / self._server.rate
