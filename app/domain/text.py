"""Text at the boundary: what is removed where text enters, and the folded form that search and sorting compare.

``clean_text`` guards every text column (TRUST, "Text boundary"); ``fold`` fills the column ``folded`` and folds what
people type into a search field (DATA, "Storage"; UX, last line). Both may be applied twice without harm.
"""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\u2028\u2029]")
_REMOVED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")  # controls but tab and newline; surrogates
_BREAKS = re.compile("[\t\n]+")

# Letters that Unicode does not take apart, and signs that people type in several ways.
_WRITTEN_AS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe",
        "ي": "ی", "ى": "ی", "ك": "ک",
        "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'",
        "‐": "-", "‒": "-", "–": "-", "—": "-", "−": "-",
    }
)  # fmt: skip

# Nonspacing marks that readers of the script leave out when they search. The vowel signs, viramas and tone marks of
# Indic and South-East Asian scripts and the voicing marks of kana are not among them: they tell words apart.
_DROPPED_MARKS = (
    (0x0300, 0x036F),  # Latin, Greek, Cyrillic and all others: combining diacritical marks
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE20, 0xFE2F),
    (0x0483, 0x0489),  # Cyrillic
    (0x2DE0, 0x2DFF),
    (0xA66F, 0xA69F),
    (0x0591, 0x05C7),  # Hebrew points and accents
    (0xFB1E, 0xFB1E),
    (0x0610, 0x061A),  # Arabic vowel marks, also those of the Quran
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06ED),
    (0x0898, 0x08FF),
    (0xFE00, 0xFE0F),  # variation selectors: another drawing of the same character
    (0xE0100, 0xE01EF),
)
_MARKS = {"Mn", "Me"}

# Characters that are not seen: soft hyphen, joiners, direction marks, byte order mark; and the Arabic stretching line.
_DROPPED_UNSEEN = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x0640, 0x0640),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0xFEFF, 0xFEFF),
)


class _FoldedCharacters(dict[int, str]):
    """The folded form of each code point of decomposed text, worked out when first met (for ``str.translate``)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def clean_text(text: str, one_line: bool = False) -> str:
    """``text`` as it may be stored: line ends are newlines; no control characters but tab and newline, no surrogates.

    CR LF, CR, U+2028 and U+2029 become newlines. All else is the user's and stays: nothing is trimmed, no letter is
    written another way. With ``one_line`` (titles, names) tabs and newlines around the text go, and those inside
    become one space for each run.
    """
    text = _REMOVED.sub("", _LINE_ENDS.sub("\n", text))
    return _BREAKS.sub(" ", text.strip("\t\n")) if one_line else text


def fold(text: str) -> str:
    """``text`` as search compares it: "Łódź" and "lodz", "Straße" and "strasse", "CO₂" and "co2" are the same.

    Letters lose case, accents, points and compatibility forms (width, ligatures, superscripts); Chinese, kana,
    Hangul, Indic and Thai text keeps every sign, composed (NFC). Folding folded text changes nothing.
    """
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", text).translate(_FOLDED))


def _fold_character(character: str) -> str:
    if _is_dropped(character):
        return ""
    decomposed = unicodedata.normalize("NFKD", character.casefold())
    return "".join(part for part in decomposed if not _is_dropped(part)).translate(_WRITTEN_AS)


def _is_dropped(character: str) -> bool:
    code = ord(character)
    if any(first <= code <= last for first, last in _DROPPED_UNSEEN):
        return True
    return unicodedata.category(character) in _MARKS and any(first <= code <= last for first, last in _DROPPED_MARKS)


_FOLDED = _FoldedCharacters()
