"""The bytes of a file somebody wants to import, and what they are, whatever the file is called (TRUST, fault 32)."""

import codecs
import stat
from pathlib import Path

from app.domain.errors import UserError
from app.words import message

MOST_BYTES = 20_000_000
_LOOKED_AT = 4096  # bytes
_CHUNK = 1 << 20

NOBODY = message("{name} is empty: there is nobody in it.")
_TOO_LARGE = message("{name} is too large to import ({size} MB): at most {most} MB. Divide it into several files.")
_WRONG_KINDS = (
    (b"%PDF", message("{name} is a PDF, not a table: export the list as .xlsx or .csv from where it was made.")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        message(
            "{name} is a workbook of the old kind (.xls), or one with a password: save it as .xlsx without password."
        ),
    ),
    (b"\x1f\x8b", message("{name} is a compressed archive: unpack it and import the list in it.")),
    (b"7z\xbc\xaf\x27\x1c", message("{name} is a compressed archive: unpack it and import the list in it.")),
    (b"Rar!", message("{name} is a compressed archive: unpack it and import the list in it.")),
    (b"\x89PNG", message("{name} is a picture, not a table: import a list as .xlsx, .csv or .vcf.")),
    (b"\xff\xd8\xff", message("{name} is a picture, not a table: import a list as .xlsx, .csv or .vcf.")),
    (b"GIF8", message("{name} is a picture, not a table: import a list as .xlsx, .csv or .vcf.")),
    (b"{\\rtf", message("{name} is a text document, not a table: save the list as .xlsx or .csv.")),
    (b"SQLite format 3\x00", message("{name} is a database, not a table: import a list as .xlsx, .csv or .vcf.")),
)
_WEB = (b"<!doctype html", b"<html", b"<?xml")
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig", "UTF-8"), (b"\xff\xfe", "utf-16", "UTF-16"), (b"\xfe\xff", "utf-16", "UTF-16"))
ZIP = b"PK\x03\x04"


def file_bytes(path: Path) -> bytes:
    """What ``path`` holds; raises UserError for what is no file, cannot be read, is empty or too large."""
    name = path.name or str(path)
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise UserError("{name} is a folder: choose a file, .xlsx, .csv or .vcf.", name=name)
        if not stat.S_ISREG(found.st_mode):
            raise UserError("{name} is no ordinary file: choose a file, .xlsx, .csv or .vcf.", name=name)
        if found.st_size > MOST_BYTES:
            raise _too_large(name, found.st_size)
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise UserError("There is no file {name}: look whether it was moved or renamed.", name=str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UserError(
            "{name} cannot be read: {reason}. Look whether it is still there.", name=name, reason=reason
        ) from error
    if len(data) > MOST_BYTES:
        raise _too_large(name, len(data))
    if not data.strip(b"\x00 \t\r\n"):
        raise UserError(NOBODY, name=name)
    return data


def _too_large(name: str, size: int) -> UserError:
    return UserError(_TOO_LARGE, name=name, size=size // 1_000_000, most=MOST_BYTES // 1_000_000)


def refuse_wrong_kind(name: str, data: bytes) -> None:
    """Raise UserError for a file that is no text: a PDF, an old workbook, a picture, a web page, a program."""
    for mark, words in _WRONG_KINDS:
        if data.startswith(mark):
            raise UserError(words, name=name)
    if data[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        raise UserError(
            "{name} is a web page or an XML file, whatever its name says: open it and save it as .xlsx or .csv.",
            name=name,
        )


def text_encoding(name: str, data: bytes) -> tuple[str, str]:
    """How ``data`` is to be decoded: the codec, and what people call it.

    A mark at the beginning decides; else zero bytes tell UTF-16, what is valid UTF-8 is taken for it, and the rest for
    Windows-1252. Raises UserError for what is no text in any of them.
    """
    for codec, called in _candidates(data):
        if _is_text(data, codec):
            return codec, called
    raise UserError("{name} is no readable text: save the list as .xlsx, or as .csv in UTF-8.", name=name)


def _candidates(data: bytes) -> tuple[tuple[str, str], ...]:
    for mark, codec, called in _MARKS:
        if data.startswith(mark):
            return ((codec, called),)
    start = data[:_LOOKED_AT]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if even or odd:
        return (("utf-16-le", "UTF-16"),) if odd > even else (("utf-16-be", "UTF-16"),)
    return ("utf-8", "UTF-8"), ("cp1252", "Windows-1252")


def _is_text(data: bytes, codec: str) -> bool:
    """Whether all of it can be decoded, and holds no sign that no text has."""
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for begin in range(0, len(data), _CHUNK):
            piece = decoder.decode(data[begin : begin + _CHUNK])
            if any(sign in piece for sign in _NO_TEXT):
                return False
        return not decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False


_NO_TEXT = tuple(map(chr, (0, 1, 2, 3, 4, 5, 6, 14, 15, 16, 17, 18)))
