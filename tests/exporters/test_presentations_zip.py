"""The zip of the presentations: names, the index page and its links, files that cannot be read."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote

import pytest
from document_examples import MEETING, PROJECT, THURSDAY, WEDNESDAY, person

from app.domain.agenda import Audience
from app.domain.kinds import SlidesState
from app.domain.presentations import FileFault, PresentationEntry, PresentationsDocument, SlidesFile
from app.exporters.presentations import presentations_zip
from app.words import words

ENGLISH = words("en")
AT = dt.datetime(2020, 3, 7, 12, tzinfo=dt.UTC)
SOPHIE = person("Sophie Laurent", "INRAE")
RESERVED = set('<>:"|?*\\') | {chr(code) for code in range(32)}


class Links(HTMLParser):
    """The targets and the text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.text = ""
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.targets += [value for name, value in attributes if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


def talk(title: str, name: str = "slides.pdf", data: bytes = b"%PDF", **fields) -> PresentationEntry:
    plain = PresentationEntry(title, (SOPHIE,), WEDNESDAY, 570, "Opening", SlidesState.CLEARED, SlidesFile(name, data))
    return replace(plain, **fields)


def document(*entries: PresentationEntry, audience: Audience = Audience.PARTICIPANTS) -> PresentationsDocument:
    return PresentationsDocument(PROJECT, MEETING, audience, AT, entries)


def unpacked(found: PresentationsDocument, language: str = "en") -> tuple[dict[str, bytes], Links, tuple[str, ...]]:
    data, problems = presentations_zip(found, words(language))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    return files, Links(files.pop("index.html").decode()), problems


def test_files_are_numbered_and_named_by_the_agenda():
    late = talk("Après-midi: l'œuvre", "b.PPTX", start=24 * 60 + 5, day=THURSDAY, speakers=())
    files, page, problems = unpacked(document(talk("Soils & carbon"), late, talk("Later", day=None, start=None)))
    assert sorted(files) == [
        "D1-01 Soils & carbon - Sophie Laurent.pdf",
        "D2-01 Après-midi l'œuvre.pptx",
        "X-01 Later - Sophie Laurent.pdf",
    ]
    assert {unquote(target) for target in page.targets if not target.startswith(("#", "data:"))} == set(files)
    assert problems == ()
    assert all(code in page.text for code in ("D1-01", "D2-01", "X-01"))
    assert sorted(unpacked(document(talk("Soils", code="D3-07")))[0]) == ["D3-07 Soils - Sophie Laurent.pdf"]


def test_missing_ones_are_said_to_be_missing_and_keep_their_number():
    files, page, problems = unpacked(document(talk("One", file=None), talk("Two")))
    assert list(files) == ["D1-02 Two - Sophie Laurent.pdf"]
    assert "not available yet" in page.text
    assert problems == ()


@pytest.mark.parametrize(("fault", "says"), [(FileFault.LOST, "lost"), (FileFault.DAMAGED, "damaged")])
def test_a_file_that_cannot_be_read_is_reported_and_the_others_are_there(fault: FileFault, says: str):
    bad = talk("Bad\none", file=SlidesFile("bad.pdf", b"", fault))
    files, page, problems = unpacked(document(bad, talk("Good")))
    assert list(files) == ["D1-02 Good - Sophie Laurent.pdf"]
    assert len(problems) == 1 and says in problems[0] and "bad.pdf" in problems[0] and "“Bad one”" in problems[0]
    assert "cannot be read" in page.text


def test_names_of_those_who_withdrew_are_in_no_file_name():
    hidden = replace(SOPHIE, name="", withheld=True)
    files, page, _problems = unpacked(document(talk("Soils", speakers=(hidden,))))
    assert list(files) == ["D1-01 Soils.pdf"]
    assert "name withheld, INRAE" in page.text


def test_posters_of_one_item_are_nobodys_by_name():
    assert list(unpacked(document(talk("Roots", shared=True)))[0]) == ["D1-01 Roots.pdf"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("../../etc/passwd", "../../x.pdf"),
        ("a\\b:c*?", "c:\\x.pdf"),
        ("CON", "nul"),
        ("\u202efdp.exe", "x.\u202efdp"),
        ("<script>alert(1)</script>", '"><script>.html'),
        ("w" * 500, "x." + "y" * 500),
        ("\x00\ud800", "\x00"),
        ("", ""),
        ("   ", ".pdf"),
        ("trailing.", "x.pdf."),
        ("研究" * 100, "x.pdf"),
        ("𒀀" * 100, "x.pdf"),
        ("Long words " * 30, "x.pdf"),
    ],
)
def test_names_are_safe_whatever_the_titles_are(title: str, name: str):
    who = person(title, title, title)
    same = [talk(title, name, speakers=(who,)), talk(title.upper(), name.upper(), speakers=(who,))]
    files, page, _problems = unpacked(document(*same))
    assert len({found.casefold() for found in files}) == len(files) == 2
    for found in files:
        assert not set(found) & RESERVED and "/" not in found and ".." not in found
        assert len(found) <= 95 and len(found.encode()) <= 240 and found[-1] not in ". "
    assert {unquote(target) for target in page.targets if not target.startswith("#")} == set(files)
    assert "script" not in page.tags


def test_nothing_to_show():
    _files, page, _problems = unpacked(document())
    assert "No presentations are recorded for this meeting." in page.text
    assert "No presentation of this meeting is public." in unpacked(document(audience=Audience.PUBLIC))[1].text


def test_three_hundred_presentations_and_the_same_bytes_twice():
    many = document(*(talk("Same title") for _ in range(300)))
    files, page, _problems = unpacked(many)
    assert len(files) == 300 and min(files).startswith("D1-01 Same title - ")
    assert len(page.targets) >= 300
    assert presentations_zip(many, ENGLISH) == presentations_zip(many, ENGLISH)
