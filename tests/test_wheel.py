"""The program as a newcomer installs it: a wheel in a clean environment, away from the checkout, without a network."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest
from pypdf import PdfReader
from source_tree import ROOT


def run(*command: str | Path, folder: Path) -> str:
    """Run a command in ``folder`` as a stranger would: nothing of this environment's variables; returns its output."""
    own = {"PATH": os.defpath, "HOME": str(folder), "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        [str(part) for part in command], cwd=folder, env=own, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def pip(*arguments: str | Path, folder: Path) -> None:
    """This environment's pip, with no index to ask."""
    run(sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", *arguments, folder=folder)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts folder of a clean environment that holds the wheel and sees the locked libraries, not the checkout.

    The libraries are those of the environment that runs the tests: a path entry of a ``.pth`` file makes them visible
    without the ``.pth`` files among them, one of which names the checkout.
    """
    wheels, place = tmp_path_factory.mktemp("wheels"), tmp_path_factory.mktemp("clean")
    pip("wheel", "--no-index", "--no-deps", "--no-build-isolation", "-w", wheels, ROOT, folder=wheels)
    (wheel,) = wheels.glob("plenary_desktop-*.whl")
    venv.EnvBuilder(symlinks=os.name != "nt").create(place)
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    own = Path(paths["purelib"])
    (own / "locked.pth").write_text(sysconfig.get_path("purelib") + "\n", "utf-8")
    scripts = Path(paths["scripts"])
    pip("--python", scripts / "python", "install", "--no-index", "--no-deps", wheel, folder=wheels)
    return scripts


def test_the_wheel_is_what_runs(installed, tmp_path):
    where = run(installed / "python", "-c", "import app; print(app.__file__)", folder=tmp_path).strip()
    assert Path(where).is_relative_to(installed.parent)
    path = run(installed / "python", "-c", "import sys; print(*sys.path, sep='\\n')", folder=tmp_path)
    assert str(ROOT) not in path.splitlines()


def test_the_wheel_exports_the_agenda_of_the_sample(installed, tmp_path):
    run(installed / "plenary", "new", "x.plenary", "--sample", folder=tmp_path)
    run(
        *(installed / "plenary", "export", "agenda", "x.plenary", "--meeting", "wageningen-2020", "-o", "agenda.pdf"),
        folder=tmp_path,
    )
    pages = PdfReader(tmp_path / "agenda.pdf").pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "Wageningen" in text
    assert "General Assembly" in text


def test_the_wheel_carries_its_licences(installed):
    (metadata,) = (installed.parent / "lib").glob("python*/site-packages/plenary_desktop-*.dist-info")
    assert (metadata / "licenses" / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    assert list((metadata / "licenses").glob("resources/fonts/*.txt")), "the licence of the typeface"
