"""Where an export goes: its name says its format, and what cannot be is said before anything is made."""

from pathlib import Path

import pytest

from app.cli.main import run as run_command


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def run(*arguments: str) -> int:
    return run_command(list(arguments))


def test_the_ending_of_the_name_chooses_the_format(sample_file: Path, tmp_path: Path):
    out = tmp_path / "a.html"
    assert run("export", "agenda", str(sample_file), "--meeting", "board-2020-01", "-o", str(out)) == 0
    assert out.read_bytes().startswith(b"<!")


@pytest.mark.parametrize(
    ("name", "options", "said"),
    [
        ("a.docx", (), "There is no format 'docx' of agenda"),
        ("a.pdf", ("--format", "html"), "is no name for the format html"),
        ("missing/", (), "There is no folder"),
        ("x" * 300 + ".pdf", (), "is no name that this disk can keep"),
    ],
)
def test_what_cannot_be_written(
    name: str, options: tuple[str, ...], said: str, sample_file: Path, tmp_path: Path, capsys
):
    before = sorted(tmp_path.iterdir())
    out = f"{tmp_path}/{name}"
    assert run("export", "agenda", str(sample_file), "--meeting", "board-2020-01", *options, "-o", out) == 1
    assert said in capsys.readouterr().err
    assert sorted(tmp_path.iterdir()) == before


def test_a_file_in_a_folder_is_called_by_the_name_of_the_meeting(sample_file: Path, tmp_path: Path):
    folder = tmp_path / "out"
    folder.mkdir()
    assert run("export", "agenda", str(sample_file), "--meeting", "4", "-o", str(folder)) == 0
    assert [file.name for file in folder.iterdir()] == ["board-2020-01-agenda.pdf"]


def test_no_meetings(tmp_path: Path, capsys):
    assert run("new", str(tmp_path / "e.plenary")) == 0
    assert run("meetings", str(tmp_path / "e.plenary")) == 0
    assert "There are no meetings yet." in capsys.readouterr().out
