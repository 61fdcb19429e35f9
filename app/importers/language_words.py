"""Languages as people write them: a tag such as "de" or "pt-BR", or the name in English, French or German."""

import re
from functools import cache

from app.domain.text import fold

_NAMED_IN = ("en", "fr", "de")
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{2,8})*)")


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language that ``text`` names; None: no language."""
    words = text.strip()
    tag = _TAG.fullmatch(words)
    if tag and tag[1].lower() in _names().values():
        return tag[1].lower() + tag[2].replace("_", "-")
    return _names().get(" ".join(fold(words).split()))


@cache
def _names() -> dict[str, str]:
    """Folded names of languages to their tags."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in _NAMED_IN:
        for tag, name in Locale(language).languages.items():
            if "_" not in tag:
                found.setdefault(" ".join(fold(name).split()), tag)
    return found
