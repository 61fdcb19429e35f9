"""File names that are safe on every system, Windows included (DOCUMENTS, "Spreadsheets and text")."""

import re
import unicodedata

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)  # Windows: devices, not files
_READABLE = frozenset("-,()&'’")
_LONGEST = 80  # letters; leaves room for a folder and an ending


def file_name(text: str) -> str:
    """``text`` as the stem of a file name: letters and digits of any script are kept, all else becomes one hyphen."""
    kept = "".join(letter if _belongs(letter) else "-" for letter in text)
    stem = re.sub("-+", "-", kept).strip("-")[:_LONGEST].strip("-")
    if not stem:
        return "untitled"
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem


def spaced_name(text: str, longest: int) -> str:
    """``text`` as a part of a file's name that people read: at most ``longest`` letters, blanks between words.

    Letters, digits and the signs ``-_,()&'`` are kept; all else becomes one blank. It may be empty. A long one is cut
    between words where that is possible, and at three bytes a letter, for systems that count bytes.
    """
    kept = "".join(letter if _belongs(letter) or letter in _READABLE else " " for letter in text)
    name = " ".join(kept.split())
    cut = name[:longest]
    while len(cut.encode()) > 3 * longest:
        cut = cut[:-1]
    if len(cut) < len(name) and " " in cut[len(cut) // 2 :] and name[len(cut)] != " ":
        cut = cut[: cut.rindex(" ")]
    return cut.strip(" -_,&'")


def _belongs(letter: str) -> bool:
    return letter == "_" or unicodedata.category(letter)[0] in "LNM"
