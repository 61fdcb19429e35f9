"""Text on its way into a PDF: nothing undrawable, nothing unescaped, nothing lost without a sign."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.lib.colors import HexColor

from app.exporters.pdf.fonts import Face, characters, width
from app.exporters.pdf.lettering import capitals
from app.exporters.pdf.scripts import JOINERS, face_for
from app.exporters.pdf.text import drawable, escaped, escaped_code, escaped_lines, filled, joined, linked
from app.exporters.pdf.text_runs import elided
from app.exporters.unshown import unshown_characters


def test_what_no_font_has_shows_as_its_code():
    with unshown_characters() as unshown:
        assert drawable("WANG 传明 ᚠ") == "WANG 传明 [U+16A0]"
        assert drawable("👩") == "[U+1F469]"
    assert list(unshown) == ["ᚠ", "👩"]


def test_what_is_invisible_by_nature_is_left_out():
    assert drawable("a\u200d\u202eb\ufe0f\ufeff") == "ab"
    assert drawable("می\u200cخواهم") == "می\u200cخواهم"  # here it says how letters join
    assert drawable("soft\u00adware") == "software"


def test_control_characters_and_surrogates_are_gone():
    assert drawable("a\x00b\x07c\ud800d") == "abcd"


def test_lines():
    assert drawable("a\r\nb\tc") == "a b c"
    assert escaped_lines("a < b\nc") == "a &lt; b<br/>c"


def test_spaces_that_the_font_lacks_stay_spaces():
    assert drawable("a\u3000b\u205fc") == "a b c"


def test_separate_accents_are_composed():
    assert drawable("e\u0301") == "é"
    assert drawable("x\u0301\u4f20") == "x\u0301传"


def test_letters_keep_their_form():
    assert drawable("Å 神 \ufa19") == "Å 神 \ufa19"  # compatibility forms are other characters to their owners


@pytest.mark.parametrize("text", ["<b>bold</b>", "&amp;", '<img src="file:///etc/passwd"/>', "a & b < c", "</para>"])
def test_markup_is_escaped(text: str):
    assert escaped(text) == text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_code_keeps_its_spaces():
    assert escaped_code("if x:\ty  <z") == "if\u00a0x:\u00a0\u00a0\u00a0y\u00a0\u00a0&lt;z"


def test_a_message_is_escaped_and_its_places_are_not():
    assert filled("{a} & {b}", a=escaped("<"), b=joined(" · ", [escaped("x"), escaped("y")])) == "&lt; &amp; x · y"


def test_links_go_to_the_web_and_to_mail_only():
    colour = HexColor("#0B6B72")
    assert linked(escaped("x"), "javascript:alert(1)", colour) == "x"
    assert linked(escaped("x"), "file:///etc/passwd", colour) == "x"
    assert linked(escaped("x"), 'https://a.b/"><b>', colour).startswith('<a href="https://a.b/&quot;&gt;&lt;b&gt;"')


STYLED = (Face.LIGHT, Face.REGULAR, Face.ITALIC, Face.SEMIBOLD)


def test_the_faces_of_the_styles_have_the_same_letters():
    assert len({characters(face) for face in STYLED}) == 1


@pytest.mark.parametrize(
    ("text", "face"),
    [
        ("Анна Δημήτρης", Face.REGULAR),
        ("王小明 たなか 김민수", Face.CJK),
        ("محمد", Face.ARABIC),
        ("יוסף", Face.HEBREW),
        ("राजेश", Face.DEVANAGARI),
        ("তাহমিনা", Face.BENGALI),
        ("சுரேஷ்", Face.TAMIL),
        ("พิมพ์ชนก", Face.THAI),
        ("Նունե", Face.ARMENIAN),
        ("ქეთევან", Face.GEORGIAN),
        ("ትዕግስት", Face.ETHIOPIC),
    ],
)
def test_each_script_has_its_font(text: str, face: Face):
    assert {face_for(letter, Face.SEMIBOLD) for letter in text if letter != " "} <= {face, Face.SEMIBOLD}
    assert face_for(text[0], Face.REGULAR) is face
    assert drawable(text) == text


def test_digits_have_one_width():
    for face in (Face.LIGHT, Face.REGULAR, Face.SEMIBOLD):
        assert {width(digit, face, 10) for digit in "0123456789"} == {width("0", face, 10)}


def test_capitals_keep_what_has_none():
    assert capitals("Straße ł ა") == "STRAßE Ł ა"


def test_a_head_line_is_cut_with_a_sign():
    cut = elided("word " * 100, Face.REGULAR, 8, 200)
    assert cut.endswith("…")
    assert 150 < width(cut, Face.REGULAR, 8) <= 200
    assert elided("short", Face.REGULAR, 8, 200) == "short"


@given(st.text(alphabet=st.characters()))
def test_all_that_is_left_can_be_drawn(text: str):
    for face in STYLED:
        for character in drawable(text, face):
            drawn_by = face_for(character, face)
            assert character in JOINERS or (drawn_by and ord(character) in characters(drawn_by))
