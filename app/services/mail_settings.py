"""Set for the whole team: the words of messages, and the mail server."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import mail_server, mail_texts
from app.domain.kinds import MailKind
from app.domain.mail import MailText
from app.domain.mail_server import MailServer, checked_server, kept_server
from app.domain.mail_texts import kept_signature, kept_texts
from app.models import Setting


def keep_mail_text(session: Session, kind: MailKind, language: str, text: MailText | None) -> None:
    """Keep the words of a kind of message in one language; None: those built in again.

    Raises UserError for an unknown placeholder, a brace that stands alone, or no words.
    """
    setting = _setting(session, mail_texts.SETTING)
    _put(session, setting, mail_texts.SETTING, kept_texts(_value(setting), kind, language, text))


def keep_signature(session: Session, language: str, signature: str | None) -> None:
    """Keep the signature in one language; None: the one built in again. Raises UserError as ``keep_mail_text``."""
    setting = _setting(session, mail_texts.SETTING)
    _put(session, setting, mail_texts.SETTING, kept_signature(_value(setting), language, signature))


def keep_mail_server(session: Session, server: MailServer) -> None:
    """Keep where messages are handed over; the password is not part of it. Raises UserError for what cannot be."""
    checked = checked_server(server)
    _put(session, _setting(session, mail_server.SETTING), mail_server.SETTING, kept_server(checked))


def _setting(session: Session, name: str) -> Setting | None:
    return session.scalars(select(Setting).where(Setting.name == name)).one_or_none()


def _value(setting: Setting | None) -> Any:
    return setting.value if setting is not None else None


def _put(session: Session, setting: Setting | None, name: str, value: Any) -> None:
    if setting is None:
        session.add(Setting(name=name, value=value))
    elif setting.value != value:
        setting.value = value
    session.flush()
