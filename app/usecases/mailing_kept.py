"""What a mailing keeps so that its messages can be made again, the same, after a pause or a stop: JSON of its row."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.domain.calendar import Stamp
from app.domain.documents import MeetingHead
from app.domain.frozen_json import freeze, thaw
from app.domain.mail import LastTold, MailAddress, MailText, MeetingEvent, Sender

_FORMAT = 1


@dataclass(frozen=True)
class KeptMailing:
    """The words, the remark, the meeting as it was, who wrote, and what each person (id) knew before."""

    texts: Mapping[str, MailText]
    signatures: Mapping[str, str]
    note: str
    event: MeetingEvent
    sender: Sender
    told: Mapping[int, LastTold | None]

    def to_json(self) -> dict[str, Any]:
        """The value of ``Mailing.texts``."""
        stamp = self.event.stamp
        return {
            "format": _FORMAT,
            "texts": {language: asdict(text) for language, text in self.texts.items()},
            "signatures": dict(self.signatures),
            "note": self.note,
            "meeting": freeze(self.event.meeting, _FORMAT),
            "event": {
                "sequence": stamp.sequence,
                "created": stamp.created.isoformat(),
                "changed": stamp.changed.isoformat(),
            },
            "sender": {**asdict(self.sender.address), "reply_to": self.sender.reply_to},
            "told": {str(person): told and [told.release, told.sequence] for person, told in self.told.items()},
        }

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> "KeptMailing":
        """What ``to_json`` kept."""
        sender = kept["sender"]
        return KeptMailing(
            texts={language: MailText(**text) for language, text in kept["texts"].items()},
            signatures=kept["signatures"],
            note=kept["note"],
            event=kept_event(kept),
            sender=Sender(MailAddress(sender["name"], sender["address"]), sender["reply_to"]),
            told={int(person): told and LastTold(*told) for person, told in kept["told"].items()},
        )


def kept_event(kept: Mapping[str, Any]) -> MeetingEvent:
    """The meeting's own event, as the mailing told it."""
    event = kept["event"]
    instants = (dt.datetime.fromisoformat(event[name]) for name in ("created", "changed"))
    return MeetingEvent(thaw(kept["meeting"], MeetingHead, _FORMAT), Stamp(event["sequence"], *instants))
