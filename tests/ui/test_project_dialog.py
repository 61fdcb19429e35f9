"""The project of the open file: entered where there is none, changed, and undone in one step."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.kinds import Programme
from app.domain.project import ProjectFacts
from app.queries.project import chosen_as_of, project_facts
from app.ui.shell.project_dialog import ProjectDialog


@pytest.fixture
def owner(shown) -> QWidget:
    return shown(QWidget())


def opened(owner, desk) -> ProjectDialog:
    dialog = ProjectDialog(owner, desk)
    dialog.open()
    return dialog


def test_a_file_without_a_project_is_given_one(owner, empty_desk):
    form = opened(owner, empty_desk).form
    for name, text in {"acronym": "SOIL", "title": "Soils", "start": "1 Jan 2026", "end": "M36"}.items():
        form.fields[name].line.setText(text)
    form.ready.click()
    assert empty_desk.read(project_facts) == ProjectFacts(
        "SOIL", "Soils", Programme.HORIZON_EUROPE, "", dt.date(2026, 1, 1), dt.date(2028, 12, 31)
    )
    assert empty_desk.read(chosen_as_of) is None


def test_the_project_and_its_day_are_one_step(owner, desk):
    before = desk.read(project_facts), desk.read(chosen_as_of)
    form = opened(owner, desk).form
    assert form.fields["acronym"].line.text() == "CIRCASA"
    assert form.fields["as_of"].line.text() == "20 Mar 2020"
    form.fields["title"].line.setText("Another title")
    form.fields["as_of"].line.setText("")
    form.ready.click()
    assert desk.read(project_facts).title == "Another title"
    assert desk.read(chosen_as_of) is None
    assert desk.as_of() == desk.now().date()
    desk.store.undo()
    assert (desk.read(project_facts), desk.read(chosen_as_of)) == before


def test_what_cannot_be_stays_in_the_form(owner, desk):
    dialog = opened(owner, desk)
    dialog.form.fields["end"].line.setText("1 Jan 2000")
    dialog.form.ready.click()
    assert dialog.isVisible()
    assert desk.store.next_undo() is None
    dialog.reject()
