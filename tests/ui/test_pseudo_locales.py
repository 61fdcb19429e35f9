"""The window in French and in languages nobody speaks: nothing is cut, nothing is English, everything turns round."""

from collections.abc import Iterator

import pytest
from pseudo_locales import PaintedWords, Stretched, spoken, unmarked, vocabulary
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from window_walk import cut, go, places, rest

from app.domain.errors import UserError
from app.ui import language
from app.ui.language import choose_language
from app.words import Words

pytestmark = pytest.mark.qt_log_ignore("OpenType support missing", "propagateSizeHints")

MEETINGS = (4, 6)  # of the sample: one that was held, one that is half prepared


@pytest.fixture
def stretched(monkeypatch: pytest.MonkeyPatch) -> Words:
    """The window speaks the stretched language."""
    made = Stretched()
    monkeypatch.setattr(vars(language)["_Chosen"], "words", made)
    return made


@pytest.fixture
def right_to_left(qapp: QApplication, stretched: Words) -> Iterator[None]:
    """The window speaks the stretched language and runs from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def french() -> Iterator[None]:
    """The window speaks French."""
    choose_language("fr")
    yield
    choose_language("en")


def smallest(window):
    """The window as small as it gets."""
    window.resize(1024, 700)
    rest(window)


def test_every_word_comes_from_the_catalogue_and_none_is_cut(stretched, window, monkeypatch):
    painted = PaintedWords(monkeypatch)
    smallest(window)
    known = vocabulary(window.workspace.desk.store)
    english: dict[str, list[str]] = {}
    for place in places(MEETINGS):
        page = go(window, place)
        assert cut(page) == [], place
        page.grab()
        for line in (*spoken(window), *painted.lines):
            if foreign := [word for word in unmarked(line) if word.casefold() not in known]:
                english.setdefault(line, foreign)
        painted.lines.clear()
    assert english == {}


def test_from_right_to_left_everything_turns_round_and_nothing_is_cut(right_to_left, window):
    smallest(window)
    sidebar, stack = window.workspace.sidebar, window.workspace.stack
    assert sidebar.x() > stack.mapTo(window.workspace, stack.rect().topLeft()).x()
    for place in places(MEETINGS):
        page = go(window, place)
        assert cut(page) == [], place
        assert not page.grab().isNull()


def test_in_french_nothing_is_cut(french, window):
    smallest(window)
    for place in places(MEETINGS):
        assert cut(go(window, place)) == [], place


def test_the_stretched_language_marks_what_comes_from_the_catalogue():
    words = Stretched()
    assert words("Saved {time}", time="14:02").endswith("14:02")
    assert unmarked(words("Saved {time} by {who}", time="14:02", who="Ada")) == ["Ada"]
    assert unmarked(f"{words('Saved')} and typed") == ["and", "typed"]
    assert len(words("Participants")) > 1.3 * len("Participants")
    assert unmarked(words.error(UserError("There is no {thing}.", thing="room"))) == ["room"]
