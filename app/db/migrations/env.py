"""How Alembic runs the migrations: on the connection, and in the transaction, that app/db/migrate.py gives it."""

from alembic import context

from app.db.schema import METADATA
from app.models import history

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=[METADATA, history.metadata],
    transactional_ddl=True,
    transaction_per_migration=False,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
