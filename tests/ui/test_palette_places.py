"""What the palette finds leads to the view that shows it: people, organisations, the plan, the consortium."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.models import Person
from app.ui.pages.registry import PAGES
from app.ui.shell.palette import Palette

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture
def went(desk):
    places = []
    desk.went.connect(places.append)
    return places


@pytest.fixture
def palette(desk, shown):
    made = Palette(shown(QWidget(), (1280, 800)), desk, [])
    made.open()
    return made


def test_everything_leads_to_its_view(palette, went):
    for text, *place in (
        ("@sokolova", "people", "people", "person"),
        ("@соколова", "people", "people", "person"),
        ("publish mandate", "actions", "actions", "action"),
        ("#2020/6", "actions", "decisions", "decision"),
        ("lomonosov", "people", "organisations", "organisation"),
        ("#wp2", "plan", "timeline", "work_package"),
        ("#t2.1", "plan", "timeline", "task"),
        ("#d1.4", "plan", "deliverables", "deliverable"),
        ("ms18", "plan", "milestones", "milestone"),
        ("#r3", "plan", "risks", "risk"),
        ("satellite oper", "consortium", "areas", "area"),
        ("general assembly ga", "consortium", "bodies", "body"),
        ("#2.2", "consortium", "topics", "topic"),
    ):
        palette.field.setText(text)
        row = next(row for row in palette.rows() if row.place and row.place.thing == place[2])
        assert [row.place.page, row.place.tab, row.place.thing] == place and row.place.thing_id and row.icon
        assert row.place.tab in {view.name for spec in PAGES if spec.name == place[0] for view in spec.views}
    palette.list.clicked.emit(palette.list.rows.index(palette.rows().index(row)))
    assert went == [row.place]


def test_somebody_without_a_meeting_is_found_among_the_people(palette, desk, went, qtbot):
    with desk.store.change("Add a person") as session:
        session.add(Person(given="Quirin", family="Zwetschgenbaum", display="Quirin Zwetschgenbaum", more_emails=[]))
    palette.field.setText("@zwetschgen")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert [(place.page, place.tab, place.thing) for place in went] == [("people", "people", "person")]
