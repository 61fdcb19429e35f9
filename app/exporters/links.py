"""Which addresses may be clicked in a document: the web and mail only (TRUST, "Links")."""

import re
from urllib.parse import quote, urlsplit

from app.domain.text import clean_text

_KEPT = ":/?#[]@!$&'()*+,;=%-._~"  # RFC 3986, reserved and unreserved signs, and what is encoded already
_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff]")


def safe_address(address: str) -> str:
    """``address`` as an ASCII URI that may be a link's target, or nothing: only http and https with a host, and mailto.

    Signs that no URI holds are percent-encoded, so that strict readers (Word) accept the file.
    """
    text = _INVISIBLE.sub("", clean_text(address, one_line=True)).strip()
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
        _port = parts.port  # ValueError for one that is no number
    except ValueError:
        return ""
    match parts.scheme.lower():
        case "http" | "https" if host and not set(host) & set(' "<>\\^`{|}'):
            return _encoded(text)
        case "mailto" if "@" in parts.path:
            return _encoded(text)
        case _:
            return ""


def _encoded(text: str) -> str:
    return quote(_PERCENT.sub("%25", text), safe=_KEPT)
