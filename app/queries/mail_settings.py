"""What the team set for messages: the words, and the mail server."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain import mail_server, mail_texts
from app.domain.mail_server import MailServer, server_kept
from app.models import Setting


def mail_server_of(session: Session) -> MailServer:
    """The team's mail server; without a host while none was set."""
    return server_kept(session.scalar(select(Setting.value).where(Setting.name == mail_server.SETTING)))


def mail_texts_kept(session: Session) -> Any:
    """The setting that ``domain.mail_texts`` reads (``text_of``, ``signature_of``); None while nothing was changed."""
    return session.scalar(select(Setting.value).where(Setting.name == mail_texts.SETTING))
