"""Languages nobody speaks, for tests: one stretches every message and marks it, one also runs from right to left.

What stands on the screen without the marks did not come from the catalogue: it is the user's own, or a mistake.
"""

import re
from collections.abc import Iterator
from itertools import product

import pytest
import sqlalchemy as sa
from babel import Locale
from PySide6.QtCore import QLocale, QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QTableView, QWidget
from typing_extensions import override
from window_walk import widgets

from app.db.stores import Store
from app.domain.errors import UserError
from app.models import Base, Meeting
from app.ui import paint
from app.ui.widgets.labels import Elided
from app.words import Words

_OPEN, _CLOSE = "⟦", "⟧"
_ACCENTS = str.maketrans("AEIOUaeiouncy", "ÀÉÎÕÛàéîõûñçý")
_PLACE = re.compile(r"(\{[a-z_]+\})")
_MARKED = re.compile(f"{_OPEN}[^{_CLOSE}]*(?:{_CLOSE}|…|$)|^[^{_OPEN}]*?{_CLOSE}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_SIGNS = {
    *("ctrl", "shift", "alt", "del", "esc", "enter", "space", "tab", "return", "plenary", "utc", "cest", "cet", "kat"),
    *("pdf", "docx", "html", "xlsx", "csv", "ics", "json", "zip", "xml", "vcf", "eml"),
}


class Stretched(Words):
    """English, a third longer, with accents and between marks; what fills a message stands outside of them."""

    def __init__(self, more: float = 0.35) -> None:
        super().__init__("en")
        self._more = more

    @override
    def __call__(self, message: str, /, **arguments: object) -> str:
        text = self._stretched(message)
        return text.format(**arguments) if arguments else text

    @override
    def plural(self, one: str, many: str, number: int, /, **arguments: object) -> str:
        return self._stretched(one if number == 1 else many).format(number=number, **arguments)

    @override
    def error(self, error: UserError) -> str:
        return self(error.message, **error.arguments)

    def _stretched(self, message: str) -> str:
        parts = _PLACE.split(message)
        return "".join(part if _PLACE.fullmatch(part) else self._marked(part) for part in parts)

    def _marked(self, part: str) -> str:
        if not part.strip():
            return part
        inner = part.translate(_ACCENTS)
        return f"{_OPEN}{inner}{'·' * round(len(part) * self._more)}{_CLOSE}"


class PaintedWords:
    """Every line that is painted while the test runs, with whether it had to be shortened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: list[str] = []
        text, wrapped = paint.text, paint.wrapped

        def told_text(p, rect, words, *rest, **named):  # type: ignore[no-untyped-def]
            self.lines.append(words)
            return text(p, rect, words, *rest, **named)

        def told_wrapped(p, rect, words, *rest, **named):  # type: ignore[no-untyped-def]
            self.lines.append(words)
            return wrapped(p, rect, words, *rest, **named)

        monkeypatch.setattr(paint, "text", told_text)
        monkeypatch.setattr(paint, "wrapped", told_wrapped)


def spoken(root: QWidget) -> Iterator[str]:
    """What the widgets of ``root`` that are seen say: labels, fields, buttons, cells, tips and names."""
    for each in widgets(root):
        yield from (each.accessibleName(), each.accessibleDescription(), each.toolTip())
        if isinstance(each, QLabel | Elided):
            yield each.text()
        if isinstance(each, QLineEdit):
            yield each.placeholderText()
        if isinstance(each, QTableView) and (model := each.model()) is not None:
            columns = range(min(model.columnCount(QModelIndex()), 30))
            yield from (str(model.headerData(n, Qt.Orientation.Horizontal) or "") for n in columns)
            cells = product(range(min(model.rowCount(QModelIndex()), 30)), columns)
            yield from (str(model.index(*cell).data() or "") for cell in cells)


def vocabulary(store: Store) -> set[str]:
    """The words that are the user's own: every text in the database, names of countries, languages, months and days."""
    found: set[str] = set()
    with store.read() as session:
        for table in Base.metadata.sorted_tables:
            columns = [each for each in table.columns if isinstance(each.type.python_type, type)]
            for row in session.execute(sa.select(*columns)):
                found.update(word.casefold() for value in row for word in _WORD.findall(str(value)))
        found.update(name[:3].casefold() for name in session.scalars(sa.select(Meeting.short_name)))  # heads of columns
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    for number in range(1, 13):
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat):
            found.add(locale.monthName(number, form).casefold())
            found.add(locale.dayName(min(number, 7), form).casefold())
    english = Locale("en")
    for name in (*english.territories.values(), *english.languages.values()):
        found.update(word.casefold() for word in _WORD.findall(name))
    return found | _SIGNS


def unmarked(text: str) -> list[str]:
    """The words of ``text`` that stand outside the marks."""
    return _WORD.findall(_MARKED.sub(" ", text))
