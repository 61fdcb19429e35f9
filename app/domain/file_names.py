"""File names that are safe on every system, Windows included (DOCUMENTS, "Spreadsheets and text")."""

import re
import unicodedata

_RESERVED = re.compile(r"^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\s.]+')
_LONGEST = 80  # letters; leaves room for a folder and an ending


def file_name(text: str) -> str:
    """``text`` as the stem of a file name: letters of any script kept, what systems forbid made a hyphen."""
    shown = "".join(letter for letter in text if unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    stem = _FORBIDDEN.sub("-", shown).strip("-")[:_LONGEST].strip("-")
    return f"_{stem}" if _RESERVED.match(stem) else stem or "untitled"
