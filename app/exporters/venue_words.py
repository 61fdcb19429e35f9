"""What the papers of a venue say in words: days, parts; of certificates how long, in which way, as what."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import groupby

from app.domain.certificates import Certificate, Part
from app.domain.kinds import ItemRoleKind
from app.exporters.dates import weekday_and_date
from app.words import Words, message

_MINUTES_AN_HOUR = 60

PARTS: Mapping[ItemRoleKind, str] = {
    ItemRoleKind.SPEAKER: message("Speaker"),
    ItemRoleKind.PRESENTER: message("Speaker"),
    ItemRoleKind.GUEST_OF_HONOUR: message("Guest of honour"),
    ItemRoleKind.CHAIR: message("Chair"),
    ItemRoleKind.MODERATOR: message("Moderator"),
    ItemRoleKind.RAPPORTEUR: message("Rapporteur"),
}


def day_title(day: dt.date, words: Words) -> str:
    """The day as a title begins: "Wednesday 4 March 2020", "Mercredi 4 mars 2020"."""
    text = weekday_and_date(day, words)
    return text[:1].upper() + text[1:]


def length_text(certificate: Certificate, words: Words) -> str:
    """As in "3 days, 17 h 30 min"; the days alone where no session is known (rule: ``working_minutes``)."""
    days = words.plural("{number} day", "{number} days", len(certificate.days))
    hours, minutes = divmod(certificate.minutes, _MINUTES_AN_HOUR)
    if not certificate.minutes:
        return days
    if not minutes:
        return words("{days}, {hours} h", days=days, hours=hours)
    return words("{days}, {hours} h {minutes} min", days=days, hours=hours, minutes=minutes)


def way_text(certificate: Certificate, words: Words) -> str:
    """In person, remotely, or how many days of each."""
    remote = certificate.remote_days
    present = len(certificate.days) - remote
    if not remote:
        return words("In person")
    if not present:
        return words("Remotely")
    return words("{present} in person, {remote} remotely", present=present, remote=remote)


def parts_by_kind(parts: Sequence[Part]) -> list[tuple[ItemRoleKind, list[str]]]:
    """The titles of each kind of part, talks first, in the order of the agenda."""
    order = list(PARTS)
    ordered = sorted(parts, key=lambda part: order.index(part.kind))
    return [(kind, [part.title for part in group]) for kind, group in groupby(ordered, key=lambda part: part.kind)]
