"""What the pages of large tables do, in a process of its own, for ``benchmarks.large_pages``.

``python -m benchmarks.large_pages_work FILE`` opens the file without a screen and prints as JSON how many seconds of
work each act took on the window's thread until everything was painted.
"""

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy.orm  # noqa: F401 - before PySide6, which reads the source of every module imported after it

from app.services.people import edit_person
from app.ui.pages.tabbed import TabbedPage
from app.ui.places import Place
from benchmarks.window_work import Work

_WORDS = ("mar", "soil c", "zzz")
_STEPS, _CHANGES, _RETURNS = 30, 8, 5


def opened(work: Work, page: str, view: str) -> Any:
    """The view, opened for the first time."""
    work.go(f"{page}: open", Place(page, 0, view))
    shown = work.workspace.page()
    assert isinstance(shown, TabbedPage)
    return shown.current()


def answered(work: Work, name: str, act: Callable[[], object]) -> None:
    """Note the work of the window's thread until the answer, looked for in another thread, is shown."""
    begin = time.thread_time()
    act()
    work.rest()
    while work.desk.looks.activeThreadCount():
        work.rest()
    work.rest()
    work.seconds[name].append(time.thread_time() - begin)


def typing(work: Work, page: str, view: Any) -> None:
    """Type into the filter letter by letter, with all that waits for the next key."""
    field = view.filter_field()
    field.setFocus()
    for words in _WORDS:
        for letter in words:
            answered(work, f"{page}: keystroke", partial(field.insert, letter))
        field.clear()
        work.rest()


def people(work: Work, view: Any) -> None:
    """Return to the page, sort it, scroll by pages, rename somebody whose panel is shown, and take it back."""
    for _ in range(_RETURNS):
        work.workspace.go(Place("home"))
        work.rest()
        work.go("people: return", Place("people", 0, "people"))
    table = view.list.table
    for column in ("name", "email", "country"):
        number = [each.id for each in table.rows.columns].index(column)
        before = list(table.rows.ids)
        answered(work, "people: sort", partial(table.rows.set_sort, number, True))
        assert list(table.rows.ids) != before  # another order is shown
    table.rows.set_sort(None)
    work.rest()
    bar = table.verticalScrollBar()
    for _ in range(_STEPS):
        work.timed("people: scroll", lambda: bar.setValue(bar.value() + bar.pageStep()))
    work.rest()
    table.choose_number(500)
    work.rest()
    person = table.chosen()[0]
    for number in range(_CHANGES):
        act = partial(edit_person, person_id=person, display=f"Other {number}")
        work.timed("people: rename", partial(work.desk.change, "Edit person", act))
        work.rest()
        work.timed("people: undo", work.workspace.undo)
        work.rest()


def main(file: Path) -> None:
    """Open ``file``, do all of it, and print the seconds."""
    work = Work(file)
    for page in ("people", "actions", "history"):
        view = opened(work, page, page)
        typing(work, page, view)
        if page == "people":
            people(work, view)
    print(json.dumps(work.seconds))
    work.program.window.close_file()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
