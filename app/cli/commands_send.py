"""``plenary send``: messages to the people of a meeting, as drafts or over SMTP; ``plenary mail-settings``."""

import argparse
import getpass
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from itertools import groupby
from pathlib import Path
from types import FrameType

from app.db.stores import Store
from app.domain.errors import UserError
from app.domain.kinds import MailKind, MailState
from app.domain.mail import MAIL_LANGUAGES, MailText, MailWish
from app.domain.mail_server import MailServer, Security
from app.queries.mail_settings import mail_server_of
from app.queries.mailings import mail_messages, unfinished_mailing
from app.queries.meetings import find_meeting
from app.queries.people import find_person
from app.services.mail_settings import keep_mail_server
from app.usecases.files import opened
from app.usecases.mailing_send import send_mailing
from app.usecases.mailing_server import check_server
from app.usecases.mailings import Prepared, begin_mailing, drop_the_waiting, prepare, write_drafts
from app.usecases.secrets import get_secret, set_secret
from app.words import Words, message

PASSWORD = "PLENARY_SMTP_PASSWORD"  # noqa: S105 - the name of a variable of the environment
_FIELDS = ("host", "port", "user", "name", "address", "reply_to", "ca_file", "rate")
_STATES = {
    MailState.FAILED: message("failed"),
    MailState.UNSURE: message("unsure: it may have been sent"),
    MailState.WAITING: message("waits"),
}


class _Paused(Exception):  # noqa: N818 - not an error
    """The user pressed Ctrl-C: stop before the next message."""


def run_send(asked: argparse.Namespace, words: Words) -> int:
    """``plenary send FILE --meeting M --kind KIND …``: exit status 1 where a message did not go out."""
    _refuse_odd_options(asked)
    with opened(asked.file, read_only=asked.dry_run) as store:
        with store.read() as session:
            meeting = find_meeting(session, asked.meeting)
            meeting_id, name = meeting.id, meeting.short_name
            waiting = unfinished_mailing(session, meeting_id)
        if asked.resume or asked.give_up:
            if waiting is None:
                raise UserError("No message of {meeting} waits to be sent.", meeting=name)
            if asked.give_up:
                drop_the_waiting(store, waiting)
                _say(words("What waited is given up: it is never sent."))
                return 0
            return _send(store, meeting_id, lambda: waiting, words)
        wish = _wish(store, meeting_id, asked)
        ready = _prepared(store, wish, words)
        if asked.dry_run:
            return _dry_run(store, ready, asked.smtp, words)
        if asked.eml:
            return _drafts(store, wish, Path(asked.eml), words)
        return _send(store, meeting_id, lambda: begin_mailing(store, wish), words)


def run_mail_settings(asked: argparse.Namespace, words: Words) -> int:
    """``plenary mail-settings FILE …``: sets what is given, and shows what is set; never the password."""
    given = {name: value for name in _FIELDS if (value := getattr(asked, name)) is not None}
    if asked.security is not None:
        given["security"] = Security(asked.security)
    with opened(asked.file, read_only=not given) as store:
        with store.read() as session:
            server = mail_server_of(session)
        if given:
            with store.change(message("Set the mail server")) as session:
                keep_mail_server(session, replace(server, **given))
            with store.read() as session:
                server = mail_server_of(session)
    if asked.keep_password:
        set_secret(server.service, server.user, _asked_for(server, words) or "")
    for name, value in asdict(server).items():
        _say(f"{name}: {value}")
    return 0


def _refuse_odd_options(asked: argparse.Namespace) -> None:
    if asked.resume or asked.give_up:
        return
    if not asked.kind:
        raise UserError("What is to be sent? Say --kind invitation, update or cancellation.")
    if not (asked.eml or asked.smtp or asked.dry_run):
        raise UserError("How is it to be sent? Say --eml FOLDER for drafts, or --smtp.")


def _wish(store: Store, meeting_id: int, asked: argparse.Namespace) -> MailWish:
    people = None
    if asked.to:
        with store.read() as session:
            people = tuple(find_person(session, email).id for email in asked.to)
    texts = dict.fromkeys(MAIL_LANGUAGES, _text(Path(asked.text))) if asked.text else None
    return MailWish(meeting_id, MailKind(asked.kind), asked.release, people, asked.note, texts)


def _text(path: Path) -> MailText:
    """The words in a file: the first line is the subject, what follows the text."""
    try:
        subject, _end, body = path.read_text("utf-8-sig").partition("\n")
    except (OSError, UnicodeDecodeError):
        raise UserError("{path} cannot be read as text (UTF-8): choose another file.", path=str(path)) from None
    return MailText(subject, body)


def _prepared(store: Store, wish: MailWish, words: Words) -> Prepared:
    """What the wish comes to; names whom it cannot reach on standard error."""
    with store.read() as session:
        ready = prepare(session, wish)
    there = {one.person_id for one in (*ready.recipients, *ready.unreachable)}
    if wish.people is not None and not there.issuperset(wish.people):
        raise UserError("Somebody named gets no such message: they are not concerned, or nothing changed for them.")
    for one in ready.unreachable:
        sys.stderr.write(words("{name} has no e-mail address that can be written to.", name=one.name) + "\n")
    return ready


def _dry_run(store: Store, ready: Prepared, smtp: bool, words: Words) -> int:
    for _person, some in groupby(ready.letters, key=lambda letter: letter.person_id):
        letters = list(some)
        count = words.plural("{number} message", "{number} messages", len(letters))
        _say(f"{letters[0].to.name} <{letters[0].to.address}> · {letters[0].subject} · {count}")
    if smtp:
        with store.read() as session:
            server = mail_server_of(session)
        check_server(server, _password(server, words))
        _say(words("{host} is ready to take messages.", host=server.host))
    _say(words("Nothing was sent: this was a dry run."))
    return 0


def _drafts(store: Store, wish: MailWish, folder: Path, words: Words) -> int:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "{folder} cannot be made ({reason}): choose another folder.",
            folder=str(folder), reason=error.strerror or "",
        ) from None  # fmt: skip
    for file in write_drafts(store, wish, folder, step=_progress(words)).files:
        _say(words("Wrote {file}.", file=file))
    return 0


def _send(store: Store, meeting_id: int, mailing: Callable[[], int], words: Words) -> int:
    """Send what waits of a ``mailing`` (its id), which is begun only once the server takes the password."""
    with store.read() as session:
        server = mail_server_of(session)
    password = _password(server, words)
    check_server(server, password)
    mailing_id = mailing()
    try:
        with _pausable() as is_paused:
            done = send_mailing(store, mailing_id, password, _progress(words, is_paused))
    except _Paused:
        _say(words("Paused: go on with --resume."))
        return 1
    with store.read() as session:
        rows = mail_messages(session, meeting_id, mailing_id)
    for row in rows:
        if row.state in _STATES:
            said = f"{row.name} <{row.address}>: {words(_STATES[row.state])}"
            _say(f"{said} ({row.error})" if row.error else said)
    _say(words.plural("{number} message is sent.", "{number} messages are sent.", done.sent))
    if done.problem is not None:
        sys.stderr.write(words.error(done.problem) + "\n")
    return 1 if done.problem is not None or done.failed or done.unsure or done.waiting else 0


def _password(server: MailServer, words: Words) -> str | None:
    """From the environment, the keyring, or the person at the terminal; None where nobody can be asked."""
    if not server.user:
        return None
    return os.environ.get(PASSWORD) or get_secret(server.service, server.user) or _asked_for(server, words)


def _asked_for(server: MailServer, words: Words) -> str | None:
    if PASSWORD in os.environ:
        return os.environ[PASSWORD]
    if not sys.stdin.isatty():
        return None
    return getpass.getpass(words("Password of {user} at {host}: ", user=server.user, host=server.host))


@contextmanager
def _pausable() -> Iterator[Callable[[], bool]]:
    """While the block runs, Ctrl-C asks for a pause; whether it did is what this gives."""
    pressed: list[int] = []

    def press(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)

    before = signal.signal(signal.SIGINT, press)
    try:
        yield lambda: bool(pressed)
    finally:
        signal.signal(signal.SIGINT, before)


def _progress(words: Words, is_paused: Callable[[], bool] = lambda: False) -> Callable[[int, int], None]:
    """Says on a terminal how far it is, and stops where a pause is wanted."""
    shows = sys.stderr.isatty()

    def step(done: int, total: int) -> None:
        if is_paused() and done < total:
            raise _Paused
        if shows and total:
            ending = "\r" if done < total else "\r\033[K"
            sys.stderr.write("\r" + words("Messages: {done} of {total}", done=done, total=total) + ending)
            sys.stderr.flush()

    return step


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
