"""Make ``.venv`` and keep it true to the locks: ``python3 scripts/environment.py run|dev``.

It is made anew when a lock, the Python or the folder has changed, and after an interrupted installation; otherwise
nothing happens. Everything comes from the locks and is checked against their hashes; no package is built from source,
so nothing that is not in a lock is fetched. Standard library only: it runs before anything is installed.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python is told so
    sys.exit(
        "Plenary needs Python 3.11 or newer, and {} is Python {}.{}. Install a newer one and name it: "
        "make PYTHON=python3.11".format(sys.executable, *sys.version_info[:2])
    )

import compileall
import hashlib
import importlib.util
import json
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = {"run": ("requirements.lock", "requirements-build.lock"), "dev": ("requirements-dev.lock",)}


def fingerprints(root: Path, python: str) -> dict[str, str]:
    """What the environment depends on: the ``python``, each level's locks ("run", "dev") and the ``project`` itself."""
    digests = {level: _digest(*(root / lock for lock in locks)) for level, locks in LOCKS.items()}
    return {"python": python, **digests, "project": _digest(root / "pyproject.toml")}


def plan(level: str, done: dict[str, str], wanted: dict[str, str]) -> tuple[str, ...]:
    """The steps left to do for ``level``, in order, out of "create", "install" and "project".

    ``done`` holds the fingerprints of what was installed whole: nothing at all after an interruption.
    """
    locks_hold = all(done.get(lock, wanted[lock]) == wanted[lock] for lock in LOCKS)
    if done.get("python") != wanted["python"] or not locks_hold:
        return ("create", "install", "project")
    if level not in done:
        return ("install", "project")
    return () if done.get("project") == wanted["project"] else ("project",)


def main(level: str) -> None:
    """Bring ``.venv`` to ``level``: "run" has what the program needs, "dev" also what its tests and checks need."""
    stamp = VENV / "plenary-stamp.json"
    python = f"{sys.version_info[0]}.{sys.version_info[1]} of {sys.base_prefix} in {VENV}"
    wanted = fingerprints(ROOT, python)
    done = json.loads(stamp.read_text("utf-8")) if stamp.is_file() and (VENV / "bin" / "python").exists() else {}
    steps = plan(level, done, wanted)
    if not steps:
        return
    if "create" in steps:
        done = {}
    stamp.unlink(missing_ok=True)
    for step in steps:
        {"create": _create, "install": lambda: _install(level), "project": _install_project}[step]()
    levels = {"run", level} | (set(done) & set(LOCKS))
    result = {key: value for key, value in wanted.items() if key not in LOCKS or key in levels}
    partial = stamp.with_suffix(".part")
    partial.write_text(json.dumps(result), "utf-8")
    partial.replace(stamp)


def _digest(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _create() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        sys.exit(f"{sys.executable} cannot make environments. On Debian run: apt-get install python3-venv")
    print("Making .venv …", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def _install(level: str) -> None:
    print(f"Installing from {' and '.join(LOCKS[level])} …", flush=True)
    files = [part for lock in LOCKS[level] for part in ("-r", str(ROOT / lock))]
    _pip("--require-hashes", "--only-binary=:all:", *files)


def _install_project() -> None:
    _pip("--no-deps", "--no-build-isolation", "--no-index", "-e", str(ROOT))
    compileall.compile_dir(ROOT / "app", quiet=1)


def _pip(*arguments: str) -> None:
    python = str(VENV / "bin" / "python")
    _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments])


def _run(command: list[str]) -> None:
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit("The environment .venv was not finished: see above, then run make again; it starts afresh.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in LOCKS:
        sys.exit("Usage: python3 scripts/environment.py run|dev")
    main(sys.argv[1])
