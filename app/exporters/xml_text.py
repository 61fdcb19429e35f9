"""XML as text: elements, attributes and comments, whatever their texts hold."""

import re
from xml.sax.saxutils import escape

from app.domain.text import clean_text
from app.exporters.links import safe_address

_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")  # XML refuses them
_LINE_ENDS = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;"}
_WEB = re.compile(r"https?://[^\s\[\]]+", re.IGNORECASE)


def element(name: str, text: str, said: str = "") -> str:
    """An element on a line of its own with a text in it; ``said`` are its ``attributes``."""
    return f"<{name}{said}>{escape(_known(text))}</{name}>\n" if text else f"<{name}{said}/>\n"


def attributes(**values: str) -> str:
    """Attributes, with a blank before each."""
    return "".join(f' {name}="{escape(_known(value), _LINE_ENDS)}"' for name, value in values.items())


def comment(text: str) -> str:
    """A comment on a line of its own."""
    return f"<!-- {re.sub('-+', '-', _known(text)).strip(' -')} -->\n"


def web_uri(address: str) -> str:
    """``address`` where it is one of the web that strict readers take; else nothing."""
    found = safe_address(address)
    return found if _WEB.fullmatch(found) else ""


def _known(text: str) -> str:
    return clean_text(text).translate(_NO_CHARACTERS)
