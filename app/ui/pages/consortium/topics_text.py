"""The text of a topic, read and written; and two of its versions compared."""

from collections.abc import Callable
from itertools import groupby

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from app.db.stores import Session
from app.domain.drafts import DraftPlace
from app.domain.errors import UserError
from app.domain.minutes_page import TextLine
from app.domain.topics import TopicPage, VersionLine
from app.domain.word_diff import Change, DiffPart, word_diff
from app.queries.topic_page import topic_text
from app.services.topics import write_topic
from app.ui.desk import Desk
from app.ui.language import day, plural, tr
from app.ui.pages.drafted_text import DraftedText
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box
from app.ui.widgets.menu_chip import MenuChip
from app.ui.widgets.word_diff_view import WordDiffView

_NOW = "now"  # the present text among the versions


class TopicText(DraftedText):
    """Saved when the keyboard leaves it; a draft until then."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, tr("Text of the topic"), tr("Text of the topic, to read"))
        self._topic = 0

    def open(self, page: TopicPage, locked: bool) -> None:
        """Show the text of another topic, after that of before was saved."""
        self.commit()
        self._topic = page.id
        self.begin(DraftPlace("research_topic", page.id, "text"), TextLine(page.text, page.lock), locked)

    @override
    def read_text(self, session: Session) -> TextLine:
        return topic_text(session, self._topic)

    @override
    def write_text(self, session: Session, text: str, base_version: int) -> None:
        write_topic(session, self._topic, text, base_version)

    @override
    def save(self, act: Callable[[Session], None], refused: Callable[[UserError], None]) -> bool:
        return bool(self.desk.change("Write a topic", act, refused=refused, topic=self._topic))

    @override
    def placeholder(self, locked: bool) -> str:
        return tr("Nothing was written") if locked else tr("What is to be found out, and why …")


class CompareView(QWidget):
    """Two versions, or a version and the present text, in one; ``restore_wanted`` tells the id of a version."""

    restore_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._page: TopicPage | None = None
        nothing = [(_NOW, tr("Present text"))]
        self.before = MenuChip(tr("Older text"), nothing, _NOW)
        self.after = MenuChip(tr("Newer text"), nothing, _NOW)
        self.diff, self.told = WordDiffView(tr("What changed")), Label("", "small", "muted", wrap=True)
        self._restore = Button(tr("Restore the older one"), "rotate-ccw", "link", small=True)
        self._restore.clicked.connect(self._tell_restore)
        for chip in (self.before, self.after):
            chip.chosen.connect(lambda _value: self._compare())
        row = box("h", self.before, 4, Label("→", "body", "muted"), 4, self.after, 16, self._restore, None)
        box("v", row, 8, self.told, 8, self.diff, parent=self)

    def show_page(self, page: TopicPage, locked: bool) -> None:
        """Offer the versions of this topic; without another choice the newest is compared with the present text."""
        fresh = self._page is None or self._page.id != page.id or self._page.newest != page.newest
        self._page = page
        versions = [(str(one.id), version_words(one)) for one in page.versions]
        choices = [*versions, (_NOW, tr("Present text"))]
        newest = versions[0][0] if versions else _NOW
        self.before.set_choices(choices, newest if fresh else self.before.current())
        self.after.set_choices(choices, _NOW if fresh else self.after.current())
        self._restore.setVisible(bool(versions) and not locked)
        self._compare()

    def choose(self, version_id: int) -> None:
        """Compare this version with the present text."""
        self.before.choose(str(version_id))
        self.after.choose(_NOW)

    def _compare(self) -> None:
        if self._page is None or self.isHidden():
            return
        old, new = self._text(self.before.current()), self._text(self.after.current())
        parts = (*word_diff(old[0], new[0]), DiffPart(Change.SAME, "\n\n"), *word_diff(old[1], new[1]))
        runs = sum(kind is not Change.SAME for kind, _run in groupby(parts, _same_or_not))
        self.told.setText(plural("{number} change", "{number} changes", runs) if runs else tr("Both are the same."))
        self.diff.show_parts(parts)
        self._restore.setEnabled(self.before.current() != _NOW)

    def _text(self, choice: str) -> tuple[str, str]:
        """Title and text of a choice."""
        assert self._page is not None
        found = next((one for one in self._page.versions if str(one.id) == choice), None)
        shown: TopicPage | VersionLine = found or self._page
        return shown.title, shown.text

    def _tell_restore(self) -> None:
        if self.before.current() != _NOW:
            self.restore_wanted.emit(int(self.before.current()))


def _same_or_not(part: DiffPart) -> Change:
    """What is removed and what came in its place are one change."""
    return Change.SAME if part.change is Change.SAME else Change.ADDED


def version_words(version: VersionLine) -> str:
    """A version as it stands in a menu or line."""
    return tr("Version {number}, {day}", number=version.number, day=day(version.at.astimezone().date()))
