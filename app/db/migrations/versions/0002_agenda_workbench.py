"""Availability, mailings, replies, calendar publications and meeting templates; nothing there before changes."""

from alembic import op

from app.db.schema import written_statements

revision = "0002"
down_revision = "0001"

REWRITES_VALUES = False
CHANGES_ROWS_OF: frozenset[str] = frozenset()


def upgrade() -> None:
    """Make the tables and indexes that the second schema has and the first has not."""
    before = set(written_statements(1))
    for statement in written_statements(2):
        if statement not in before:
            op.execute(statement)
