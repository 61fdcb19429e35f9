"""The text boundary, and folding for search in every script the consortium writes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.text import clean_text, fold

# All of Unicode, surrogates too, and many of the characters that folding treats specially, so that they meet.
ANY_TEXT = st.text(st.characters(exclude_categories=()))
TRICKY_TEXT = st.text(
    st.sampled_from(
        "aΑÅéÉ\u0301\u0345\u0307\u034f\ufe0fİıßŁøﬁ㍿ｶﾞか\u3099\u1100\u1161\u11a8한नि\u094dิำאָﭏ٠\u064b\u200dᾳẞ�\u0338²"
    )
)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b\x07c\x1bd\x7fe\x85f\x9fg", "abcdefg"),
        ("one\r\ntwo\rthree\u2028four\u2029five\nsix", "one\ntwo\nthree\nfour\nfive\nsix"),
        ("tab\tstays", "tab\tstays"),
        ("lone \ud83d surrogate \udc00", "lone  surrogate "),
        ("  spaces \n stay  ", "  spaces \n stay  "),
        ("e\u0301 is not é", "e\u0301 is not é"),
        ("\u202eright to left\u202c \u200dé́ 👩\u200d🔬", "\u202eright to left\u202c \u200dé́ 👩\u200d🔬"),
        ("", ""),
    ],
)
def test_what_does_not_belong_into_text_is_removed_and_all_else_stays(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Soil\r\ncarbon", "Soil carbon"),
        ("\n\tSoil carbon\n", "Soil carbon"),
        ("Soil \t\n\ncarbon", "Soil  carbon"),
        ("  Soil  carbon ", "  Soil  carbon "),
    ],
)
def test_a_title_is_one_line(text: str, cleaned: str) -> None:
    assert clean_text(text, one_line=True) == cleaned


@given(ANY_TEXT, st.booleans())
def test_cleaned_text_can_be_stored_and_is_clean(text: str, one_line: bool) -> None:
    cleaned = clean_text(text, one_line)
    cleaned.encode("utf-8")
    allowed = set() if one_line else {"\t", "\n"}
    assert not [c for c in cleaned if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} and c not in allowed]
    assert clean_text(cleaned, one_line) == cleaned


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"))))
def test_text_without_controls_is_kept_to_the_letter(text: str) -> None:
    assert clean_text(text) == text
    assert clean_text(text, one_line=True) == text


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("lodz", "Łódź"),
        ("oresund", "Øresund"),
        ("strasse", "Straße"),
        ("STRASSE", "straẞe"),
        ("angstrom", "Ångström"),
        ("istanbul", "İstanbul"),
        ("diyarbakir", "Diyarbakır"),
        ("nguyen van duc", "Nguyễn Văn Đức"),
        ("thorunn", "Þórunn"),
        ("aether oeuvre", "Æther Œuvre"),
        ("malmo", "Malmo\u0308"),
        ("o'brien", "O’Brien"),
        ("jean-pierre", "Jean\u2011Pierre"),
        ("co2", "CO₂"),
        ("ﬁeld", "field"),
        ("αθηνα", "ἈΘΗΝᾶ"),
        ("οδοσ", "ΟΔΌΣ"),
        ("алексеи", "Алексей"),
        ("АЛЕКСЕЙ", "алексей"),
        ("שלום", "שָׁלוֹם"),
        ("محمد", "مُحَمَّد"),
        ("احمد", "أحمد"),
        ("علي", "علی"),
        ("علیرضا", "علی\u200cرضا"),
        ("张伟", "张伟"),
        ("ボン", "ﾎﾞﾝ"),
        ("がく", "か\u3099く"),
        ("한국", unicodedata.normalize("NFD", "한국")),
        ("ＩＲＣ", "irc"),
        ("नमस्ते", "नमस्ते"),
        ("क़लम", "\u0958लम"),
        ("น้ำ", "น้ำ"),
        ("葛", "葛\U000e0100"),
    ],
)
def test_what_people_type_finds_what_is_written(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か", "が"),
        ("ハ", "パ"),
        ("한", "하"),
        ("कि", "क"),
        ("क्", "क"),
        ("กิ", "ก"),
        ("ก้", "ก"),
        ("தி", "த"),
        ("张", "章"),
    ],
)
def test_signs_that_tell_words_apart_are_kept(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_letter_is_not_found_inside_another_that_unicode_makes_of_it() -> None:
    assert fold("か") not in fold("が")
    assert fold("하") not in fold("한")


def test_a_part_of_a_name_is_found_inside_it() -> None:
    assert fold("GÖT") in fold("Göteborg")
    assert fold("伟") in fold("张伟")
    assert fold("국") in fold("한국")
    assert fold("स्ते") in fold("नमस्ते")


def test_folding_every_single_character_twice_is_folding_it_once() -> None:
    for code in (*range(0x40000), *range(0xE0000, 0xE1000)):  # the others are unassigned or for private use
        folded = fold(chr(code))
        assert fold(folded) == folded, hex(code)


@given(ANY_TEXT | TRICKY_TEXT)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded


@given(ANY_TEXT | TRICKY_TEXT)
def test_how_unicode_writes_a_letter_makes_no_difference(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)


@given(st.text(st.characters(max_codepoint=0x17F)), st.text(st.characters(max_codepoint=0x17F)))
def test_a_latin_beginning_is_found_in_the_whole(beginning: str, rest: str) -> None:
    assert fold(beginning + rest).startswith(fold(beginning))
