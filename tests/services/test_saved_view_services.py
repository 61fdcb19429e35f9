"""Views of tables, kept for the team."""

import pytest

from app.domain.errors import UserError
from app.domain.saved_views import SavedView
from app.queries.saved_views import saved_views
from app.services.saved_views import delete_view, save_view

MINE = SavedView("Mine", "soil carbon", "late", (("country", "FR"),), ("due 1", "notes"))


def kept(store, table: str = "actions"):
    """The views of a table."""
    with store.read() as session:
        return saved_views(session, table)


def test_views_are_kept_by_table_and_name(empty):
    with empty.change("Save a view of a table") as session:
        save_view(session, "actions", MINE)
        save_view(session, "actions", SavedView("  Über\tall "))
        save_view(session, "people", SavedView("Other"))
    assert kept(empty) == (MINE, SavedView("Über all"))
    with empty.change("Save a view of a table") as session:
        save_view(session, "actions", SavedView("MINE", "peat"))
    assert kept(empty) == (SavedView("MINE", "peat"), SavedView("Über all"))
    empty.undo()
    assert kept(empty)[0] == MINE
    with empty.change("Delete a view of a table") as session:
        delete_view(session, "actions", "Mine")
    assert kept(empty) == (SavedView("Über all"),)
    assert kept(empty, "people") == (SavedView("Other"),)


@pytest.mark.parametrize("name", ["", " \n ", "x" * 41])
def test_a_name_is_needed_and_short(empty, name):
    with pytest.raises(UserError), empty.change("Save a view of a table") as session:
        save_view(session, "actions", SavedView(name))
    assert kept(empty) == ()


def test_a_view_that_is_gone_cannot_be_deleted(empty):
    with pytest.raises(UserError, match="any more"), empty.change("Delete a view of a table") as session:
        delete_view(session, "actions", "Mine")
