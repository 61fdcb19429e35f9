"""Meetings are created, changed and put into series; what does not fit is said, and nothing changes."""

import datetime as dt

import pytest
from database_fixtures import dump
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.kinds import MeetingKind, MeetingState, NoticeKind
from app.domain.short_names import LONGEST, check_short_name, short_name_from
from app.models import Meeting, Notice, Organisation, Series
from app.queries.formal import clock
from app.queries.meetings import find_meeting
from app.services.meetings import create_meeting, edit_meeting, put_in_series
from app.services.notices import edit_notice, record_notice, remove_notice

DAY = dt.date(2020, 6, 2)


def wageningen(store) -> int:
    with store.read() as session:
        return find_meeting(session, "wageningen-2020").id


def change(store, act):
    with store.change("Change") as session:
        return act(session)


def meeting(store, meeting_id: int) -> Meeting:
    with store.read() as session:
        return session.get_one(Meeting, meeting_id)


def test_a_title_and_a_day_are_enough(empty):
    made = meeting(empty, change(empty, lambda session: create_meeting(session, "Final conference", DAY)))
    assert (made.short_name, made.title, made.kind) == ("final-conference-2020", "Final conference", "ordinary")
    assert (made.first_day, made.last_day, made.zone, made.place) == (DAY, DAY, "UTC", "")
    assert made.state is MeetingState.PLANNED


def test_the_zone_is_that_of_the_meeting_before(sample):
    before_cali = change(sample, lambda session: create_meeting(session, "A", dt.date(2019, 1, 9)))
    after_cali = change(sample, lambda session: create_meeting(session, "B", dt.date(2019, 3, 9)))
    first_of_all = change(sample, lambda session: create_meeting(session, "C", dt.date(2001, 1, 1)))
    assert meeting(sample, before_cali).zone == "Europe/Paris"
    assert meeting(sample, after_cali).zone == "America/Bogota"
    assert meeting(sample, first_of_all).zone == "Europe/Paris"


def test_create_undo_redo(empty):
    before = dump(empty)
    change(empty, lambda session: create_meeting(session, "Board", DAY, place="online", zone="europe/paris"))
    after = dump(empty)
    empty.undo()
    assert dump(empty) == before
    empty.redo()
    assert dump(empty) == after
    assert after["meeting"][0]["zone"] == "Europe/Paris"


@pytest.mark.parametrize(
    ("title", "year", "taken", "name"),
    [
        ("2nd annual meeting: Towards an International Research Consortium", 2020, [], "2nd-annual-meeting-2020"),
        ("Final conference", 2021, ["Final-Conference-2021"], "final-conference-2021-2"),
        ("Final conference", 2021, ["final-conference-2021", "final-conference-2021-2"], "final-conference-2021-3"),
        ("Réunion 2020 de Montpellier", 2020, [], "reunion-2020-de-montpellier"),
        ("年次会議", 2020, [], "年次会議-2020"),
        ("???", 2020, [], "meeting-2020"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 2020, [], "donaudampfschifffahrtsgesell-2020"),
    ],
)
def test_a_short_name_is_made_from_the_title(title: str, year: int, taken: list[str], name: str) -> None:
    assert short_name_from(title, dt.date(year, 1, 1), taken) == name


@given(title=st.text(max_size=80), day=st.dates(dt.date(1900, 1, 1)), number=st.integers(0, 3))
def test_a_made_short_name_is_always_good_and_free(title: str, day: dt.date, number: int) -> None:
    taken: list[str] = []
    for _ in range(number + 1):
        taken.append(check_short_name(short_name_from(title, day, taken), taken))
    assert len(set(taken)) == number + 1


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"zone": "Europe/Wageningen"}, "There is no time zone 'Europe/Wageningen'"),
        ({"zone": "../etc/passwd"}, "There is no time zone"),
        ({"zone": ""}, "There is no time zone"),
        ({"last_day": dt.date(2020, 3, 3)}, "ends on 2020-03-03, before it begins on 2020-03-04"),
        ({"first_day": dt.date(2020, 3, 7)}, "ends on 2020-03-06, before it begins on 2020-03-07"),
        ({"last_day": dt.date(2022, 3, 6)}, "correct a year"),
        ({"first_day": dt.date(1020, 3, 4), "last_day": dt.date(1020, 3, 6)}, "too far away"),
        ({"short_name": "  "}, "needs a short name"),
        ({"short_name": "Cali-2019"}, "Another meeting is called 'Cali-2019'"),
        ({"short_name": "two words"}, "has no spaces"),
        ({"short_name": "a/b"}, "cannot have '/' in it"),
        ({"short_name": "5"}, "cannot be '5'"),
        ({"short_name": "-."}, "cannot be '-.'"),
        ({"short_name": "x" * (LONGEST + 1)}, "has 41 letters"),
        ({"title": " \n"}, "needs a title"),
        ({"link": "javascript:alert(1)"}, "is no address of the web"),
        ({"link": "https://"}, "is no address of the web"),
    ],
)
def test_what_does_not_fit_is_said_and_nothing_is_changed(sample, fields, said):
    before, row = dump(sample), wageningen(sample)
    with pytest.raises(UserError) as raised:
        change(sample, lambda session: edit_meeting(session, row, place="elsewhere", **fields))
    assert said in str(raised.value)
    assert dump(sample) == before


def test_every_field_is_changed_and_brought_back(sample):
    before, row = dump(sample), wageningen(sample)
    with sample.read() as session:
        host = session.scalars(select(Organisation.id).order_by(Organisation.id.desc())).first()
        series = session.scalars(select(Series.id).order_by(Series.id.desc())).first()
    fields = {
        "title": "Ny tittel", "short_name": "Wageningen-20", "kind": MeetingKind.EXTRAORDINARY,
        "state": MeetingState.CANCELLED, "first_day": dt.date(2020, 3, 3), "last_day": dt.date(2020, 3, 5),
        "zone": "America/Bogota", "place": "Wageningen <b>", "address": "Line 1\nLine 2", "directions": "By bus",
        "host_id": host, "series_id": series, "link": "https://example.org/x", "contact": "a@example.org",
        "public_note": "Öffentlich\n", "internal_note": "=1+1",
    }  # fmt: skip
    change(sample, lambda session: edit_meeting(session, row, **fields))
    found = meeting(sample, row)
    assert {name: getattr(found, name) for name in fields} == fields
    assert "ny tittel" in found.folded
    sample.undo()
    assert dump(sample) == before


def test_days_may_leave_sessions_outside(sample):
    row = wageningen(sample)
    change(sample, lambda session: edit_meeting(session, row, last_day=dt.date(2020, 3, 4)))
    assert meeting(sample, row).last_day == dt.date(2020, 3, 4)


def test_a_field_that_is_none_is_a_bug(sample):
    row = wageningen(sample)
    with pytest.raises(TypeError, match="version"):
        change(sample, lambda session: edit_meeting(session, row, version=3))


def test_a_meeting_is_put_into_a_series_made_in_line(sample):
    row = wageningen(sample)
    with sample.read() as session:
        known = session.scalars(select(Series).order_by(Series.id)).first()
    change(sample, lambda session: put_in_series(session, row, f"  {known.name.upper()} "))
    assert meeting(sample, row).series_id == known.id
    change(sample, lambda session: put_in_series(session, row, "Summer school"))
    with sample.read() as session:
        made = session.scalars(select(Series).where(Series.name == "Summer school")).one()
    assert meeting(sample, row).series_id == made.id
    change(sample, lambda session: put_in_series(session, row, ""))
    assert meeting(sample, row).series_id is None


def test_notices_move_the_clock_and_can_be_corrected(sample):
    as_of = dt.date(2020, 3, 20)

    def notice_line():
        with sample.read() as session:
            return next(
                line
                for line in clock(session, as_of, find_meeting(session, "irc-founding-2020"))
                if line.what == "notice"
            )

    assert notice_line().done is None
    with sample.read() as session:
        row = find_meeting(session, "irc-founding-2020").id
    before = dump(sample)
    made = change(sample, lambda session: record_notice(session, row, NoticeKind.MEETING, as_of, " all parties\n"))
    assert notice_line().done == as_of
    change(sample, lambda session: edit_notice(session, made, sent_on=dt.date(2020, 4, 2), sent_to="22 parties"))
    assert (notice_line().done, notice_line().late_days) == (dt.date(2020, 4, 2), 0)
    with sample.read() as session:
        assert session.get_one(Notice, made).sent_to == "22 parties"
    change(sample, lambda session: edit_notice(session, made, kind=NoticeKind.AGENDA))
    assert notice_line().done is None
    change(sample, lambda session: remove_notice(session, made))
    assert dump(sample) == before


def test_a_notice_of_results_belongs_to_a_presentation(sample):
    row = wageningen(sample)
    with pytest.raises(UserError, match="belongs to a presentation"):
        change(sample, lambda session: record_notice(session, row, NoticeKind.PUBLICATION, DAY))
