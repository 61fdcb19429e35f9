"""Migrations: a migrated file is the same as a new one, and a failed migration leaves the file as it was (fault 21)."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from app.db import schema
from app.db.history.tracking import problems
from app.db.migrate import MigrationFailed, Series, bring_up_to_date
from app.db.opening import open_file
from app.db.soundness import row_counts
from app.db.write_schema import schema_text
from app.models import Base
from app.usecases.files import new_file


@pytest.fixture
def unborn(tmp_path, monkeypatch):
    """A file of this program before its first migration; there is nothing in it to back up."""
    monkeypatch.setattr("app.db.migrate.back_up_now", lambda _file, _reason: None)
    path = tmp_path / "old.plenary"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
        connection.execute("VACUUM")
    return path


def objects(path):
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT type, name, tbl_name FROM sqlite_master ORDER BY 1, 2"
        return connection.execute(query).fetchall(), schema.stored_statements(connection)


def test_models_can_have_an_exact_history():
    assert problems(Base.metadata) == []


def test_a_migrated_file_equals_a_new_one(unborn, tmp_path):
    bring_up_to_date(unborn)
    fresh = tmp_path / "fresh.plenary"
    new_file(fresh, sample=False)
    (names, migrated), (wanted_names, wanted) = objects(unborn), objects(fresh)
    assert names == wanted_names
    assert schema.compare(wanted, migrated) == []
    with open_file(unborn) as opened:
        assert not opened.read_only


def test_a_file_of_the_first_schema_keeps_every_row(sample_file, monkeypatch):
    backed_up = []
    monkeypatch.setattr("app.db.migrate.back_up_now", lambda file, _reason: backed_up.append(file))
    first = schema.schema_statements(1)
    with closing(sqlite3.connect(sample_file)) as connection:
        made_since = [name for name in tables_of(schema.model_statements()) if name not in tables_of(first)]
        for name in made_since:
            connection.execute(f'DROP TABLE "{name}"')
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
        assert schema.compare(first, schema.stored_statements(connection)) == []
        before = row_counts(connection)
    with open_file(sample_file) as opened:
        assert not opened.read_only
    assert backed_up == [sample_file]
    with closing(sqlite3.connect(sample_file)) as connection:
        after = row_counts(connection)
        assert schema.compare(schema.model_statements(), schema.stored_statements(connection)) == []
    assert len(made_since) == 7
    assert after == before | dict.fromkeys(made_since, 0)
    assert before["meeting"] > 0


def tables_of(statements):
    return [sql.split()[2].strip('"') for sql in statements if sql.startswith("CREATE TABLE")]


def test_the_schema_written_down_is_that_of_the_models():
    statements = schema.written_statements(schema.SCHEMA_NUMBER)
    assert schema_text().count(";\n") == len(statements)
    assert [part.strip() for part in schema_text().split(";\n") if part.strip()] == statements


def test_a_result_that_is_not_the_schema_is_taken_back(unborn):
    before = unborn.read_bytes()
    wrong = replace(Series(), statements=lambda: ["CREATE TABLE something_else (x)"])
    with pytest.raises(MigrationFailed, match="something_else"):
        bring_up_to_date(unborn, wrong)
    assert unborn.read_bytes() == before


def test_a_migration_that_fails_in_the_middle_is_taken_back(unborn, monkeypatch):
    before = unborn.read_bytes()
    statements = schema.written_statements(1)
    monkeypatch.setattr(schema, "written_statements", lambda _number: [*statements[:20], "CREATE TABLE broken ("])
    with pytest.raises(Exception, match=r"syntax|incomplete"):
        bring_up_to_date(unborn)
    assert unborn.read_bytes() == before
