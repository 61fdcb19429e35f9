"""Markdown in minutes: shown as meant, and as typed where it is meant for browsers."""

import pytest
from pdf_reading import letters, opened, text
from test_pdf_minutes import empty

from app.exporters.pdf.minutes import minutes_pdf
from app.words import words


def pdf(markdown: str) -> bytes:
    return minutes_pdf(empty(opening=markdown), words("en"))


def said(markdown: str) -> str:
    return text(pdf(markdown))


def test_emphasis_lists_and_quotes():
    found = said("A *b* **c *d*** `e`.\n\n1. one\n2. two\n   - deep\n\n> quoted\n\n# Heading\n\nlast  \nline")
    for part in ("A b c d e.", "1. one", "2. two", "• deep", "quoted", "Heading", "last line"):
        assert part in found


def test_numbers_of_lists_go_on_from_the_first():
    assert "41. x 42. y" in said("41. x\n1. y")


def test_tables():
    found = said("| a | b |\n|---|---|\n| 1 | 2 *x* |\n| 3 |")
    assert "a b 1 2 x 3" in found


def test_code_keeps_its_lines():
    found = said("```py\nif x < 1:\n    y & z\n```")
    assert "if x < 1: y & z" in found


@pytest.mark.parametrize(
    "typed",
    ["<b>bold</b>", "&amp;", "&#65;", '<img src="file:///etc/passwd">', "<!-- no -->", "<script>x</script>", "<para>"],
)
def test_html_is_shown_as_typed(typed: str):
    assert typed in said(f"Before {typed} after.")
    assert typed in said(typed)


def test_pictures_are_shown_as_typed_and_not_loaded():
    data = pdf("![alt](file:///etc/passwd) ![x](https://example.org/y.png)")
    assert "![alt](file:///etc/passwd)" in text(data) or "![alt]()" in text(data)
    assert "![x](https://example.org/y.png)" in text(data)
    assert all(not page.images for page in opened(data).pages)


def test_links_to_the_web_can_be_clicked_and_others_are_shown():
    data = pdf("[web](https://example.org/?a=1&b=<2>) [mail](mailto:a@b.example) [bad](javascript:x) [rel](../x)")
    links = [str(note.get_object()["/A"]["/URI"]) for note in opened(data).pages[0].get("/Annots", ())]
    assert links == ["https://example.org/?a=1&b=%3C2%3E", "mailto:a@b.example"]
    assert "[bad](javascript:x)" in text(data)
    assert "[rel](../x)" in text(data)


@pytest.mark.parametrize("marker", ["> ", "- ", "1. ", "*", "[", "**a "])
def test_deep_nesting_is_told_all_the_same(marker: str):
    assert "innermost" in letters(pdf(marker * 3000 + "innermost"))


def test_many_nested_emphases():
    assert "innermost" in said("*a **b " * 1000 + "innermost" + "** *" * 1000)


def test_a_list_of_a_thousand_points():
    found = said("\n".join(f"- point {n}." for n in range(1000)))
    assert all(f"• point {n}." in found for n in range(1000))


def test_a_long_block_of_code():
    found = said("```\n" + "\n".join(f"line {n};" for n in range(500)) + "\n```")
    assert all(f"line {n};" in found for n in range(500))


def test_an_empty_item_and_an_empty_table():
    assert "• x" in said("-\n- x")
    assert "a b" in said("| a | b |\n|---|---|")


def test_a_table_whose_head_is_longer_than_a_page():
    found = said(f"| {'word ' * 4000} | b |\n|---|---|\n| c | last |")
    assert found.count("word") == 4000
    assert "last" in found
