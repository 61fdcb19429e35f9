"""The first schema, as ``schemas/0001.sql`` has it."""

from alembic import op

from app.db.schema import written_statements

revision = "0001"
down_revision = None

REWRITES_VALUES = False
CHANGES_ROWS_OF: frozenset[str] = frozenset()


def upgrade() -> None:
    """Make every table and index."""
    for statement in written_statements(1):
        op.execute(statement)
