"""Build the sample in ``demo/``, write the documents a meeting needs, open the window: the Makefile's ``make demo``.

Every step is the command a user would type. The file of an earlier demo is replaced only when the new one is whole,
and never while somebody has it open. Exit status 1 when a command fails.
"""

import os
import subprocess
import sys
from pathlib import Path

from app.db.lock import Locked, acquire

MEETING = "wageningen-2020"
PERSON = "ines.carvalho@inrae.example"  # coordinates the project: many entries of her own

ROOT = Path(__file__).resolve().parent.parent
DEMO = Path("demo")
SAMPLE = DEMO / "circasa.plenary"
DOCUMENTS = (
    ("agenda", DEMO / "agenda.pdf", ()),
    ("agenda", DEMO / "agenda.html", ("--format", "html")),
    ("minutes", DEMO / "minutes.pdf", ()),
    ("minutes", DEMO / "minutes.docx", ("--format", "docx")),
    ("participants", DEMO / "participants.xlsx", ("--format", "xlsx")),
    ("badges", DEMO / "badges.pdf", ()),
    ("pack", DEMO / "pack.zip", ()),
    ("calendar", DEMO / "calendar.ics", ()),
    ("calendar", DEMO / f"calendar-{PERSON.partition('@')[0]}.ics", ("--for", PERSON)),
)


def main() -> None:
    """Build the sample, then its documents; say each file with its size."""
    (ROOT / DEMO).mkdir(exist_ok=True)
    build_sample()
    for kind, file, options in DOCUMENTS:
        plenary("export", kind, str(SAMPLE), "--meeting", MEETING, *options, "-o", str(file))
    if has_screen():
        print(f"Opening {SAMPLE}: close the window to end the demo.", flush=True)
        plenary(str(SAMPLE))
    else:
        print(f"There is no screen here; where there is one: {Path(sys.executable).name} main.py {SAMPLE}")


def has_screen() -> bool:
    """Whether a window can be shown: always but on a Linux without X11 or Wayland."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def build_sample() -> None:
    """Make the sample beside the file of an earlier demo, then put it in its place."""
    fresh = DEMO / "new.plenary"
    for leftover in (ROOT / DEMO).glob(f"{fresh.name}*"):
        leftover.unlink()
    plenary("new", str(fresh), "--sample")
    target = ROOT / SAMPLE
    try:
        lock = acquire(target)
    except Locked as error:
        sys.exit(f"{error} The demo was not built anew.")
    try:
        target.with_name(f"{target.name}-journal").unlink(missing_ok=True)  # it belongs to the file that goes
        (ROOT / fresh).replace(target)
    finally:
        lock.release()
    print(f"It is {SAMPLE} now.", flush=True)


def plenary(*arguments: str) -> None:
    """Run one command of Plenary; ends the demo when it fails."""
    command = [sys.executable, str(ROOT / "main.py"), *arguments]
    if subprocess.run(command, cwd=ROOT, check=False).returncode != 0:
        sys.exit("The demo is not complete: see above.")


if __name__ == "__main__":
    main()
