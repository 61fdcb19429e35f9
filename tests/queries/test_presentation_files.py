"""Which presentations an audience gets from the sample, and what becomes of content that is lost or damaged."""

import pytest
from sqlalchemy import create_engine, select, text

from app.domain.agenda import Audience
from app.domain.kinds import SlidesState
from app.domain.presentations import FileFault
from app.models import Presentation
from app.queries.meetings import find_meeting
from app.queries.presentation_files import presentation_files
from app.usecases.files import opened


def gathered(store, audience: Audience, meeting: str = "wageningen-2020"):
    with store.read() as session:
        return presentation_files(session, find_meeting(session, meeting), audience)


def test_the_public_gets_what_is_public_and_cleared(sample):
    with sample.read() as session:
        public = {
            row.title: row.state
            for row in session.scalars(select(Presentation).where(Presentation.public, Presentation.meeting_id == 4))
        }
    found = {entry.title: entry for entry in gathered(sample, Audience.PUBLIC).entries}
    assert set(found) == set(public)
    given = {title for title, entry in found.items() if entry.file is not None}
    assert given == {title for title, state in public.items() if state in (SlidesState.CLEARED, SlidesState.PUBLISHED)}
    assert given and given < set(found)


def test_the_chair_gets_all_that_was_received_participants_what_may_be_passed_on(sample):
    received = (SlidesState.MISSING, SlidesState.RECEIVED)
    found = gathered(sample, Audience.PARTICIPANTS).entries
    assert {entry.file is None for entry in found if entry.state in received} == {True}
    assert {entry.file is None for entry in found if entry.state not in received} == {False}
    inside = gathered(sample, Audience.CHAIR).entries
    assert {entry.file is None for entry in inside if entry.state is SlidesState.RECEIVED} == {False}
    placed = [(entry.day, entry.start) for entry in found if entry.day is not None]
    assert [day for day, _start in placed] == sorted(day for day, _start in placed)
    assert [entry.day for entry in found].index(None) == len(placed)
    assert sum(entry.shared for entry in found) == 4
    assert all(entry.file.data.startswith(b"%PDF") for entry in found if entry.file)


_SLIDES = "(SELECT sha256 FROM file JOIN presentation_file ON file_id = file.id)"


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (f"UPDATE blob SET data = x'00' WHERE sha256 IN {_SLIDES}", FileFault.DAMAGED),
        (f"DELETE FROM blob WHERE sha256 IN {_SLIDES}", FileFault.LOST),
    ],
)
def test_what_cannot_be_read_is_told(sample_file, harm: str, fault: FileFault):
    with opened(str(sample_file), read_only=True) as store:
        spoil(sample_file, harm)  # once it is open: opening refuses a file with broken references
        found = [entry.file for entry in gathered(store, Audience.PARTICIPANTS).entries if entry.file]
    assert {file.fault for file in found} == {fault}
    assert all(file.data == b"" and file.name for file in found)


def spoil(path, statement: str) -> None:
    """Do to the file what a broken disk might."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text(statement))
    engine.dispose()


def test_codes_count_by_day_and_time_and_are_the_same_for_everybody(sample):
    found = gathered(sample, Audience.CHAIR).entries
    placed = [(entry.day, entry.start) for entry in found if entry.day is not None]
    assert placed == sorted(placed)
    codes = [entry.code for entry in found]
    assert len(set(codes)) == len(codes)
    assert codes[0] == "D1-01" and codes[-1].startswith("X-")
    known = {entry.title: entry.code for entry in found}
    public = gathered(sample, Audience.PUBLIC).entries
    assert public and all(known[entry.title] == entry.code for entry in public)
    assert [entry.code for entry in public] != codes[: len(public)]


def test_no_presentations_at_all(sample):
    assert gathered(sample, Audience.PUBLIC, "cali-2019").entries == ()
