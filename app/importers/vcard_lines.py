"""The lines of a file of vCards 2.1, 3.0 and 4.0: unfolded, taken apart, decoded.

RFC 6350 §3.2 and RFC 2426 §2.6 fold a line before a blank that does not count; vCard 2.1 before one that does, or, in
quoted-printable, after an equals sign. A value in base64 (a photo) is left out.
"""

import io
import quopri
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.errors import UserError
from app.importers.file_bytes import text_encoding

_NAME = re.compile(rb"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)?(?=[;:])")
_PART = re.compile(r'([^;:"]|"[^"]*")*')
_SECRET_SIGNS = {"^n": "\n", "^^": "^", "^'": '"'}  # RFC 6868
_LONGEST = 1_000_000  # bytes of a line that is unfolded
_PASSED_OVER = re.compile(rb"(?:[A-Za-z0-9-]+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_BLANKS = (b" ", b"\t")


@dataclass(frozen=True)
class CardLine:
    """One line: its name in capitals without its group, its parameters (names in capitals), its value as written."""

    name: str
    parameters: Mapping[str, tuple[str, ...]]
    value: str

    def types(self) -> frozenset[str]:
        """The kinds it is marked with, in small letters: home, work, cell, pref …"""
        return frozenset(word.lower() for text in self.parameters.get("TYPE", ()) for word in text.split(","))

    def rank(self) -> int:
        """How much it is preferred, the most preferred first: 1 to 100, and 101 where nothing is said."""
        said = self.parameters.get("PREF", ("",))[0]
        return int(said) if said.isascii() and said.isdigit() else 1 if "pref" in self.types() else 101


def card_lines(name: str, data: bytes) -> Iterator[tuple[int, CardLine]]:
    """Each line of the file called ``name`` with the number it begins at; raises UserError for what is no text."""
    try:
        codec, _called = text_encoding(name, data.replace(b"\r\n ", b"").replace(b"\n ", b""))  # folded in a letter
    except UserError:
        if not data.isascii() and data[:11].upper() == b"BEGIN:VCARD":
            codec = "latin-1"  # cards of vCard 2.1 say themselves how they are written
        else:
            raise
    if codec.startswith("utf-16"):
        data = data.decode(codec).encode()
        codec = "utf-8"
    if b"\n" not in data:
        data = data.replace(b"\r", b"\n")
    for number, raw in _unfolded(name, data.removeprefix(b"\xef\xbb\xbf")):
        line = _taken_apart(raw, "utf-8" if codec == "utf-8-sig" else codec)
        if line is not None:
            yield number, line


def _unfolded(name: str, data: bytes) -> Iterator[tuple[int, bytes]]:
    """The lines, each put together from those it was folded into."""
    begun, size, old = 0, 0, False
    pieces: list[bytes] = []
    soft = secret = False
    for number, physical in enumerate(io.BytesIO(data), 1):
        text = physical.rstrip(b"\r\n")
        if soft and pieces[-1].endswith(b"="):
            pieces[-1] = pieces[-1][:-1]
            pieces.append(text)
        elif text.startswith(_BLANKS) and begun:
            if not secret:
                pieces.append(text if old else text[1:])
        elif not (secret and text.strip() and not _NAME.match(text)):
            if begun:
                yield begun, b"".join(pieces)
            begun, pieces, size = number, [text], 0
            soft, secret = b"QUOTED-PRINTABLE" in _head(text), _is_base64(text)
            if text.upper().startswith(b"VERSION:"):
                old = text[8:].strip() == b"2.1"
        size += len(text)
        if size > _LONGEST and not secret:
            raise UserError("{name}, line {line}: it is too long for a card.", name=name, line=begun)
    if begun:
        yield begun, b"".join(pieces)


def _is_base64(line: bytes) -> bool:
    head = _head(line)
    return b"BASE64" in head or b"ENCODING=B" in head or _PASSED_OVER.match(line) is not None


def _head(line: bytes) -> bytes:
    return line[:200].partition(b":")[0].upper()


def _taken_apart(raw: bytes, codec: str) -> CardLine | None:
    """The line as name, parameters and value; None: it is none, or a photo."""
    if not raw.strip() or not _NAME.match(raw) or _is_base64(raw):
        return None
    text = raw.decode("latin-1")  # a sign a byte: the value is decoded as its parameters say
    found = _PART.match(text)
    end = found.end() if found else 0
    parts = [text[:end]]
    while end < len(text) and text[end] == ";":
        found = _PART.match(text, end + 1)
        stop = found.end() if found else end + 1
        parts.append(text[end + 1 : stop])
        end = stop
    if end >= len(text):
        return None
    parameters = _parameters(parts[1:], codec)
    value = text[end + 1 :].encode("latin-1")
    if "QUOTED-PRINTABLE" in (word.upper() for word in parameters.get("ENCODING", ())):
        value = quopri.decodestring(value)
    name = parts[0].rpartition(".")[2].upper()
    return CardLine(name, parameters, _decoded(value, parameters.get("CHARSET", ("",))[0], codec))


def _parameters(parts: list[str], codec: str) -> dict[str, tuple[str, ...]]:
    """Names and values; of vCard 2.1 also values alone, which are types or encodings."""
    found: dict[str, list[str]] = {}
    for part in parts:
        name, equals, value = part.partition("=")
        if not equals:
            bare = name.strip().upper()
            name, value = ("ENCODING" if bare in ("QUOTED-PRINTABLE", "8BIT", "7BIT") else "TYPE"), name
        words = value.strip().strip('"').encode("latin-1").decode(codec, "replace")
        for sign, meant in _SECRET_SIGNS.items():
            words = words.replace(sign, meant)
        found.setdefault(name.strip().upper(), []).append(words)
    return {name: tuple(values) for name, values in found.items()}


def _decoded(value: bytes, charset: str, codec: str) -> str:
    for one in (charset, codec, "utf-8", "cp1252"):
        try:
            return value.decode(one)
        except (LookupError, ValueError):  # ValueError: also a wrong byte, and a name that is no name
            continue
    return value.decode("latin-1")


def unescaped_parts(value: str, separator: str = ";", lists: bool = False) -> list[str]:
    r"""The parts of a value between separators; a backslash keeps the sign after it, ``\n`` is a new line.

    With ``lists`` a comma stands between several words of one part: they become one text.
    """
    parts, piece, escaped = [], list[str](), False
    for sign in value:
        if escaped:
            piece.append("\n" if sign in "nN" else sign)
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == separator:
            parts.append("".join(piece))
            piece = []
        else:
            piece.append(" " if lists and sign == "," else sign)
    parts.append("".join(piece))
    return parts
