"""Which automatic backups are kept: never by the clock alone, never fewer than three (TRUST faults 24, 25)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.db.backup_records import Backup, Reason
from app.db.rotation import superfluous

START = datetime(2020, 3, 1, 9, tzinfo=UTC)


def backup(number, at, rows=1000, size=10, files=()):
    return Backup(
        Path(f"{number:06}.plenary"), number, at, Reason.TIME, size, "", "", {"person": rows}, dict.fromkeys(files, 100)
    )


def kept(backups, **options):
    gone = {each.number for each in superfluous(backups, **options)}
    return [each.number for each in backups if each.number not in gone]


def test_a_year_of_hourly_backups_shrinks_to_days_weeks_and_months():
    made = [backup(n, START + timedelta(hours=n)) for n in range(1, 24 * 365)]
    left = kept(made)
    last_two_days = [each.number for each in made if each.at.date() >= made[-1].at.date() - timedelta(days=1)]
    assert set(last_two_days) <= set(left)
    assert len(left) <= len(last_two_days) + 12 + 10 + 9
    months = {(each.at.year, each.at.month) for each in made if each.number in left}
    assert len(months) == 9


def test_no_clock_removes_the_last_three():
    for years in ([2000] * 5, [2020, 2099, 2020, 2038, 2020], [2099, 2000, 2001, 2002, 2003]):
        made = [backup(n, START.replace(year=year)) for n, year in enumerate(years)]
        assert kept(made)[-3:] == [2, 3, 4]


def test_a_clock_that_jumps_ahead_once_removes_nothing_else():
    made = [backup(n, START + timedelta(days=n)) for n in range(5)]
    ahead = backup(5, START.replace(year=2099))
    assert kept([*made, ahead]) == [0, 1, 2, 3, 4, 5]


def test_nothing_goes_while_the_newest_change_lost_half_the_rows():
    made = [backup(n, START + timedelta(minutes=n * 20)) for n in range(200)]
    assert superfluous(made)
    assert superfluous([*made, backup(200, START + timedelta(days=9), rows=499)]) == ()
    later = [backup(200 + n, START + timedelta(days=9 + n), rows=499) for n in range(40)]
    assert 199 in kept([*made, *later])  # the last before the loss stays


def test_a_limit_takes_the_oldest_and_never_the_last_three():
    made = [backup(n, START + timedelta(hours=n), files=["a"]) for n in range(10)]
    assert kept(made, most_bytes=150) == [5, 6, 7, 8, 9]
    assert kept(made, most_bytes=0) == [7, 8, 9]
