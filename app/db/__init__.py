"""The database: engine, store, history, files, backups, migrations. The only room that opens a database file."""
