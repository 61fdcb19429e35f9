"""File names that are safe on every system, Windows included (DOCUMENTS, "Spreadsheets and text")."""

import re
import unicodedata

_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)  # Windows: devices, not files
_LONGEST = 80  # letters; leaves room for a folder and an ending


def file_name(text: str) -> str:
    """``text`` as the stem of a file name: letters and digits of any script are kept, all else becomes one hyphen."""
    kept = "".join(letter if _belongs(letter) else "-" for letter in text)
    stem = re.sub("-+", "-", kept).strip("-")[:_LONGEST].strip("-")
    if not stem:
        return "untitled"
    return f"_{stem}" if _RESERVED.fullmatch(stem) else stem


def _belongs(letter: str) -> bool:
    return letter == "_" or unicodedata.category(letter)[0] in "LNM"
