"""The library: every file with all its uses, by whatever key; free files taken in, renamed, deleted; used ones kept."""

import datetime as dt
import uuid

import pytest
from database_fixtures import dump
from sqlalchemy import event, select

from app.domain.errors import UserError
from app.domain.library import FileKind, UseKind, kept_bytes, kind_of
from app.models import File, MinutesVersion
from app.queries.file_content import file_content
from app.queries.library_table import file_keys, known_tables, library_table
from app.services.files import FILE_KEYS
from app.services.library import add_file, delete_files, rename_file


def table(store):
    with store.read() as session:
        return {row.id: row for row in library_table(session)}


def free(store, name="Notes.pdf", data=b"%PDF-1"):
    with store.change("Add") as session:
        return add_file(session, name, "application/pdf", data)


def test_every_table_that_names_a_file_is_known_by_name(sample):
    assert {key.table.name for key in file_keys()} == known_tables()
    assert {str(key) for key in file_keys()} == {str(key) for key in FILE_KEYS}


def test_all_uses_of_a_file_are_found(sample):
    one = free(sample)
    assert table(sample)[one].uses == ()
    before = dump(sample)
    wanted = {
        "presentation_file": UseKind.PRESENTATION,
        "deliverable": UseKind.DELIVERABLE,
        "publication": UseKind.PUBLICATION,
        "minutes_version": UseKind.MINUTES,
        "project": UseKind.LOGO,
        "evidence": UseKind.EVIDENCE,
    }
    assert wanted.keys() == known_tables()
    for key in file_keys():
        if key.table.name == "evidence":
            values = {"milestone_id": 1, "text": "", "uid": uuid.uuid4(), "version": 1, "illustrative": False}
            statement = key.table.insert().values({**values, "source": "", key.name: one})
        else:
            row_id = select(key.table.c.id).order_by(key.table.c.id).limit(1).scalar_subquery()
            statement = key.table.update().where(key.table.c.id == row_id).values({key: one})
        with sample.change("Use") as session:
            session.execute(statement)
        (use,) = table(sample)[one].uses
        assert (use.kind, bool(use.title), bool(use.thing_id)) == (wanted[key.table.name], True, True)
        with pytest.raises(UserError) as refused, sample.change("Delete") as session:
            delete_files(session, [one])
        assert use.title in str(refused.value)
        sample.undo()
    assert dump(sample) == before


def test_who_added_what_when_and_how_much_it_takes(sample):
    rows = table(sample)
    assert len(rows) == 33
    assert all(row.added_by and row.added_at.tzinfo is dt.UTC for row in rows.values())
    slides = [row for row in rows.values() if row.uses and row.uses[0].kind is UseKind.PRESENTATION]
    assert all(row.uses[0].meeting_id for row in slides)
    was, one = kept_bytes(rows.values()), next(iter(rows.values()))
    with sample.read() as session:
        same = file_content(session, one.id).data
    free(sample, "Again.pdf", same)
    assert kept_bytes(table(sample).values()) == was  # the same content is kept once
    free(sample, "Other.pdf", b"12345")
    assert kept_bytes(table(sample).values()) == was + 5


def test_the_same_few_statements_however_many_files(sample):
    counted = []
    with sample.read() as session:
        event.listen(session.connection().engine, "after_cursor_execute", lambda *_all: counted.append(1))
        library_table(session)
    assert len(counted) == len(known_tables()) + 2


def test_free_files_are_renamed_deleted_and_brought_back(sample):
    before = dump(sample)
    one = free(sample)
    with sample.change("Rename") as session:
        rename_file(session, one, "../Minutes of 1997")
    assert table(sample)[one].name == "Minutes of 1997.pdf"
    with sample.change("Delete") as session:
        delete_files(session, [one])
    assert one not in table(sample)
    sample.undo()
    with sample.read() as session:
        assert file_content(session, one).data == b"%PDF-1"
    sample.undo()
    sample.undo()
    assert dump(sample) == before


def test_what_cannot_be_is_said_and_changes_nothing(sample):
    one = free(sample, "Notes")
    with sample.change("Use") as session:
        session.execute(MinutesVersion.__table__.update().where(MinutesVersion.id == 1).values(pdf_id=one))
    before = dump(sample)
    refused = [
        lambda session: delete_files(session, [one]),
        lambda session: delete_files(session, [999]),
        lambda session: rename_file(session, one, " . "),
        lambda session: rename_file(session, one, "setup.exe"),
        lambda session: rename_file(session, 999, "x"),
        lambda session: add_file(session, "a.pdf", "application/pdf", bytes(100 * 1024 * 1024 + 1)),
    ]
    for act in refused:
        with pytest.raises(UserError), sample.change("Edit") as session:
            act(session)
    assert dump(sample) == before
    with sample.read() as session:
        assert session.get(File, one) is not None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Talk.PDF", FileKind.PDF), ("Talk.pptx", FileKind.SLIDES), ("List.ods", FileKind.SHEET),
        ("logo.png", FileKind.PICTURE), ("Film.mov", FileKind.SOUND), ("pdf", FileKind.OTHER), ("a.b", FileKind.OTHER),
    ],
)  # fmt: skip
def test_kinds_by_the_ending(name, kind):
    assert kind_of(name) is kind
