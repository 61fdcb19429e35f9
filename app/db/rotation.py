"""Which automatic backups are kept: a pure function of the list (TRUST, "Backups").

Numbers order the backups, not clocks. Days, weeks and months are those that backups were made on, not those counted
back from today: a clock that jumps by years removes nothing.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from datetime import datetime
from itertools import pairwise

from app.db.backup_records import Backup

ALL_OF_DAYS, DAILY, WEEKLY, MONTHLY, ALWAYS = 2, 12, 10, 9, 3
MOST_BYTES = 4 * 1024**3  # of all backups of one database, attachments included


def superfluous(backups: Collection[Backup], most_bytes: int = MOST_BYTES) -> tuple[Backup, ...]:
    """The backups that are not needed any more, oldest first.

    Kept are all of the last 2 days, the last of each of 12 days, 10 weeks and 9 months, the last 3 in any case, and the
    last before the database lost half its rows. As long as that loss is the newest change, nothing is superfluous.
    The rest is shortened from the oldest until it fits into ``most_bytes``, never into the last 3.
    """
    ordered = sorted(backups, key=lambda backup: backup.number)
    losses = [before for before, after in pairwise(ordered) if after.row_total * 2 < before.row_total]
    if losses and losses[-1] is ordered[-2]:
        return ()
    kept = {backup.number for backup in (*losses, *_by_age(ordered))}
    while len(kept) > ALWAYS and _bytes([each for each in ordered if each.number in kept]) > most_bytes:
        kept.remove(min(kept))
    return tuple(backup for backup in ordered if backup.number not in kept)


def _by_age(ordered: Sequence[Backup]) -> list[Backup]:
    days = list(dict.fromkeys(_day(backup.at) for backup in reversed(ordered)))
    return [
        *ordered[-ALWAYS:],
        *(backup for backup in ordered if _day(backup.at) in days[:ALL_OF_DAYS]),
        *_last_of_each(ordered, _day, DAILY),
        *_last_of_each(ordered, lambda at: at.isocalendar()[:2], WEEKLY),
        *_last_of_each(ordered, lambda at: (at.year, at.month), MONTHLY),
    ]


def _day(at: datetime) -> Hashable:
    return at.date()


def _last_of_each(ordered: Sequence[Backup], period: Callable[[datetime], Hashable], count: int) -> list[Backup]:
    """The newest backup of each of the ``count`` newest periods."""
    last: dict[Hashable, Backup] = {}
    for backup in reversed(ordered):
        last.setdefault(period(backup.at), backup)
    return list(last.values())[:count]


def _bytes(backups: Sequence[Backup]) -> int:
    files = {name: size for backup in backups for name, size in backup.files.items()}
    return sum(backup.size for backup in backups) + sum(files.values())
