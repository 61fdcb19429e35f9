"""Zips: the same entries, the same bytes; no name twice, none that leaves its folder."""

import datetime as dt
import io
import zipfile

import pytest

from app.exporters.archive import zip_bytes

AT = dt.datetime(2020, 3, 20, 9, 30, 14, tzinfo=dt.timezone(dt.timedelta(hours=2)))


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def test_sorted_dated_and_the_same_every_time():
    entries = [("b.txt", b"two"), ("a/é 王.txt", b"one" * 1000), ("a.txt", b"")]
    data = zip_bytes(entries, AT)
    assert data == zip_bytes(list(reversed(entries)), AT)
    assert list(unpacked(data)) == ["a.txt", "a/é 王.txt", "b.txt"]
    assert unpacked(data)["a/é 王.txt"] == b"one" * 1000
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2020, 3, 20, 7, 30, 14)}


def test_the_build_may_give_the_date(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1583020800")
    with zipfile.ZipFile(io.BytesIO(zip_bytes([("a", b"")], AT))) as archive:
        assert archive.infolist()[0].date_time == (2020, 3, 1, 0, 0, 0)


@pytest.mark.parametrize(("day", "year"), [(dt.date(1970, 1, 1), 1980), (dt.date(2200, 1, 1), 2107)])
def test_days_that_no_zip_can_say(day, year):
    with zipfile.ZipFile(io.BytesIO(zip_bytes([("a", b"")], day))) as archive:
        assert archive.infolist()[0].date_time[0] == year


def test_no_name_twice_for_windows():
    entries = [("x/Talk.pdf", b"1"), ("x/talk.pdf", b"2"), ("x/talk-2.pdf", b"3"), ("talk.pdf", b"4"), (".a", b"5")]
    found = unpacked(zip_bytes([*entries, (".a", b"6")], AT))
    assert sorted(found.values()) == [b"1", b"2", b"3", b"4", b"5", b"6"]
    assert len({name.casefold() for name in found}) == 6
    assert found["x/talk-2.pdf"] == b"2"


@pytest.mark.parametrize("name", ["", "/a", "a/../b", "..", "a//b", "a\\b", "c:a", "a/"])
def test_names_that_leave_the_folder(name):
    with pytest.raises(ValueError, match="no name for a file"):
        zip_bytes([(name, b"")], AT)
