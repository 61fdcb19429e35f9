"""Walks through the window: every page and tab, and what every widget in it must be."""

import re
from collections.abc import Iterator
from itertools import product

from PySide6.QtGui import QAccessible, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QLabel, QWidget

from app.ui.pages.meeting.page import TABS as SPECS
from app.ui.pages.registry import PAGES
from app.ui.places import Place
from app.ui.shell.window import MainWindow
from app.ui.widgets.labels import Elided

TABS = ("overview", "agenda", "participants", "presentations", "minutes", "documents")
_ROUNDS = 40


def places(meetings: tuple[int, ...]) -> list[Place]:
    """Every page with every view of it, and every tab of these meetings with its views."""
    views = [Place(spec.name, 0, view.name) for spec in PAGES for view in spec.views]
    whole = [Place(spec.name) for spec in PAGES if not spec.views]
    tabs = [Place("meeting", one, tab) for one in meetings for tab in TABS]
    inside = [Place("meeting", one, spec.name, each.name) for one in meetings for spec in SPECS for each in spec.views]
    return [*whole, *views, *tabs, *inside]


def go(window: MainWindow, place: Place) -> QWidget:
    """Go there and wait until nothing is left to do."""
    assert window.workspace is not None
    window.workspace.go(place)
    rest(window)
    page = window.workspace.page()
    assert page is not None
    here = page.place()
    assert (here.page, here.id, here.tab or place.tab) == (place.page, place.id, place.tab)
    return page


def rest(window: MainWindow) -> None:
    """Let everything happen that the window put off, jobs too."""
    for _ in range(_ROUNDS):
        QTest.qWait(5)
        workspace = window.workspace
        if workspace is None or workspace.desk.pool.waitForDone(0):
            break
    QTest.qWait(5)


def widgets(root: QWidget) -> Iterator[QWidget]:
    """What is seen of ``root`` and in it."""
    for each in [root, *root.findChildren(QWidget)]:
        if each.isVisible() and not each.visibleRegion().isEmpty():
            yield each


def nameless(root: QWidget) -> list[str]:
    """The widgets that take the keyboard and have no name for those who cannot see them."""
    found = []
    for each in widgets(root):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.focusProxy() is None:
            interface = QAccessible.queryAccessibleInterface(each)
            if interface is None or not interface.text(QAccessible.Text.Name).strip():
                found.append(where(each))
    return found


def cut(root: QWidget) -> list[str]:
    """The labels whose words need more room than they have, once everything has found its place."""
    for _ in range(_ROUNDS):
        found = [f"{where(each)}: {each.text()!r}" for each in widgets(root) if is_cut(each)]
        if not found:
            break
        QTest.qWait(25)
    return found


def is_cut(label: QWidget) -> bool:
    """Whether a label that cannot shorten its words has too little room for them."""
    if not isinstance(label, QLabel) or isinstance(label, Elided) or not label.text():
        return False
    room = label.contentsRect()
    if label.wordWrap():
        return label.heightForWidth(label.width()) > label.height() + 1
    needed = label.fontMetrics().size(0, label.text())
    return needed.width() > room.width() + 1 or needed.height() > room.height() + 3


def rich(root: QWidget) -> list[str]:
    """The labels that would take the user's words for markup."""
    return [
        where(each)
        for each in root.findChildren(QLabel)
        if each.textFormat() in (Qt.TextFormat.AutoText, Qt.TextFormat.RichText, Qt.TextFormat.MarkdownText)
    ]


def rich_tips(root: QWidget) -> list[str]:
    """The tool tips in which the user's words would act as markup."""
    tips = [each.toolTip() for each in root.findChildren(QWidget)]
    for view in root.findChildren(QAbstractItemView):
        model = view.model()
        cells = product(range(50), range(20)) if model is not None else ()
        tips += [
            str(model.index(row, column).data(Qt.ItemDataRole.ToolTipRole) or "")
            for row, column in cells
            if model.hasIndex(row, column)
        ]
    return [tip for tip in tips if Qt.mightBeRichText(tip) and re.search("<(img|a|b)\\b", tip)]


def where(widget: QWidget) -> str:
    """A widget as a person finds it: its kind and those around it."""
    names: list[str] = []
    each: QWidget | None = widget
    while each is not None and len(names) < 4:
        if not isinstance(each.parentWidget(), QAbstractScrollArea):
            names.append(type(each).__name__ + (f"#{each.objectName()}" if each.objectName() else ""))
        each = each.parentWidget()
    return " in ".join(names)
