"""Every kind of PDF of the sample, in both languages, as independent programs see it: veraPDF, qpdf, pdftotext."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.agenda import Audience
from app.domain.export_request import ExportRequest
from app.models import Meeting
from app.queries.attendance import participants
from app.queries.consent import withdrawn_people
from app.usecases.export_kinds import EXPORT_KINDS
from app.usecases.exports import rendered
from app.usecases.files import opened

CHECK = Path(__file__).parents[3] / "shared" / "tools" / "pdf_check" / "pdf_check.sh"
MEETING = "wageningen-2020"
TODAY = dt.date(2020, 3, 20)
PDF_KINDS = [kind for kind in EXPORT_KINDS.values() if "pdf" in kind.render]


def requests() -> dict[str, ExportRequest]:
    """Every kind in both languages, and the agenda for each audience."""
    found = {}
    for kind in PDF_KINDS:
        for language in ("en", "fr"):
            meeting = MEETING if "meeting" in kind.options else ""
            request = ExportRequest(kind.name, TODAY, "pdf", meeting=meeting, language=language)
            found[f"{kind.name}-{language}"] = request
    for audience in (Audience.PUBLIC, Audience.CHAIR):
        found[f"agenda-{audience}"] = ExportRequest("agenda", TODAY, "pdf", meeting=MEETING, audience=audience)
    return found


@pytest.fixture(scope="module")
def files(sample_master: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("pdf")
    copy = Path(shutil.copy(sample_master, folder / "sample.plenary"))
    made = []
    with opened(str(copy)) as store:
        for name, request in requests().items():
            made.append(folder / f"{name}.pdf")
            made[-1].write_bytes(rendered(store, request).data)
    return made


@pytest.mark.parametrize("profile", ["ua1", "3a"])
def test_verapdf_finds_nothing(profile: str, files: list[Path]):
    if not CHECK.is_file():
        pytest.skip("the checking tool is not beside this project")
    if shutil.which("java") is None:
        pytest.skip("there is no Java here, in which veraPDF is written")
    run = subprocess.run(["bash", CHECK, profile, *files], capture_output=True, text=True, check=False)
    if run.returncode == 2 and "missing" in run.stderr:
        pytest.skip(run.stderr.strip())
    verdicts = [line for line in run.stdout.splitlines() if line.startswith(("PASS", "FAIL"))]
    assert run.returncode == 0, run.stdout + run.stderr
    assert len(verdicts) == len(files)
    assert all(line.startswith("PASS") for line in verdicts)


def test_qpdf_finds_nothing(files: list[Path]):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    for file in files:
        run = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True, check=False)
        assert (run.returncode, "WARNING" in run.stdout + run.stderr) == (0, False), f"{file.name}: {run.stdout}"


def test_the_minutes_hold_every_name_in_its_own_script(files: list[Path], sample_master: Path, tmp_path: Path):
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (minutes,) = [file for file in files if file.name == "minutes-en.pdf"]
    run = subprocess.run(["pdftotext", minutes, "-"], capture_output=True, text=True, check=True)
    said = "".join(run.stdout.split())
    with opened(str(shutil.copy(sample_master, tmp_path / "s.plenary"))) as store, store.read() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.short_name == MEETING)).one()
        withdrawn = withdrawn_people(session, TODAY)
        there = [one.person for one in participants(session, meeting, TODAY) if one.attended]
    assert len(there) == 73
    named = [person for person in there if person.uid not in withdrawn]
    assert 0 < len(there) - len(named) <= 2  # who took back the consent to be listed
    for person in named:
        for name in filter(None, (person.name, person.native)):
            assert "".join(name.split()) in said, name
