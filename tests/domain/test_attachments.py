"""Names and types of attachments (TRUST, fault 33): nothing a stranger sends can act."""

import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.attachments import MOST_BYTES, Handling, attachment_name, check_attachment, handling, mime_of
from app.domain.errors import UserError
from app.usecases.attachments import PrivateCopies, read_attachment


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Talk.pdf", "Talk.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\Talk.pdf", "Talk.pdf"),
        ("/", "file"),
        ("", "file"),
        ("..", "file"),
        ("CON.pdf", "_CON.pdf"),
        ("lpt1", "_lpt1"),
        ("aux.tar.gz", "_aux.tar.gz"),
        ("a:b?.pdf", "a_b_.pdf"),
        ("Talk\u202efdp.exe", "Talkfdp.exe"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("Talk.pdf. . ", "Talk.pdf"),
        (
            "\u571f\u58e4 \u0627\u0644\u062a\u0631\u0628\u0629.pptx",
            "\u571f\u58e4 \u0627\u0644\u062a\u0631\u0628\u0629.pptx",
        ),
        ("\ud800x.pdf", "x.pdf"),
    ],
)
def test_names_are_made_safe(raw, kept):
    assert attachment_name(raw) == kept


@given(st.text(st.characters(), max_size=400))
def test_every_name_is_a_base_name_that_stays_as_it_is(raw):
    name = attachment_name(raw)
    assert name
    assert not set(name) & set('/\\<>:"|?*\x00\n\u202e')
    assert name not in (".", "..")
    assert len(name.encode()) <= 201
    assert attachment_name(name) == name


def test_a_long_name_keeps_its_ending():
    name = attachment_name("ł" * 300 + ".pptx")
    assert name.endswith("ł.pptx")
    assert len(name.encode()) <= 200


@pytest.mark.parametrize("name", ["a.pdf", "A.PPTX", "b.odp", "c.mp4", "d.png", "e.txt"])
def test_what_cannot_act_is_opened(name):
    assert handling(name) is Handling.OPENED
    assert mime_of(name) != "application/octet-stream"


@pytest.mark.parametrize(
    "name", ["a.pptm", "a.docm", "a.xlsm", "a.ppt", "a.html", "a.HTM", "a.svg", "a", "a.zip", "a.xyz"]
)
def test_what_may_act_or_is_unknown_is_only_saved(name):
    assert handling(name) is Handling.SAVED_ONLY
    check_attachment(name, 10)


@pytest.mark.parametrize(
    "name",
    ["setup.exe", "a.pdf.EXE", "a.lnk", "a.ps1", "a.bat", "a.sh", "a.desktop", "a.url", "a.jar", "a.py", "a.scr",
     "a.exe. ",     "Talk\u202efdp.exe", "a.hta", "a.command", "a.appimage"],
)  # fmt: skip
def test_programs_are_refused_in_words(name):
    assert handling(name) is Handling.REFUSED
    with pytest.raises(UserError, match="is a program, a script or a shortcut"):
        check_attachment(name, 10)


@pytest.mark.parametrize("start", [b"MZ\x90\x00", b"\x7fELF\x02", b"#!/bin/sh"])
def test_a_program_is_known_under_any_name(start, tmp_path):
    file = tmp_path / "Talk.pdf"
    file.write_bytes(start + b"x" * 50)
    with pytest.raises(UserError, match="is a program"):
        read_attachment(file)


def test_101_megabytes_are_refused_before_they_are_read(tmp_path):
    file = tmp_path / "Film.mp4"
    with file.open("wb") as stream:
        stream.truncate(101 * 1024 * 1024)
    with pytest.raises(UserError, match=r"Film\.mp4 is larger than 100 MB"):
        read_attachment(file)
    check_attachment("Film.mp4", MOST_BYTES)


def test_folders_and_missing_files_are_refused_in_words(tmp_path):
    for path in (tmp_path, tmp_path / "gone.pdf"):
        with pytest.raises(UserError, match="is no file"):
            read_attachment(path)


def test_a_file_is_read_whole(tmp_path):
    file = tmp_path / "Talk.pdf"
    file.write_bytes(b"%PDF-1.7 " + b"x" * 1000)
    found = read_attachment(file)
    assert (found.name, found.mime, len(found.data)) == ("Talk.pdf", "application/pdf", 1009)


def test_copies_are_private_and_do_not_stay(tmp_path):
    copies = PrivateCopies(tmp_path)
    first = copies.opened_copy("../Talk.pdf", b"%PDF-1")
    second = copies.copy("Talk.pdf", b"%PDF-2")
    assert (first.name, first.read_bytes(), second.read_bytes()) == ("Talk.pdf", b"%PDF-1", b"%PDF-2")
    assert stat.S_IMODE(first.stat().st_mode) == 0o400
    assert stat.S_IMODE(first.parent.parent.stat().st_mode) == stat.S_IMODE(first.parent.stat().st_mode) == 0o700
    copies.close()
    copies.close()
    assert list(tmp_path.iterdir()) == []
    assert copies.copy("Talk.pdf", b"again").read_bytes() == b"again"
    copies.close()


def test_only_safe_types_are_opened(tmp_path):
    copies = PrivateCopies(tmp_path)
    for name, data in (("a.html", b"<script>"), ("a.svg", b"<svg>"), ("a.pptm", b"PK"), ("a.pdf", b"MZ")):
        with pytest.raises(UserError, match="save it instead"):
            copies.opened_copy(name, data)
    assert list(tmp_path.iterdir()) == []
