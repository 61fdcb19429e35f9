"""Messages to the people of a meeting: prepare and preview them, write drafts, begin and keep up a mailing.

``prepare`` and ``preview`` only read. ``write_drafts`` puts .eml files into a folder and keeps who got one, as one step
that can be undone. ``begin_mailing`` keeps a mailing to be sent over SMTP, which ``usecases.mailing_send`` does.
"""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from app.db.stores import Session, Store
from app.domain.clock import utc_now
from app.domain.errors import UserError
from app.domain.file_names import file_name
from app.domain.kinds import MailKind, MailWay
from app.domain.mail import Letter, MailWish, Recipient, Sender
from app.domain.mail_server import ascii_domain
from app.queries.heads import today
from app.queries.mail_settings import mail_server_of
from app.queries.mailings import mailings, the_mailing
from app.services.mailings import NewMailing, drop_waiting, keep_drafted, let_wait, make_mailing, mark_sent
from app.usecases.mailing_alone import refuse_while_sending
from app.usecases.mailing_facts import Gathered, gather, gather_again
from app.usecases.mailing_kept import KeptMailing
from app.wholefile import write_whole
from app.words import Words, message, words

Step = Callable[[int, int], None]
_DRAFTS, _SEND = message("Write messages as drafts"), message("Send messages")


def no_step(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


@dataclass(frozen=True)
class Prepared:
    """What a wish comes to: the letters in the order of the list, and whom it concerns but cannot reach."""

    gathered: Gathered
    letters: tuple[Letter, ...]

    @property
    def kind(self) -> MailKind:
        """What they are for."""
        return self.gathered.facts.kind

    @property
    def release(self) -> int:
        """The release of the agenda that they tell of; 0: none."""
        document = self.gathered.facts.document
        return document.release if document is not None else 0

    @property
    def sender(self) -> Sender:
        """Who writes."""
        return self.gathered.sender

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """To whom the letters go, in the order of the list."""
        return tuple(person.recipient for person in self.gathered.reachable)

    @property
    def unreachable(self) -> tuple[Recipient, ...]:
        """Whom it concerns, but who has no e-mail address that a message can be sent to."""
        return self.gathered.unreachable

    def letters_to(self, person_id: int) -> tuple[Letter, ...]:
        """The letters to one person."""
        return tuple(letter for letter in self.letters if letter.person_id == person_id)


@dataclass(frozen=True)
class Drafted:
    """Drafts that were written: the mailing (id), and the files in the order of the letters."""

    mailing_id: int
    files: tuple[Path, ...]
    unreachable: tuple[Recipient, ...]


def prepare(session: Session, wish: MailWish, at: dt.datetime | None = None) -> Prepared:
    """What would be written to whom; nothing is changed.

    Raises UserError: no such release, the meeting is cancelled (or is not), no sender, a wrong placeholder.
    """
    return _prepared(gather(session, wish, at or utc_now()))


def write_drafts(
    store: Store, wish: MailWish, folder: Path, way: MailWay = MailWay.FOLDER, step: Step = no_step
) -> Drafted:
    """Write each letter as an .eml file into ``folder``, ready to be sent by hand, and keep that in the log.

    ``step(done, total)`` may raise, and then no file and no line of the log is left. Raises UserError as ``prepare``,
    for nobody to write to, and for a folder that cannot be written.
    """
    at = utc_now()
    with store.read() as session:
        ready = _named(prepare(session, wish, at))
    files: list[Path] = []
    try:
        for number, letter in enumerate(ready.letters, 1):
            step(number - 1, len(ready.letters))
            data = letter_bytes(ready.gathered, letter, at, draft=True)
            files.append(_write(folder, letter_file_name(number, letter), data))
        with store.change(_DRAFTS, meeting=wish.meeting_id) as session:
            mailing_id = make_mailing(session, _new(store, ready, wish, way, at), ready.letters)
            keep_drafted(session, mailing_id, at)
    except BaseException:
        for file in files:
            with suppress(OSError):
                file.unlink()
        raise
    step(len(files), len(files))
    return Drafted(mailing_id, tuple(files), ready.unreachable)


def begin_mailing(store: Store, wish: MailWish) -> int:
    """Keep a mailing whose messages wait to be sent over SMTP; returns its id. It cannot be undone.

    Raises UserError as ``prepare``, for nobody to write to, without a mail server, and while messages of the same kind
    wait: a second mailing would send them twice.
    """
    at = utc_now()
    with store.read() as session:
        if not mail_server_of(session).host:
            raise UserError("There is no mail server yet: set one, or write drafts.")
        waiting = sum(row.waiting for row in mailings(session, wish.meeting_id) if row.kind is wish.kind)
    if waiting:
        raise UserError(
            "Messages of an earlier run still wait ({number}): send them, or give them up, before you write new ones.",
            number=waiting,
        )
    with store.change(_SEND, final=True, meeting=wish.meeting_id) as session:
        ready = _named(prepare(session, wish, at))
        return make_mailing(session, _new(store, ready, wish, MailWay.SERVER, at), ready.letters)


def prepared_again(session: Session, mailing_id: int) -> Prepared:
    """The letters of a mailing that was begun, made again of what it kept; without the ids of their messages."""
    mailing = the_mailing(session, mailing_id)
    kept = KeptMailing.from_json(mailing.texts)
    wish = MailWish(mailing.meeting_id, mailing.kind, mailing.release, tuple(kept.told))
    return _prepared(gather_again(session, wish, kept))


def drop_the_waiting(store: Store, mailing_id: int) -> None:
    """Give up what was not handed over: it is never sent. Raises UserError while messages are being sent."""
    refuse_while_sending(store)
    with store.change(message("Give up messages that wait"), mailing=mailing_id) as session:
        drop_waiting(session, mailing_id, utc_now())


def send_anyway(store: Store, message_ids: Collection[int]) -> None:
    """Let messages wait to be sent again that failed, were given up, or may have gone out: a person's choice.

    Raises UserError for one that is known to be sent, and while messages are being sent.
    """
    refuse_while_sending(store)
    with store.change(message("Send messages again")) as session:
        let_wait(session, message_ids, _today(session))


def say_sent(store: Store, message_ids: Collection[int]) -> None:
    """Say of drafts and of messages that are unsure that they were sent.

    Raises UserError for any others, and while messages are being sent.
    """
    refuse_while_sending(store)
    with store.change(message("Say that messages were sent")) as session:
        mark_sent(session, message_ids, utc_now(), _today(session))


def letter_bytes(gathered: Gathered, letter: Letter, at: dt.datetime, draft: bool) -> bytes:
    """The message itself (RFC 5322), with the person's own agenda where the letter carries one."""
    from app.exporters.mail.message import message_bytes

    name = f"{file_name(gathered.facts.meeting.short_name)}.ics"
    return message_bytes(letter, gathered.sender, at, draft, _own_agenda(gathered, letter), name)


def letter_page(letter: Letter) -> str:
    """The letter as the HTML that its reader sees; it loads nothing."""
    from app.exporters.mail.html_text import html_of

    return html_of(letter.text, letter.language)


def letter_file_name(number: int, letter: Letter) -> str:
    """A name that every system can keep; ``number`` makes it the only one of its mailing."""
    return f"{number:03}-{file_name(letter.to.name)[:60]}.eml"


def _own_agenda(gathered: Gathered, letter: Letter) -> bytes | None:
    """The personal agenda; None where nothing of the agenda is the person's."""
    from app.exporters.calendar.agenda import personal_calendar

    document = gathered.facts.document
    if not letter.with_agenda or document is None:
        return None
    with suppress(UserError):  # no part in it, and no session that runs alone
        return personal_calendar(document, gathered.facts.releases, letter.person_uid, _words(letter))
    return None


def _today(session: Session) -> dt.date:
    return today(session, utc_now().astimezone().date())


def _words(letter: Letter) -> Words:
    return words(letter.language)


def _prepared(gathered: Gathered) -> Prepared:
    from app.exporters.mail.letters import letters_for

    return Prepared(gathered, tuple(_all(letters_for(gathered.facts, person) for person in gathered.reachable)))


def _all(some: Iterator[tuple[Letter, ...]]) -> Iterator[Letter]:
    for letters in some:
        yield from letters


def _named(ready: Prepared) -> Prepared:
    """With an id for each message, never used again (RFC 5322 §3.6.4). Raises UserError for nobody to write to."""
    if not ready.letters:
        raise UserError("There is nobody to write to: everybody was told already, or has no e-mail address.")
    domain = ascii_domain(ready.sender.address.address).rpartition("@")[2]
    named = (replace(letter, message_id=f"<{uuid.uuid4()}@{domain}>") for letter in ready.letters)
    return replace(ready, letters=tuple(named))


def _new(store: Store, ready: Prepared, wish: MailWish, way: MailWay, at: dt.datetime) -> NewMailing:
    kept = ready.gathered.kept().to_json()
    return NewMailing(wish.meeting_id, wish.kind, way, ready.release, at, store.who, kept)


def _write(folder: Path, name: str, data: bytes) -> Path:
    """A new file in ``folder``: never one that is there; raises UserError."""
    stem = name.removesuffix(".eml")
    for number in range(1, 1000):
        path = folder / (name if number == 1 else f"{stem}-{number}.eml")
        if not path.exists():
            write_whole(path, data, replace=False, private=True)
            return path
    raise UserError("{path} exists already: choose another name.", path=str(folder / name))
