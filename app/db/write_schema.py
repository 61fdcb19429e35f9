"""For developers: write the schema of the models down as ``migrations/schemas/NNNN.sql``.

The command is ``python -m app.db.write_schema``. It is done anew after the models were changed, as long as no released
version has that number; a change after that needs a new number and a migration to it (CONTRIBUTING.md).
"""

import re
import sys
from pathlib import Path

from app.db.schema import SCHEMA_NUMBER, model_statements, revision_of
from app.wholefile import write_whole


def schema_text() -> str:
    """The statements of the models' schema, tidy: tables, then indexes by name; not Alembic's table."""
    made = [sql for sql in model_statements() if " alembic_version" not in sql]
    indexes = sorted(sql for sql in made if sql.startswith(("CREATE INDEX", "CREATE UNIQUE")))
    statements = [sql for sql in made if sql not in indexes] + indexes
    tidy = ["\n".join(line.rstrip() for line in sql.expandtabs(4).strip().splitlines()) for sql in statements]
    return "".join(re.sub(r"\n\)\s*STRICT$", "\n) STRICT", sql) + ";\n\n" for sql in tidy).rstrip("\n") + "\n"


def main() -> None:
    """Write the file and say where."""
    path = Path(__file__).parent / "migrations" / "schemas" / f"{revision_of(SCHEMA_NUMBER)}.sql"
    write_whole(path, schema_text().encode())
    sys.stdout.write(f"{path.name}\n")


if __name__ == "__main__":
    main()
