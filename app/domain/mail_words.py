"""What the kinds, ways and states of messages are called; message ids."""

from collections.abc import Mapping
from enum import Enum

from app.domain.kinds import MailKind, MailState, MailWay
from app.words import message

MAIL_KINDS: Mapping[Enum, str] = {
    MailKind.INVITATION: message("invitation"),
    MailKind.UPDATE: message("update"),
    MailKind.CANCELLATION: message("cancellation"),
    MailKind.MINUTES: message("minutes"),
    MailKind.ACTIONS: message("actions"),
}
MAIL_WAYS: Mapping[Enum, str] = {
    MailWay.FOLDER: message("drafts in a folder"),
    MailWay.PROGRAM: message("drafts in the mail program"),
    MailWay.SERVER: message("mail server"),
}
MAIL_STATES: Mapping[Enum, str] = {
    MailState.WAITING: message("waiting"),
    MailState.DRAFTED: message("drafted"),
    MailState.SENT: message("sent"),
    MailState.FAILED: message("failed"),
    MailState.UNSURE: message("unsure"),
    MailState.DROPPED: message("given up"),
}
