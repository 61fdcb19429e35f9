"""Words into lines: nothing lost, nothing too wide, right-to-left words in their order, in linear time."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.exporters.pdf.bidi_order import base_level, in_visual_order, levels
from app.exporters.pdf.fonts import Face
from app.exporters.pdf.lines import broken, words
from app.exporters.pdf.markup import Ink, Span, spans
from app.exporters.pdf.shaping import word_runs
from app.exporters.pdf.text import Markup, drawable, escaped, linked, styled
from app.exporters.pdf.theme import ACCENT, INK
from app.exporters.pdf.writing import bits_of, placed

PLAIN = Ink(Face.REGULAR, 10, INK)


def lines(text: str, width: float = 200):
    return broken(words([Span(text, PLAIN)]), width)


def said(line) -> str:
    return "".join(bit.text for bit in bits_of(line, last=False))


def shown(text: str) -> list[str]:
    """The bits of a single line from left to right."""
    (line,) = lines(text, 10_000)
    return [one.bit.text for one in sorted(placed(bits_of(line, last=True), 0), key=lambda one: one.x)]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300), st.floats(30, 600))
def test_lines_hold_all_and_fit(text: str, width: float):
    text = drawable(text)
    found = lines(text, width)
    assert "".join(map(said, found)).replace(" ", "") == text.replace(" ", "")
    for line in found:
        assert line.width <= width + 0.01 or len("".join(said(line).split())) <= 12  # one letter with all its marks


def test_a_line_ends_at_a_space_which_stays():
    found = lines("one two three four five six seven eight nine ten", 60)
    assert len(found) > 2
    assert all(said(line).endswith(" ") for line in found[:-1])


def test_ideographs_break_anywhere_but_before_closing_marks():
    found = lines("王小明在瓦赫宁恩。" * 10, 90)
    assert len(found) > 5
    assert not any(said(line).startswith("。") for line in found)


def test_a_word_of_two_hundred_letters_is_cut():
    found = lines("x" * 200, 100)
    assert all(line.width <= 100 for line in found)
    assert "".join(map(said, found)) == "x" * 200


def test_a_file_name_is_cut_after_a_hyphen():
    found = [said(line) for line in lines("Land-climate-biodiversity-one-soil", 90)]
    assert found == ["Land-climate-", "biodiversity-one-soil"]


def test_words_of_several_inks_hold_together():
    markup = Markup(f"{escaped('aaaa bb')}{styled(escaped('cc'), Face.SEMIBOLD)}{escaped(', dd')}")
    found = broken(words(spans(markup, PLAIN)), 38)
    assert [said(line) for line in found] == ["aaaa ", "bbcc, dd"]


def test_markup_is_read_back():
    markup = Markup(f"{escaped('a & <b>')}{linked(escaped('c'), 'https://x.example/?a=1&b=2', ACCENT)}<br/>")
    found = spans(markup, PLAIN)
    assert [span.text for span in found] == ["a & <b>", "c", "\n"]
    assert found[1].ink.link == "https://x.example/?a=1&b=2"
    assert found[2].ink == PLAIN


def test_right_to_left_words_stand_in_their_order():
    assert shown("Yosef יוסף לביא (X)") == ["Yosef", " ", "לביא", " ", "יוסף", " ", "(X)"]


def test_numbers_in_right_to_left_text_read_from_left():
    assert shown("בשנת 2020 נפגשנו") == ["נפגשנו", " ", "2020", " ", "בשנת"]
    assert base_level("בשנת 2020") == 1
    assert base_level("Yosef יוסף") == 0


def test_levels_are_those_of_the_algorithm():
    assert levels("plain") is None
    assert levels("a אב") == [0, 0, 1, 1]
    assert levels("a\nא1") == [0, 0, 1, 2]
    assert in_visual_order("abcd", lambda letter: {"a": 0, "b": 1, "c": 2, "d": 1}[letter]) == list("adcb")


@pytest.mark.parametrize("word", ["राजेश", "कुलकर्णी", "সুরেশ", "சுரேஷ்", "พิมพ์ชนก", "x\u0323\u0302", "محمد", "الإدريسي"])
def test_shaped_words_keep_their_text(word: str):
    from app.exporters.pdf.fonts import font
    from app.exporters.pdf.reportlab_patches import source_of

    for right_to_left in {False, word[0] > "\u0590" and word[0] < "\u0700"}:
        found = word_runs(word, Face.REGULAR, right_to_left)
        assert sorted("".join(run.text for run in found)) == sorted(word)
        letters = [source_of(font(run.face), glyph) for run in found for glyph in run.glyphs]
        assert sorted("".join(letters)) == sorted(word)
        assert all(run.width > 0 for run in found)


def test_arabic_letters_join():
    (joined,) = word_runs("بب", Face.REGULAR, True)
    (alone,) = word_runs("ب", Face.REGULAR, True)
    assert alone.glyphs not in joined.glyphs


def test_a_megabyte_in_one_word_and_in_many():
    assert sum(len(said(line)) for line in lines("x" * 1_000_000)) == 1_000_000
    text = " ".join(random.Random(1).choices(["soil", "carbon", "عربي", "王", "राजेश"], k=100_000))
    assert "".join(map(said, lines(text))).split() == text.split()
