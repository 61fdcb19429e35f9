"""What the window says of the program and the project: through its menus."""

from PySide6.QtWidgets import QDialog

from app import __version__
from app.queries.project import chosen_as_of, project_facts
from app.ui.shell.project_dialog import ProjectDialog
from app.ui.widgets.labels import Label


def test_the_project_is_changed_in_one_step_that_can_be_undone(window):
    window.commands["file.project"].trigger()
    dialog = window.findChild(ProjectDialog)
    store = window.database.store
    with store.read() as session:
        before = project_facts(session)
    dialog.form.show_facts(before, None)
    dialog.form.ready.click()
    with store.read() as session:
        assert chosen_as_of(session) is None
    store.undo()
    with store.read() as session:
        assert (project_facts(session), str(chosen_as_of(session))) == (before, "2020-03-20")


def test_without_a_file_there_is_no_project_to_change(window):
    window.show_welcome()
    assert not window.commands["file.project"].isEnabled()


def test_about_names_the_version(window):
    window.commands["help.about"].trigger()
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    assert any(__version__ in label.text() for label in dialog.findChildren(Label))
    dialog.reject()
