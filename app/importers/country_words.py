"""Countries as people write them: a code of two letters, or the name in English, French or German."""

from functools import cache

from app.domain.text import fold

_LANGUAGES = ("en", "fr", "de")
_ALSO = {
    "uk": "GB", "great britain": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "usa": "US", "u.s.a.": "US",
    "us": "US", "united states of america": "US", "the netherlands": "NL", "holland": "NL", "russian federation": "RU",
    "korea": "KR", "republic of korea": "KR", "czech republic": "CZ", "ivory coast": "CI", "viet nam": "VN",
    "prc": "CN", "p.r. china": "CN", "pr china": "CN", "republique tcheque": "CZ", "macedonia": "MK", "turkey": "TR",
    "european union": "EU", "eu": "EU", "grande-bretagne": "GB", "angleterre": "GB", "grossbritannien": "GB",
    "etats-unis d'amerique": "US", "brd": "DE", "rsa": "ZA",
}  # fmt: skip
_LETTERS_OF_A_CODE = 2


def country_of(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of the country that ``text`` names (EU for the European Union); None: no country."""
    key = " ".join(fold(text).split())
    return _codes().get(key)


@cache
def _codes() -> dict[str, str]:
    """Folded names and codes to codes."""
    from babel import Locale

    found: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if len(code) == _LETTERS_OF_A_CODE and code.isalpha() and code not in ("ZZ", "QO", "EZ", "UN", "XA", "XB"):
                found.setdefault(code.lower(), code)
                found.setdefault(" ".join(fold(name).split()), code)
    return found | _ALSO
