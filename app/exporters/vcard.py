"""Contact cards that phones read: vCard 3.0 (RFC 2426), which every scanner knows, escaped as RFC 6350 §3.4 says.

Lines are not folded (a SHOULD of RFC 6350 §3.2): a card in a QR code is read whole, and each letter makes it denser.
"""

from collections.abc import Iterator

from app.domain.desk_papers import ContactCard
from app.domain.text import clean_text

_LONGEST = 300  # letters of a name that cannot fit whole
_ESCAPED = str.maketrans({"\\": "\\\\", ",": "\\,", ";": "\\;", "\n": "\\n"})


def vcard(card: ContactCard) -> str:
    """The card in lines that end with CR LF; fields that are empty are left out, but for the two names it must have."""
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"N:{escaped(card.family)};{escaped(card.given)};;;",
        f"FN:{escaped(card.name)}",
        f"ORG:{escaped(card.organisation)}" if card.organisation else "",
        f"EMAIL:{escaped(card.email)}" if card.email else "",
        "END:VCARD",
    ]
    return "".join(f"{line}\r\n" for line in lines if line)


def shorter_cards(card: ContactCard) -> Iterator[ContactCard]:
    """The card, then the same with less and less on it: the organisation's short name, no address, none of both.

    The name comes last, by itself and then shorter and shorter, so that some card fits everywhere.
    """
    short = ContactCard(card.name, card.given, card.family, card.short or card.organisation, card.short, card.email)
    yield card
    yield short
    yield ContactCard(card.name, card.given, card.family, email=card.email)
    yield ContactCard(card.name, card.given, card.family, short.organisation)
    yield ContactCard(card.name, card.given, card.family)
    name = card.name[:_LONGEST]
    while name:
        yield ContactCard(name)
        name = name[: len(name) * 3 // 4]
    yield ContactCard("")


def escaped(text: str) -> str:
    r"""``text`` as a value or part of one: backslash, comma and semicolon after a backslash, a new line as ``\n``."""
    return clean_text(text).replace("\t", " ").translate(_ESCAPED)
