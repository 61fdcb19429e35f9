"""What a spreadsheet is made of, before any file format: sheets of typed cells under named columns."""

import datetime as dt
from dataclasses import dataclass

from app.domain.documents import Picture
from app.domain.text import clean_text

Value = str | int | bool | dt.date | dt.datetime | dt.time | None  # datetimes are aware and shown in UTC

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # by which programs know a formula
_NO_CHARACTERS = str.maketrans("", "", "\ufffe\uffff")  # XML refuses them


@dataclass(frozen=True)
class Column:
    """A column: its title, its ``width`` in characters, and whether long text goes on in further lines of the cell."""

    title: str
    width: int = 20
    wrap: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet; every row has a value for each column."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Properties:
    """What a file says of itself. ``at`` is the document's own instant; ``notes`` are the lines that end a document."""

    title: str
    author: str
    at: dt.datetime
    notes: tuple[str, ...] = ()
    logo: Picture | None = None


def cell_text(text: str) -> str:
    """``text`` as a cell holds it: verbatim but for control characters and what no file can hold."""
    return clean_text(text).translate(_NO_CHARACTERS)


def is_risky(text: str) -> bool:
    """Whether a spreadsheet program might take ``text`` for a formula."""
    return text.startswith(FORMULA_SIGNS)
