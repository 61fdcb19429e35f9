"""The two tables of the history: ``step`` (who, when, what for) and ``change`` (one row that was touched).

They are no mapped classes: the triggers write ``change``, and app/db writes ``step``. Queries may read both.
"""

import sqlalchemy as sa
from sqlalchemy import Column, Index, MetaData, Table

from app.models.types import Json, UtcDateTime

metadata = MetaData()
_Id = sa.BigInteger().with_variant(sa.Integer, "sqlite")

step = Table(
    "step",
    metadata,
    Column("id", _Id, primary_key=True, autoincrement=False),  # the highest + 1: writers take turns
    Column("at", UtcDateTime, nullable=False),
    Column("who", sa.Text, nullable=False),  # empty: the program itself, when it migrated the file
    Column("message", sa.Text, nullable=False),
    Column("arguments", Json, nullable=False),  # row ids and numbers, never a person's name
    Column("kind", sa.Text, sa.CheckConstraint("kind IN ('do', 'undo', 'redo')", name="ck_step_kind"), nullable=False),
    Column("final", sa.Boolean, nullable=False),
    Column("undoes_step_id", _Id, sa.ForeignKey("step.id"), unique=True),  # unique: nothing is taken back twice
    sqlite_strict=True,
)

change = Table(
    "change",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("step_id", _Id, nullable=False, index=True),
    Column("table_name", sa.Text, nullable=False),
    Column("row_id", _Id, nullable=False),
    Column("op", sa.Text, sa.CheckConstraint("op IN ('I', 'U', 'D')", name="ck_change_op"), nullable=False),
    Column("before", Json),
    Column("after", Json),
    Index("ix_change_row", "table_name", "row_id"),
    sqlite_strict=True,
)
