"""A coordinator's year, played in the window: people come, join and are merged; the plan slips and is caught up."""

from pathlib import Path

import openpyxl
import pytest
from plan_tools import cell, commit, refusal, type_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from sqlalchemy import func, select

from app.models import Body, IrcRole, Membership, Milestone, Participation, Person
from app.queries.meetings import find_meeting
from app.ui.pages.people.importing_place import import_place
from app.ui.places import Place
from app.ui.shell.project_dialog import ProjectDialog
from app.ui.shell.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "OpenType support missing")
GERMAN = ("Vorname", "Nachname", "E-Mail", "Institution", "Land", "Zusage")


class Coordinator:
    """Who sits at the window: goes to pages, presses buttons, types, and asks the file what is in it."""

    def __init__(self, window: MainWindow, qtbot) -> None:
        assert window.workspace is not None
        self.window, self.workspace, self.qtbot = window, window.workspace, qtbot
        self.desk = window.workspace.desk

    def go(self, *place):
        """Go to a place; its view (or page) is returned."""
        assert self.workspace.go(Place(*place))
        QApplication.processEvents()
        page = self.workspace.page()
        return page.current() if hasattr(page, "current") else page

    def count(self, kind, *conditions) -> int:
        """How many rows of a kind there are."""
        query = select(func.count()).select_from(kind).where(*conditions)
        return self.desk.read(lambda session: session.scalar(query))

    def one(self, query):
        """What the file says."""
        return self.desk.read(lambda session: session.scalars(query).one())

    def press(self, root: QWidget, words: str) -> None:
        """Press the button that is called so."""
        QApplication.processEvents()
        found = [b for b in root.findChildren(QAbstractButton) if words in b.accessibleName() and b.isVisible()]
        self.qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


@pytest.fixture
def she(window, qtbot):
    return Coordinator(window, qtbot)


def workbook(folder: Path) -> Path:
    """73 participants as a German partner keeps them; two of them are one person, entered twice."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(GERMAN)
    sheet.append(["Jürgen", "Groß", "j.gross@eins.example", "Bodeninstitut", "Deutschland", "ja"])
    sheet.append(["Juergen", "Gross", "gross@zwei.example", "Bodeninstitut", "Deutschland", "ja"])
    for number in range(71):
        sheet.append(
            [f"Änne {number}", "Weißenfels", f"a{number}@liste.example", "Bodeninstitut", "Österreich", "nein"]
        )
    path = folder / "teilnehmende.xlsx"
    book.save(path)
    return path


def test_the_year(she, tmp_path):
    import_73_participants(she, tmp_path)
    merge_two_that_are_one(she)
    admit_a_sponsor_with_a_task_force(she)
    keep_a_baseline(she)
    let_a_milestone_slip(she)
    see_it_late_on_home_and_in_the_comparison(she)
    achieve_it_with_evidence(she)
    find_who_changed_it(she)


def import_73_participants(she, folder):
    meeting = she.desk.read(lambda session: find_meeting(session, "final-2021").id)
    there = she.count(Participation, Participation.meeting_id == meeting)
    place = import_place(meeting)
    view = she.go(place.page, place.id, place.tab, place.thing, place.thing_id)
    view.open_file(workbook(folder))
    she.qtbot.waitUntil(lambda: not view.work.is_busy, timeout=20_000)
    with she.qtbot.waitSignal(she.desk.said, timeout=20_000):
        she.qtbot.mouseClick(view.header_buttons()[1], Qt.MouseButton.LeftButton)
    assert she.count(Participation, Participation.meeting_id == meeting) == there + 73
    assert she.workspace.page().place().tab == "participants"


def merge_two_that_are_one(she):
    people = she.count(Person)
    one = she.one(select(Person.id).where(Person.email == "j.gross@eins.example"))
    other = she.one(select(Person.id).where(Person.email == "gross@zwei.example"))
    view = she.go("people", 0, "people", "person", one)
    table = view.list.table
    flags = table.selectionModel().SelectionFlag
    table.selectionModel().select(table.rows.index(table.rows.row_of(other), 0), flags.Select | flags.Rows)
    view.commands["people.merge"].trigger()
    she.qtbot.keyClick(view.merging.panel, Qt.Key.Key_Return)
    assert she.count(Person) == people - 1
    (kept,) = view.chosen_ids()
    addresses = she.one(select(Person).where(Person.id == kept))
    assert {addresses.email, *addresses.more_emails} == {"j.gross@eins.example", "gross@zwei.example"}


def admit_a_sponsor_with_a_task_force(she):
    sponsors, seats = she.count(IrcRole, IrcRole.kind == "sponsor"), she.count(Membership)
    view = she.go("people", 0, "interest", "interest", 11)
    commit(view.panel.values["kind"], she.qtbot, "Sponsor")  # they asked as a user, and will pay
    she.press(view.panel, "Admit")
    form = view.panel.form
    assert form.join.isChecked()
    assert form._body.text().startswith("Task force 9")
    form.organisation.setText("Savanna Blends")
    form.submit()
    assert she.count(IrcRole, IrcRole.kind == "sponsor") == sponsors + 1
    assert she.count(Membership) == seats + 1
    body = she.one(
        select(Body.kind).join(Membership, Membership.body_id == Body.id).order_by(Membership.id.desc()).limit(1)
    )
    assert body == "task_force"


def keep_a_baseline(she):
    view = she.go("plan", 0, "baselines")
    view.commands["plan.new_baseline"].trigger()
    commit(view.panel.name, she.qtbot, "Before the spring")
    assert view.subtitle.endswith("compared with Before the spring")
    assert view.list.table.rows.total == 0


def let_a_milestone_slip(she):
    """MS11 was due on 31 March; it is put off by a month, and the month passes."""
    view = she.go("plan", 0, "milestones", "milestone", 11)
    assert refusal(type_into(view.panel, she.qtbot, "revised", "M99"))
    type_into(view.panel, she.qtbot, "revised", "M30")
    assert she.one(select(Milestone.revised_month).where(Milestone.id == 11)) == 30
    she.window.commands["file.project"].trigger()
    dialog = she.window.findChild(ProjectDialog)
    line: QLineEdit = dialog.form.fields["as_of"].line
    line.setText("10 May 2020")
    dialog.form.ready.click()
    QApplication.processEvents()


def see_it_late_on_home_and_in_the_comparison(she):
    home = she.go("home")
    she.press(home.late, "Show all")
    QApplication.processEvents()
    assert [text for text in spoken_lines(home.late) if "MS11" in text and "10 days late" in text], spoken_lines(
        home.late
    )
    she.press(home, "MS11")
    assert she.workspace.page().place() == Place("plan", 0, "milestones", "milestone", 11)
    view = she.go("plan", 0, "baselines")
    row = next(row for row in view.list.table.rows.rows if row.change.key.number == "MS11")
    assert [cell(view, row.id, name).text for name in ("change", "then", "now", "shift")] == [
        "Moved", "31 Mar 2020", "30 Apr 2020", "+30 days"]  # fmt: skip


def achieve_it_with_evidence(she):
    view = she.go("plan", 0, "milestones", "milestone", 11)
    assert "no evidence" in refusal(type_into(view.panel, she.qtbot, "achieved", "8 May 2020"))
    commit(view.panel.milestone().evidence.new, she.qtbot, "Fourteen mandates, signed by the leads.")
    type_into(view.panel, she.qtbot, "achieved", "8 May 2020")
    assert str(she.one(select(Milestone.achieved_on).where(Milestone.id == 11))) == "2020-05-08"
    home = she.go("home")
    assert not any("MS11" in text for text in spoken_lines(home))


def find_who_changed_it(she):
    view = she.go("history", 0, "history", "milestone", 11)
    she.qtbot.waitUntil(lambda: view.list.table.rows.shown >= 2)
    newest = view.list.table.rows.row_at(0)
    assert newest.who == she.desk.store.who
    said = " ".join(texts(view.panel))
    assert "8 May 2020" in said and "MS11" in said


def spoken_lines(page: QWidget) -> list[str]:
    """What the lines of a page say."""
    return [each.accessibleName() for each in page.findChildren(QAbstractButton) if each.isVisible()]


def texts(panel: QWidget) -> list[str]:
    """Every word of a panel."""
    return [each.text() for each in panel.findChildren(QLabel) if each.isVisible()]
