"""Two texts compared word by word: nothing is lost, words stay whole, long texts take a moment."""

import itertools
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.word_diff import Change, word_diff

SAME, REMOVED, ADDED = Change.SAME, Change.REMOVED, Change.ADDED
TEXTS = st.lists(st.sampled_from(["soil", "carbon", "Boden", "土", "壤", " ", "  ", "\n", ",", "🌱", "क्षेत्र"])).map(
    "".join
)


def texts(parts):
    """The two texts that the parts make up."""
    old = "".join(part.text for part in parts if part.change is not ADDED)
    return old, "".join(part.text for part in parts if part.change is not REMOVED)


@given(TEXTS | st.text(), TEXTS | st.text())
def test_the_parts_give_back_both_texts(old, new):
    parts = word_diff(old, new)
    assert texts(parts) == (old, new)
    assert all(part.text for part in parts)
    assert all(a.change is not b.change for a, b in itertools.pairwise(parts))


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text):
    assert [part.change for part in word_diff(text, text)] == [SAME] * bool(text)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (
            "How long stored carbon lasts.",
            "How long soil carbon lasts.",
            [(SAME, "How long "), (REMOVED, "stored"), (ADDED, "soil"), (SAME, " carbon lasts.")],
        ),
        ("one two", "three four", [(REMOVED, "one two"), (ADDED, "three four")]),
        ("depth", "depths", [(REMOVED, "depth"), (ADDED, "depths")]),
        ("", "new", [(ADDED, "new")]),
        ("gone", "", [(REMOVED, "gone")]),
        ("土壤有机碳", "土壤无机碳", [(SAME, "土壤"), (REMOVED, "有"), (ADDED, "无"), (SAME, "机碳")]),
        ("a\n\nb", "a\n\nb c", [(SAME, "a\n\nb"), (ADDED, " c")]),
    ],
)
def test_words_stay_whole(old, new, wanted):
    assert [(part.change, part.text) for part in word_diff(old, new)] == wanted


@pytest.mark.parametrize("known", [2, 60, 20_000])
def test_long_texts_take_a_moment(known):
    chosen = random.Random(7)
    words = [f"w{chosen.randrange(known)}" for _ in range(40_000)]
    other = [word for word in words if chosen.random() > 0.02]
    old, new = " ".join(words), " ".join(other)
    begun = time.perf_counter()
    parts = word_diff(old, new)
    assert time.perf_counter() - begun < 3
    assert texts(parts) == (old, new)
