"""The sample's slides: a small real deck."""

from pdf_reading import font_files, opened, pages, text

from app.exporters.pdf.slides import slides_pdf

POINTS = ("Why maps disagree", "412 sites & <three> depths", "Next: Ethiopia")


def deck(title: str = "From point to map", points: tuple[str, ...] = POINTS) -> bytes:
    return slides_pdf(title, "WANG Xiaoming", "CAAS", "CIRCASA annual meeting", points)


def test_a_title_slide_and_the_points():
    first, second = pages(deck())
    assert first == "CIRCASA ANNUAL MEETING From point to map WANG Xiaoming CAAS"
    assert "• 412 sites & <three> depths • Next: Ethiopia" in second
    assert "From point to map 2" in second


def test_it_is_landscape():
    box = opened(deck()).pages[0].mediabox
    assert round(float(box.width / box.height), 3) == 1.778


def test_the_same_words_give_the_same_bytes():
    assert deck() == deck()


def test_it_is_small_and_complete():
    assert len(deck()) < 30_000
    assert all(font_files(deck()).values())


def test_hostile_words():
    data = deck("T" * 300 + " 传\x00<b>", tuple(f"{n} " + "long " * 200 for n in range(8)))
    assert "传<b>" in text(data)
    assert text(data).count("long") == 1600


def test_no_points():
    assert len(pages(deck(points=()))) == 1
