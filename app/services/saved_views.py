"""Saving and deleting views of a table, for the whole team (UX 27)."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.saved_views import LONGEST_NAME, SavedView, as_kept, setting_name, views_kept
from app.domain.text import clean_text, fold
from app.models import Setting


def save_view(session: Session, table: str, view: SavedView) -> None:
    """Save ``view`` of the table that is called ``table`` in the window, in the place of one of the same name.

    Raises UserError for a view without a name, and for a name of more than ``LONGEST_NAME`` letters.
    """
    name = clean_text(view.name, one_line=True).strip()
    if not name:
        raise UserError("A view needs a name: write one.")
    if len(name) > LONGEST_NAME:
        raise UserError("The name of a view has at most {most} letters: shorten it.", most=LONGEST_NAME)
    setting = _setting(session, table)
    if setting is None:
        setting = Setting(name=setting_name(table))
        session.add(setting)
    others = [each for each in views_kept(setting.value) if fold(each.name) != fold(name)]
    setting.value = as_kept([*others, replace(view, name=name)])
    session.flush()


def delete_view(session: Session, table: str, name: str) -> None:
    """Delete the saved view of that name; raises UserError where there is none (any more)."""
    setting = _setting(session, table)
    before = views_kept(setting.value) if setting is not None else ()
    after = [view for view in before if view.name != name]
    if setting is None or len(after) == len(before):
        raise UserError("There is no view {name} any more.", name=repr(name))
    setting.value = as_kept(after)
    session.flush()


def _setting(session: Session, table: str) -> Setting | None:
    return session.scalars(select(Setting).where(Setting.name == setting_name(table))).one_or_none()
