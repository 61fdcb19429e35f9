"""${message}

CONTRIBUTING.md says how a migration is written.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}

REWRITES_VALUES = False  # True: steps from before it cannot be undone any more
CHANGES_ROWS_OF: frozenset[str] = frozenset()  # tables that have more or fewer rows after it


def upgrade() -> None:
    """${message}"""
    ${upgrades if upgrades else "pass"}
