"""Names of people as they write them, the key they are sorted by, and e-mail addresses.

A name is never re-cased, split or put in another order: "van der Berg" stays "van der Berg" (DOMAIN, "Person").
"""

import re

from app.domain.errors import UserError
from app.domain.text import fold

NO_BREAK_SPACE = "\u00a0"
_BETWEEN_PARTS = "\t"  # sorts before every letter, space and sign: "Li" comes before "Li Wang"

_LONGEST_ADDRESS = 254  # RFC 5321 §4.5.3.1.3, with errata 1690
_LONGEST_LOCAL_PART = 64  # RFC 5321 §4.5.3.1.1
_LONGEST_LABEL = 63  # RFC 1035 §2.3.4
_UNFIT_IN_ADDRESS = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>()\[\],;:\\\"@]")


def display_name(given: str, family: str) -> str:
    """The name in Latin order where the person gave no other: given, then family name; either may be empty."""
    return " ".join(part for part in (given.strip(), family.strip()) if part)


def with_native(display: str, native: str) -> str:
    """The Latin form and the person's own script joined by a no-break space; once only where they are the same."""
    if not native or native == display:
        return display
    return f"{display}{NO_BREAK_SPACE}{native}" if display else native


def sort_key(given: str, family: str) -> str:
    """What lists of people are sorted by: the folded family name, then the folded given name.

    Particles stay where the person writes them: "van der Berg" stands under V, "Berg" under B. Upper and lower case,
    accents and double spaces make no difference; a person without a family name is sorted by the given name.
    """
    parts = (_sorted_part(family), _sorted_part(given))
    return _BETWEEN_PARTS.join(part for part in parts if part)


def normal_email(text: str) -> str:
    """An e-mail address as it is kept: no spaces around it, the domain in lower case, the rest as written.

    UserError when it is none: it needs one @ with a mailbox before it and a domain name with a dot after it.
    """
    address = text.strip()
    mailbox, _at, domain = address.rpartition("@")
    labels = domain.split(".")
    if (
        not 1 <= len(mailbox) <= _LONGEST_LOCAL_PART
        or len(address) > _LONGEST_ADDRESS
        or _UNFIT_IN_ADDRESS.search(mailbox + domain)
        or mailbox.startswith(".")
        or mailbox.endswith(".")
        or ".." in mailbox
        or len(labels) == 1
        or not all(_is_label(label) for label in labels)
    ):
        raise UserError(
            "{address} is no e-mail address: write it like name@example.org.",
            address=repr(text),
        )
    return f"{mailbox}@{domain.lower()}"


def email_key(text: str) -> str:
    """What tells whether two addresses are the same: upper and lower case make no difference."""
    return text.strip().casefold()


def _sorted_part(part: str) -> str:
    return " ".join(fold(part).split())


def _is_label(label: str) -> bool:
    return 1 <= len(label) <= _LONGEST_LABEL and not label.startswith("-") and not label.endswith("-")
