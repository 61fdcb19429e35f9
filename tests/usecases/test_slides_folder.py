"""A folder of slides is matched to the talks of a meeting and attached in one step."""

import pytest

from app.domain.errors import UserError
from app.domain.kinds import SlidesState
from app.domain.slides_matching import MatchState
from app.models import Meeting, Presentation, PresentationFile
from app.usecases.slides_folder import attach_slides, plan_slides

PDF = b"%PDF-1.7\n"


@pytest.fixture
def talks(sample):
    with sample.read() as session:
        meeting = session.get(Meeting, 4)
        rows = session.query(Presentation).filter_by(meeting_id=meeting.id).order_by(Presentation.position).all()
        return meeting.id, [(row.id, row.title, row.state) for row in rows]


def test_files_are_matched_first_and_attached_in_one_step(sample, talks, tmp_path):
    meeting, rows = talks
    plan = plan_slides_of(sample, meeting, tmp_path, rows)
    matched = {one.path: one.match.talk_id for one in plan.files if one.match.state is MatchState.MATCHED}
    assert {one.shown: one.match.state for one in plan.files}["deep/holiday.jpg"] is MatchState.UNKNOWN
    assert {one.shown: one.match.state for one in plan.files}["setup.exe"] is MatchState.REFUSED
    assert set(matched.values()) == {row[0] for row in rows[:2]}
    steps = []
    assert attach_slides(sample, meeting, matched, lambda done, total: steps.append((done, total))) == 2
    assert steps == [(0, 2), (1, 2)]
    with sample.read() as session:
        states = {session.get(Presentation, row[0]).state for row in rows[:2]}
        assert SlidesState.MISSING not in states
    again = plan_slides(sample, meeting, [tmp_path])
    assert [one.match.state for one in again.files if one.path in matched] == [MatchState.HELD] * 2
    sample.poll()
    sample.undo()
    with sample.read() as session:
        for row in rows[:2]:
            assert session.get(Presentation, row[0]).state is row[2]


def plan_slides_of(store, meeting, folder, rows):
    (folder / "deep").mkdir()
    (folder / "deep" / "holiday.jpg").write_bytes(b"\xff\xd8\xff")
    (folder / "setup.exe").write_bytes(b"MZ")
    (folder / ".hidden").write_bytes(b"x")
    (folder / "index.html").write_text("<p>")
    codes = {talk.id: talk.code for talk in plan_slides(store, meeting, [folder]).talks}
    for number, row in enumerate(rows[:2]):
        (folder / f"{codes[row[0]]} slides.pdf").write_bytes(PDF + bytes([number]))
    return plan_slides(store, meeting, [folder])


def test_nothing_is_attached_when_a_file_is_gone(sample, talks, tmp_path):
    meeting, rows = talks
    (tmp_path / "one.pdf").write_bytes(PDF)
    with sample.read() as session:
        before = session.query(PresentationFile).count()
    with pytest.raises(UserError, match=r"gone\.pdf"):
        attach_slides(sample, meeting, {tmp_path / "one.pdf": rows[0][0], tmp_path / "gone.pdf": rows[1][0]})
    with sample.read() as session:
        assert session.query(PresentationFile).count() == before


def test_an_empty_or_missing_folder_is_said(sample, talks, tmp_path):
    meeting, _rows = talks
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="no file"):
        plan_slides(sample, meeting, [tmp_path / "empty"])
    with pytest.raises(UserError, match="nowhere"):
        plan_slides(sample, meeting, [tmp_path / "nowhere"])
