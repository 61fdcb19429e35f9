"""Measure everything, print one table, and write it to ``benchmarks/latest.json``: ``python -m benchmarks [NAME]``."""

import importlib
import json
import pkgutil
import platform
import sys
from dataclasses import asdict
from pathlib import Path

import benchmarks
from benchmarks.figures import Figure

LATEST = Path(__file__).with_name("latest.json")
_NO_FIGURES = {
    "figures",
    "long_documents",
    "window_start",
    "window_work",
    "plan_timeline_work",
    "timetable_work",
    "large_pages_work",
    "__main__",
}
_NO_FIGURES |= {"make_large", "large_names", "large_rows", "large_meetings", "agenda_events"}


def main(wanted: str = "") -> None:
    """Measure the modules whose name begins with ``wanted``; only a whole run is written down."""
    names = [module.name for module in pkgutil.iter_modules(benchmarks.__path__) if module.name not in _NO_FIGURES]
    found: list[Figure] = []
    for name in names:
        if name.startswith(wanted):
            for figure in importlib.import_module(f"benchmarks.{name}").figures():
                found.append(figure)
                print(_line(figure), flush=True)
    if not wanted:
        machine = {"python": platform.python_version(), "system": platform.system()}
        rows = [asdict(figure) | {"ratio": round(figure.ratio, 3)} for figure in found]
        LATEST.write_text(json.dumps({**machine, "figures": rows}, indent=1) + "\n", "utf-8")


def _line(figure: Figure) -> str:
    goal = "" if figure.goal is None else f"goal ≤ {figure.goal:g}"
    sign = "" if figure.met else "  MISSED"
    return f"{figure.name:58} {figure.ratio:7.2f} × {figure.floor:44} {goal}{sign}"


if __name__ == "__main__":
    main(*sys.argv[1:2])
