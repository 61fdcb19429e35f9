"""What could not be put into a document is said on standard error, a line each; the document is written."""

import sqlite3
import zipfile

import pytest

from app.cli.main import run

SLIDES = "(SELECT sha256 FROM file JOIN presentation_file ON file_id = file.id WHERE presentation_id IN (2, 3))"
DAMAGED = ("CIRCASA after twenty-eight months", "The knowledge platform")


@pytest.mark.parametrize(("kind", "prefix"), [("presentations", ""), ("pack", "presentations/")])
def test_damaged_slides_are_told_and_the_others_are_there(capsys, sample_file, tmp_path, kind: str, prefix: str):
    connection = sqlite3.connect(sample_file)
    connection.execute(f"UPDATE blob SET data = x'00' WHERE sha256 IN {SLIDES}")
    connection.commit()
    connection.close()
    out = tmp_path / "out.zip"
    assert run(["export", kind, str(sample_file), "--meeting", "wageningen-2020", "-o", str(out)]) == 0
    captured = capsys.readouterr()
    assert captured.out.startswith(f"Wrote {out} (")
    told = captured.err.splitlines()
    assert len(told) == 2
    assert all(line.startswith("Left out: ") and line.endswith("it is damaged.") for line in told)
    with zipfile.ZipFile(out) as archive:
        names = archive.namelist()
    slides = [name for name in names if name.startswith(f"{prefix}D") and name.endswith(".pdf")]
    assert len(slides) > 20
    assert not {name for name in slides if any(title in name for title in DAMAGED)}


def test_characters_that_no_font_has_are_told(capsys, sample_file, tmp_path):
    connection = sqlite3.connect(sample_file)
    connection.execute("UPDATE action SET text = 'Read \U00013000 and \u16a0' WHERE number = 'A-1'")
    connection.commit()
    connection.close()
    out = tmp_path / "out.pdf"
    assert run(["export", "actions", str(sample_file), "-o", str(out)]) == 0
    assert capsys.readouterr().err == "Shown as codes, for no font has them: U+13000, U+16A0.\n"
    assert out.read_bytes().startswith(b"%PDF-")
