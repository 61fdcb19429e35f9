"""What the timeline of the plan does, in a process of its own, for ``benchmarks.plan_timeline``.

``python -m benchmarks.plan_timeline_work FILE`` opens the file without a screen and prints as JSON how many seconds of
work each act took on the window's thread until everything was painted.
"""

import json
import sys
import time
from functools import partial
from pathlib import Path

import sqlalchemy.orm  # noqa: F401 - before PySide6, which reads the source of every module imported after it
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.plan_report import RowKind
from app.services.plan_moves import rename_row, set_task_span
from app.ui.pages.plan.timeline import TimelineView
from app.ui.pages.tabbed import TabbedPage
from app.ui.places import Place
from app.ui.widgets.timeline.geometry import ROW
from app.ui.widgets.timeline.view import Timeline
from benchmarks.window_work import Work

_STEPS, _CHANGES = 60, 8


def moves(work: Work, view: Timeline) -> None:
    """Pan both ways, zoom about the pointer, choose row after row."""
    for step in range(1, _STEPS + 1):
        work.timed("pan down", lambda step=step: view.verticalScrollBar().setValue(step * 97))  # type: ignore[misc]
        work.timed("pan across", lambda step=step: view.horizontalScrollBar().setValue(step * 23))  # type: ignore[misc]
        work.timed("zoom", lambda step=step: view.set_day_width(0.4 + step / 40, 700))  # type: ignore[misc]
    for index in range(0, _STEPS * 20, 20):
        work.timed("choose", lambda index=index: view.choose(view.lines.line(index).key, show=True))  # type: ignore[misc]


def drags(work: Work, view: Timeline) -> None:
    """Drag a bar from month to month."""
    view.set_day_width(1.1)
    line = next(line for line in view.lines.all() if line.key.kind is RowKind.TASK)
    view.choose(line.key, show=True)
    work.rest()
    left, right = (view.axis().x(days) for days in line.span)
    at = QPointF((left + right) / 2, view.top() + line.top + ROW / 2)
    port = view.viewport()
    _mouse(port, QEvent.Type.MouseButtonPress, at)
    for step in range(1, _STEPS + 1):
        there = at + QPointF(step * 4 % 400, 0)
        work.timed("drag", lambda there=there: _mouse(port, QEvent.Type.MouseMove, there))  # type: ignore[misc]
    view.hands.drop()
    _mouse(port, QEvent.Type.MouseButtonRelease, at)


def changes(work: Work, view: TimelineView) -> None:
    """Move and rename tasks while the plan is shown, and take it back."""
    plan = view.deeds.plan
    assert plan is not None
    for number, task in enumerate(list(plan.parts.tasks)[:_CHANGES]):
        for name, act in (
            ("move a task", partial(set_task_span, task_id=task, start_month=1, end_month=5 + number)),
            ("rename a task", partial(rename_row, kind=RowKind.TASK, row_id=task, title=f"Other {number}")),
        ):
            work.timed(name, partial(work.desk.change, "Change a task", act))
            work.rest()
            work.timed("undo", work.workspace.undo)
            work.rest()


def _mouse(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    released = kind is QEvent.Type.MouseButtonRelease
    held = Qt.MouseButton.NoButton if released else Qt.MouseButton.LeftButton
    button = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    whole = QPointF(widget.mapToGlobal(at.toPoint()))
    event = QMouseEvent(kind, at, whole, button, held, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def main(file: Path) -> None:
    """Open ``file``, do all of it, and print the seconds."""
    work = Work(file)
    began = time.thread_time()
    work.workspace.go(Place("plan", 0, "timeline"))
    for _ in range(3):
        work.application.processEvents()
    work.seconds["open"].append(time.thread_time() - began)
    work.rest()
    page = work.workspace.page()
    assert isinstance(page, TabbedPage)
    view = page.current()
    assert isinstance(view, TimelineView)
    moves(work, view.timeline)
    drags(work, view.timeline)
    changes(work, view)
    print(json.dumps(work.seconds))
    work.program.window.close_file()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
