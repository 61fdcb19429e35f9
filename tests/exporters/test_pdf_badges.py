"""Badges: eight on a sheet, every name whole, a code that scanners read, and nothing in it without consent."""

import re
import shutil
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from pdf_reading import letters, opened, pages, text
from structure_reading import structure
from venue_examples import HARD_NAMES, HOSTILE, badge, badge_sheets

from app.domain.desk_papers import ContactCard
from app.domain.kinds import ParticipationRole
from app.exporters.pdf.badge_code import LARGEST_VERSION, QUIET_ZONE, contact_code, dark_runs
from app.exporters.pdf.badges import COLUMNS, HEIGHT, ROWS, WIDTH, badges_pdf
from app.exporters.pdf.display import fitted
from app.exporters.pdf.fonts import Face
from app.exporters.vcard import vcard
from app.words import words

ENGLISH = words("en")
SIZES = (26, 20, 14, 9, 6)


def drawn_codes(data: bytes, page: int = 0) -> list[list[list[int]]]:
    """The modules of each code that the page draws, read from its rectangles."""
    content = opened(data).pages[page].get_contents().get_data()
    found = []
    for figure in re.findall(rb"/Figure <</MCID \d+>> BDC(.*?)\nEMC", content, re.DOTALL):
        boxes = [
            tuple(map(float, box.split())) for box in re.findall(rb"([-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+) re\b", figure)
        ]
        if boxes:
            found.append(_modules(boxes))
    return found


def _modules(boxes: list[tuple[float, ...]]) -> list[list[int]]:
    module = boxes[0][3]
    left, top = min(box[0] for box in boxes), max(box[1] for box in boxes)
    side = round((max(box[0] + box[2] for box in boxes) - left) / module)
    grid = [[0] * side for _ in range(side)]
    for x, y, width, height in boxes:
        assert height == pytest.approx(module, abs=0.01)
        first = round((x - left) / module)
        for column in range(first, first + round(width / module)):
            grid[round((top - y) / module)][column] = 1
    return grid


def test_eight_badges_on_a_sheet_and_the_last_sheet_is_filled():
    nine = [badge(f"Person Number{number}") for number in range(9)]
    made = pages(badges_pdf(badge_sheets(*nine), ENGLISH))
    assert [page.count("Number") for page in made] == [8, 1]
    assert [page.count("CIRCASA 2nd annual meeting") for page in made] == [8, 8]


def test_nobody_gets_a_sheet_to_write_on():
    made = pages(badges_pdf(badge_sheets(), ENGLISH))
    assert len(made) == 1 and made[0].count("CIRCASA 2nd annual meeting") == 8


def test_eight_badges_of_90_by_55_mm_fit_a_sheet():
    assert pytest.approx((90, 55)) == (WIDTH / 72 * 25.4, HEIGHT / 72 * 25.4)
    assert COLUMNS * WIDTH < 595 and ROWS * HEIGHT < 841


@pytest.mark.parametrize(("name", "native"), HARD_NAMES)
def test_every_hard_name_is_there_whole(name: str, native: str):
    found = letters(badges_pdf(badge_sheets(badge(name, native)), ENGLISH))
    assert "…" not in found
    missing = Counter("".join(f"{name}{native}".split())) - Counter(found)  # pypdf does not know the order of vowels
    assert not missing


@pytest.mark.parametrize("face", [Face.SEMIBOLD, Face.LIGHT])
@pytest.mark.parametrize("name", [name or native for name, native in HARD_NAMES])
def test_a_name_is_never_wider_or_higher_than_its_room_and_no_word_is_cut(name: str, face: Face):
    made = fitted(name, 218, 40, SIZES, face=face)
    width, height = made.wrap(218, 1e6)
    assert width <= 218.1 and height <= 40.1
    assert round(height / made.style.leading) <= 2


def test_short_names_are_set_larger():
    short, long = (fitted(name, 218, 40, SIZES) for name in ("Li", "Maria Fernanda Rodríguez-Castañeda y Villaseñor"))
    assert short.style.fontSize > long.style.fontSize


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_stay_inside(hostile: str):
    made = fitted(hostile, 218, 40, SIZES)
    assert made.wrap(218, 1e6)[1] <= 40.1
    one = badge(hostile, hostile, hostile)
    card = replace(one.card, given=hostile, family=hostile, organisation=hostile, short=hostile)
    found = badge_sheets(replace(one, card=card, person=replace(one.person, organisation=hostile)))
    project = replace(found.project, acronym=hostile, acknowledgement=hostile)
    data = badges_pdf(replace(found, project=project, meeting=replace(found.meeting, title=hostile)), ENGLISH)
    assert len(pages(data)) == 1
    assert badges_pdf(replace(found, project=project, meeting=replace(found.meeting, title=hostile)), ENGLISH) == data


def test_role_country_organisation_and_the_sign_are_said():
    one = badge("Cees Veerman", role=ParticipationRole.GUEST)
    said = text(badges_pdf(badge_sheets(replace(one, person=replace(one.person, illustrative=True))), ENGLISH))
    for part in ("Cees Veerman°", "INRAE", "France", "GUEST", "° Illustrative", "grant agreement No 774378"):
        assert part in said
    assert "INVITÉ" in text(badges_pdf(badge_sheets(one), words("fr"))).upper()


def test_a_listener_gets_each_name_as_a_heading_and_each_code_with_its_text():
    data = badges_pdf(badge_sheets(badge("Ada"), badge("Bob")), ENGLISH)
    document = structure(data)
    assert len(document.all("H1")) == 2
    assert [node.alt for node in document.all("Figure")] == [
        "QR code with the contact data of Ada",
        "QR code with the contact data of Bob",
    ]
    assert [entry.title for entry in opened(data).outline] == ["Ada", "Bob"]


def test_the_code_that_is_drawn_is_the_card():
    one = badge("Zoë Hartley 李", email="zoe@leeds.example")
    (drawn,) = drawn_codes(badges_pdf(badge_sheets(one), ENGLISH))
    expected = segno.make(vcard(one.card), error="l", micro=False, encoding="utf-8", eci=True, boost_error=True)
    assert drawn == [list(row) for row in expected.matrix]


def test_what_was_not_agreed_to_is_not_in_the_code():
    with_address = badge("Ada", email="ada@example.org")
    without = badge("Ada")
    first, second = (drawn_codes(badges_pdf(badge_sheets(one), ENGLISH))[0] for one in (with_address, without))
    assert first != second


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_no_code_is_denser_than_telephones_read(hostile: str):
    code = contact_code(ContactCard(hostile, hostile, hostile, hostile, hostile, hostile))
    assert code.version <= LARGEST_VERSION


def test_fields_are_dropped_before_the_code_gets_too_dense():
    card = ContactCard("Ada Lovelace", "Ada", "Lovelace", "Organisation " * 30, "ORG", "ada@example.org")
    shorter = replace(card, organisation="ORG")
    expected = segno.make(vcard(shorter), error="l", micro=False, encoding="utf-8", boost_error=True)
    assert contact_code(card).matrix == expected.matrix


def test_dark_runs():
    assert list(dark_runs([1, 1, 0, 1, 0, 0, 1])) == [(0, 2), (3, 1), (6, 1)]
    assert list(dark_runs([0, 0])) == []
    assert QUIET_ZONE >= 4


def test_the_same_people_give_the_same_bytes():
    found = badge_sheets(*(badge(name, native) for name, native in HARD_NAMES))
    assert badges_pdf(found, ENGLISH) == badges_pdf(found, ENGLISH)


@pytest.mark.slow
def test_a_thousand_badges():
    many = [badge(f"Person {number}", email=f"p{number}@example.org") for number in range(1_000)]
    assert len(opened(badges_pdf(badge_sheets(*many), ENGLISH)).pages) == 125


@pytest.mark.slow
def test_a_scanner_reads_every_code(tmp_path: Path):
    if not (shutil.which("zbarimg") and shutil.which("pdftoppm")):
        pytest.skip("zbarimg and pdftoppm are not installed")
    one = [badge(name, native, "somebody@example.org") for name, native in HARD_NAMES[:8]]
    (tmp_path / "badges.pdf").write_bytes(badges_pdf(badge_sheets(*one), ENGLISH))
    subprocess.run(["pdftoppm", "-r", "200", "-png", "-singlefile", "badges.pdf", "page"], cwd=tmp_path, check=True)
    run = subprocess.run(["zbarimg", "-q", "--raw", "page.png"], cwd=tmp_path, capture_output=True, check=True)
    read = run.stdout.decode("utf-8").replace("\r\n", "\n")
    for each in one:
        assert vcard(each.card).replace("\r\n", "\n") in read
