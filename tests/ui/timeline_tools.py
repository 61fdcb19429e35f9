"""A small plan on a timeline that is shown, and the mouse: for the tests of the timeline."""

from dataclasses import replace

import pytest
from desk_tools import settle
from plan_builders import PLAN
from PySide6.QtCore import QPoint, Qt

from app.domain.plan_drawing import PlanDrawing
from app.domain.plan_report import PlanKey, RowKind
from app.domain.plan_timeline import PlanLink, PlanParts, PlanTimeline
from app.ui.widgets.timeline.geometry import ROW
from app.ui.widgets.timeline.view import Timeline

BUTTON = Qt.MouseButton.LeftButton
ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def key(number):
    """WP1, T1.1, D1.1, MS1, RP1: the letters tell the kind."""
    kinds = {"W": RowKind.PACKAGE, "T": RowKind.TASK, "D": RowKind.DELIVERABLE, "M": RowKind.MILESTONE}
    return PlanKey(kinds.get(number[:1], RowKind.REPORT), number)


def plan(report=PLAN):
    """The report with ids, and its links."""
    rows = (*report.work, *report.deliverables, *report.milestones)
    links = tuple(PlanLink(number, each) for number, each in enumerate(report.dependencies, 1))
    parts = PlanParts(links={link.id: link for link in links})
    return PlanTimeline(report, {row.key: n for n, row in enumerate(rows, 1)}, links, (), 0, 40, parts)


def show(view, report=PLAN):
    """Show a report."""
    drawing, timeline = PlanDrawing(), plan(report)
    scale = drawing.scale(report)
    view.show_plan(timeline, drawing.groups(report, scale), scale)


@pytest.fixture(name="view")
def timeline_view(qtbot, qapp):
    made = Timeline()
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    show(made, replace(PLAN, dependencies=PLAN.dependencies[:2]))
    made.set_table_width(320)
    made.fit()
    made.setFocus()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture(name="wishes")
def timeline_wishes(view):
    found = []
    view.wished.connect(found.append)
    return found


def middle(view, number):
    """The height of the shapes of a row, which is scrolled to."""
    line = view.lines.find(key(number))
    view.scroll_to(line)
    return round(view.top() + line.top + ROW / 2 - 0.5)


def at(view, number, share=0.5, dx=0, dy=0):
    """A point of the shape of a row: ``share`` of the way from its left to its right end."""
    y = middle(view, number)
    left, right = (view.axis().x(days) for days in view.lines.find(key(number)).span)
    return QPoint(round(left + (right - left) * share) + dx, y + dy)


def months(view, number):
    """So many months to the right."""
    return QPoint(round(view.axis().month * number), 0)


def drag(qtbot, view, begin, end, release=True):
    """Press at ``begin``, go to ``end``, let go."""
    port = view.viewport()
    qtbot.mousePress(port, BUTTON, pos=begin)
    for step in (1, 2, 3):
        qtbot.mouseMove(port, begin + (end - begin) * step / 3)
    if release:
        qtbot.mouseRelease(port, BUTTON, pos=end)
