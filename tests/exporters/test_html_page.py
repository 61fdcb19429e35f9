"""The frame of the web pages: nothing is loaded or run, everything is escaped, contrasts suffice."""

import base64
import hashlib
import io
import re
from dataclasses import replace

import pytest
from agenda_example import opening_day
from document_examples import PROJECT, agenda
from html_reading import of_class, opened, said
from hypothesis import given
from hypothesis import strategies as st
from minutes_example import wageningen_minutes
from PIL import Image

from app.domain.agenda import Audience
from app.domain.documents import Picture
from app.exporters import palette
from app.exporters.html.agenda import agenda_html
from app.exporters.html.markup import escaped, filled, tag
from app.exporters.html.minutes import minutes_html
from app.exporters.html.style import DARK, LIGHT, TEXT_ON, style_sheet
from app.exporters.html.style_sheet import RULES
from app.exporters.pdf import theme
from app.words import words

ENGLISH = words("en")


def picture(form: str = "PNG", size: tuple[int, int] = (40, 20)) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", size, "teal").save(stream, form)
    return stream.getvalue()


def page_with(**project: object) -> bytes:
    return agenda_html(agenda(*opening_day(), project=replace(PROJECT, **project)), Audience.PUBLIC, ENGLISH)


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_formula_of_contrast():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_stands_out_from_its_ground(colours: dict[str, str]):
    weak = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_ON}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def test_every_colour_of_the_style_sheet_is_one_of_the_roles():
    used = set(re.findall(r"var\(--([a-z0-9-]+)\)", RULES))
    assert used == set(LIGHT) == set(DARK)
    texts = {text for text, _ in TEXT_ON}
    assert set(re.findall(r"(?<![-a-z])color:var\(--([a-z0-9-]+)\)", RULES)) <= texts
    grounds = {ground for _, ground in TEXT_ON}
    assert set(re.findall(r"background:var\(--([a-z0-9-]+)\)", RULES)) <= grounds
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", RULES)) == {palette.MUTED}  # page numbers on paper


def test_the_colours_are_those_of_the_pdf_documents():
    for name in ("INK", "MUTED", "HAIR", "TINT", "ACCENT", "ACCENT_TINT", "INDIGO", "PLUM", "AMBER", "DANGER"):
        assert getattr(palette, name) == theme.hexadecimal(getattr(theme, name)), name
    assert [theme.hexadecimal(colour) for colour in theme.TRACKS] == list(palette.TRACKS)


def policy_of(page) -> list[str]:
    (policy,) = [meta.get("content", "") for meta in page.iter("meta") if "http-equiv" in meta.attrib]
    return policy.split("; ")


def digest(text: str | None) -> str:
    return base64.b64encode(hashlib.sha256((text or "").encode()).digest()).decode()


def test_the_policy_allows_this_style_sheet_this_script_and_nothing_from_outside():
    page = opened(page_with())
    (style,), (script,) = page.iter("style"), page.iter("script")
    assert policy_of(page) == [
        "default-src 'none'",
        f"style-src 'sha256-{digest(style.text)}'",
        f"script-src 'sha256-{digest(script.text)}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert style.text == style_sheet()
    assert "url(" not in style_sheet() and "@import" not in style_sheet()
    assert script.attrib == {} and "</" not in (script.text or "")
    assert not {"link", "iframe", "object", "form", "base"} & {element.tag for element in page.iter()}
    assert not any(name in element.attrib for element in page.iter() for name in ("style", "onclick", "srcset"))


def test_no_page_but_the_agenda_runs_anything():
    page = opened(minutes_html(wageningen_minutes(), ENGLISH))
    assert not any(part.startswith("script-src") for part in policy_of(page))
    assert not list(page.iter("script"))


def test_head_and_landmarks():
    page = opened(page_with())
    assert page.get("lang") == "en-GB"
    names = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert names["viewport"] == "width=device-width, initial-scale=1"
    assert names["author"] == "CIRCASA"
    (title,) = page.iter("title")
    assert said(title) == "CIRCASA 2nd annual meeting: Towards an International Research Consortium: agenda"
    tags = [element.tag for element in page.iter()]
    assert [tags.count(landmark) for landmark in ("header", "main", "footer", "h1")] == [1, 1, 1, 1]
    (skip,) = of_class(page, "skip")
    (main,) = page.iter("main")
    assert skip.get("href") == f"#{main.get('id')}"


def test_every_anchor_is_there_once():
    page = opened(agenda_html(agenda(*opening_day()), Audience.PUBLIC, words("fr")))
    assert page.get("lang") == "fr"
    anchors = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(set(anchors)) == len(anchors)
    for element in page.iter():
        target = element.get("aria-labelledby") or element.get("href", "").removeprefix("#")
        assert element.get("href", "#")[:1] != "#" or not target or target in anchors


@pytest.mark.parametrize(("form", "media"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_the_logo_is_part_of_the_file(form: str, media: str):
    data = picture(form)
    (image,) = opened(page_with(logo=Picture(data, 'The "logo" <of> CIRCASA'))).iter("img")
    assert image.get("src") == f"data:{media};base64,{base64.b64encode(data).decode()}"
    assert image.get("alt") == 'The "logo" <of> CIRCASA'
    assert (image.get("width"), image.get("height")) == ("40", "20")


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"<svg onload='x'/>",
        picture()[:60],
        picture("JPEG")[:300],
        picture("GIF"),
        b"\x89PNG\r\n\x1a\n" + b"\0" * 50,
    ],
    ids=["empty", "svg", "cut png", "cut jpeg", "gif", "png of nothing"],
)
def test_a_broken_logo_is_left_out(broken: bytes):
    assert not list(opened(page_with(logo=Picture(broken, "x"))).iter("img"))


def test_a_picture_that_would_take_too_much_memory_is_left_out():
    stream = io.BytesIO()
    Image.new("1", (6000, 6000)).save(stream, "PNG")
    assert not list(opened(page_with(logo=Picture(stream.getvalue(), "x"))).iter("img"))


def test_funding_and_data_protection_end_the_page():
    (footer,) = opened(page_with()).iter("footer")
    assert "under grant agreement No 774378." in said(footer)
    assert said(footer).endswith("Personal data: Data Protection Officer, data@circasa.example")
    bare = agenda_html(
        agenda(project=replace(PROJECT, acknowledgement="", grant_no="", data_protection_contact="")),
        Audience.PUBLIC,
        ENGLISH,
    )
    assert not list(opened(bare).iter("footer"))


@given(st.text())
def test_escaped_text_says_just_that(text: str):
    shown = opened(f'<!DOCTYPE html>\n<html lang="en">{escaped(text)}</html>'.encode("utf-8", "replace"))
    kept = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", "", text)
    assert "".join(shown.itertext()) == re.sub("\r\n?|[\u2028\u2029]", "\n", kept)


def test_attributes_are_escaped():
    made = tag("p", escaped("x"), class_='a" onclick="b', title=None, data_label="<&>\n")
    assert made == '<p class="a&quot; onclick=&quot;b" data-label="&lt;&amp;&gt;">x</p>'
    assert filled("{one} <b> {two}", one=tag("i"), two=escaped("{one}")) == "<i></i> &lt;b&gt; {one}"


def test_text_that_turns_keeps_that_to_itself():
    assert escaped("שלום") == "<bdi>שלום</bdi>"
    assert escaped("a\u202eb") == "<bdi>a\u202eb</bdi>"
    assert escaped("Ångström 王") == "Ångström 王"
