"""The sheet of keys (F1): every command with keys, page by page, made from what the commands declare."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from app.domain.text import fold
from app.ui import paint, theme
from app.ui.commands import DECLARED, Command, Menu
from app.ui.language import tr
from app.ui.pages.meeting.page import TABS
from app.ui.pages.registry import PAGES, import_all
from app.ui.shell.overlay import FIELD, FOOT, Overlay
from app.ui.shell.palette_list import key_caps
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import Rule, box, scrolled

_WIDE, _TOP, _BELOW = 800, 56, 48  # px
_LINE, _COLUMNS, _GAP = 30, 2, 40
_PAGE = 240  # px that a page key scrolls


@dataclass(frozen=True)
class KeyRow:
    """A command and the keys that give it, as they are shown here; alternatives one after the other."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class KeySection:
    """The keys of a page, or of a menu where they hold on every page."""

    title: str
    rows: tuple[KeyRow, ...]


def key_sections() -> tuple[KeySection, ...]:
    """Every declared command with keys: those of the whole window by menu, then those of each page and tab."""
    import_all()
    pages = {f"{spec.name.capitalize()}Page": tr(spec.title) for spec in PAGES}
    tabs = {spec.kind: tr(spec.title) for spec in TABS}
    views = {view.kind_name: tr(view.title) for spec in PAGES for view in spec.views}
    own = {"MeetingPage": tr("Meeting"), **views, **pages, **tabs}
    parts = {spec.name: tr(spec.title) for spec in PAGES}  # what the ids of their commands begin with
    parts |= {spec.name: tr(spec.title) for spec in TABS}
    sections: dict[str, list[Command]] = {tr(menu): [] for menu in Menu}
    sections |= {title: [] for title in own.values() if title not in sections}
    for command, owner in DECLARED.values():
        if command.keys:
            part = parts.get(command.id.partition(".")[0], tr(command.menu))
            sections[own.get(owner, part)].append(command)
    return tuple(KeySection(title, tuple(_row(one) for one in some)) for title, some in sections.items() if some)


class ShortcutSheet(Overlay):
    """Lies over the window of ``owner``; the field filters, Esc closes."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner.window(), tr("Filter the keyboard shortcuts"))
        self._sections = [_Section(section) for section in key_sections()]
        self._nothing = Label("", "body", "muted")
        self._nothing.hide()
        self._content = QWidget()
        columns = box("h", *_columns(self._sections), spacing=_GAP)
        for number in range(columns.count()):
            columns.setStretch(number, 1)
        box("v", self._nothing, columns, None, margins=(20, 16, 20, 16), parent=self._content)
        self._area = scrolled(self._content)
        foot = QWidget()
        box("h", Label(tr("Keyboard shortcuts"), "small", "muted"), None, Label(tr("Esc close"), "small", "muted"),
            margins=(19, 0, 19, 0), parent=foot)  # fmt: skip
        self.fill_card(self._area, foot)
        steps = {Qt.Key.Key_Down: _LINE, Qt.Key.Key_Up: -_LINE, Qt.Key.Key_PageDown: _PAGE, Qt.Key.Key_PageUp: -_PAGE}
        self.keys = {
            **{key: partial(self._scroll, by) for key, by in steps.items()},
            Qt.Key.Key_F1: self.close_it,
        }
        self.field.textChanged.connect(self._filter)

    @override
    def settle(self) -> None:
        tall = theme.px(FIELD) + theme.px(FOOT) + self._content.sizeHint().height() + 4
        self.place_card(_TOP, QSize(theme.px(_WIDE), max(tall, 240)), _BELOW)

    def shown(self) -> list[KeyRow]:
        """The rows that fit what was typed."""
        return [row for section in self._sections for row in section.shown()]

    def _filter(self, text: str) -> None:
        words = fold(text).split()
        for section in self._sections:
            section.filter(words)
        self._nothing.setText(tr("Nothing found for “{text}”", text=text.strip()))
        self._nothing.setVisible(not self.shown())
        self._area.verticalScrollBar().setValue(0)

    def _scroll(self, by: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by)


class _Section(QWidget):
    """A heading and its lines."""

    def __init__(self, section: KeySection) -> None:
        super().__init__()
        self._title = section.title
        self._lines = [_Line(row) for row in section.rows]
        box("v", Label(section.title, "caps", "muted"), 4, Rule(), *self._lines, 20, parent=self)

    def height_wanted(self) -> int:
        """Roughly how tall it is, to share the columns out."""
        return theme.px(_LINE) * len(self._lines) + 40

    def filter(self, words: Sequence[str]) -> None:
        """Show the lines in which every folded word is found, in the text, the keys or the heading."""
        for line in self._lines:
            folded = fold(f"{line.row.text} {' '.join(line.row.keys)} {self._title}")
            line.setVisible(all(word in folded for word in words))
        self.setVisible(bool(self.shown()))

    def shown(self) -> list[KeyRow]:
        """The rows that are shown."""
        return [line.row for line in self._lines if not line.isHidden()]


class _Line(QWidget):
    """A command, and its keys as caps at the right."""

    def __init__(self, row: KeyRow) -> None:
        super().__init__()
        self.row = row
        self.setFixedHeight(theme.px(_LINE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{row.text}: {', '.join(row.keys)}")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        r = QRectF(self.rect())
        paint.hline(p, 0, r.width(), r.bottom() - 1)
        right = r.right()
        for keys in reversed(self.row.keys):
            right = key_caps(p, QRectF(0, r.top(), right, r.height() - 1), keys) - 4
        paint.text(p, QRectF(0, 0, right - 8, r.height() - 1), self.row.text)
        p.end()


def _row(command: Command) -> KeyRow:
    native = QKeySequence.SequenceFormat.NativeText
    keys = tuple(QKeySequence(each).toString(native) for each in command.keys.split(" / "))
    return KeyRow(tr(command.text).rstrip("…"), keys)


def _columns(sections: Iterable[_Section]) -> list[QWidget]:
    """The sections in columns of about the same height, in their order."""
    found = list(sections)
    fair = sum(section.height_wanted() for section in found) / _COLUMNS
    columns: list[list[_Section]] = [[] for _ in range(_COLUMNS)]
    used = 0
    for section in found:
        columns[min(_COLUMNS - 1, int((used + section.height_wanted() / 2) / fair))].append(section)
        used += section.height_wanted()
    made = []
    for some in columns:
        holder = QWidget()
        box("v", *some, None, parent=holder)
        made.append(holder)
    return made
