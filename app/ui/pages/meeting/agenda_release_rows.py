"""The rows of the Releases view: the releases, what changed by day, and who must be told."""

import datetime as dt
from collections.abc import Iterator, Sequence

from app.domain.agenda_changes import Change, ChangeKind
from app.domain.release_rows import WORKING_COPY, ReleaseRow
from app.domain.telling import Told
from app.exporters.change_words import KIND_NAMES, change_sentence, change_sides
from app.ui import language
from app.ui.language import own_words, plural, term, tr
from app.ui.widgets.two_lines import TwoLines

_ICONS = {
    ChangeKind.NEW: ("plus", "accent"),
    ChangeKind.MOVED: ("clock", "indigo"),
    ChangeKind.ROOM: ("map-pin", "indigo"),
    ChangeKind.TITLE: ("pencil", "muted"),
    ChangeKind.SPEAKER: ("users", "indigo"),
    ChangeKind.CANCELLED: ("x", "danger"),
    ChangeKind.STATUS: ("circle-question-mark", "muted"),
    ChangeKind.DETAILS: ("file-text", "muted"),
}
_ARROW = "  →  "


def release_name(number: int) -> str:
    """What a version of the agenda is called."""
    return tr("Working copy") if number == WORKING_COPY else tr("Release {number}", number=number)


def release_lines(rows: Sequence[ReleaseRow], unreleased: int) -> Iterator[TwoLines]:
    """The working copy, with how many changes it has that no release shows; then the releases, the newest first."""
    words = plural("{number} unreleased change", "{number} unreleased changes", unreleased)
    yield TwoLines(str(WORKING_COPY), tr("Working copy"), words if unreleased else tr("As released"), "pencil")
    for row in rows:
        sign = "°" if row.illustrative else ""
        detail = " · ".join(part for part in (language.day(row.at.date()), row.who) if part)
        spoken = ", ".join(part for part in (release_name(row.number), detail, row.note) if part)
        yield TwoLines(str(row.number), release_name(row.number) + sign, detail, "send", spoken=spoken)


def change_lines(changes: Sequence[Change]) -> Iterator[TwoLines]:
    """The changes under their days; those of the meeting as a whole come first."""
    ordered = sorted(enumerate(changes), key=lambda found: (_day(found[1]), found[0]))
    shown: dt.date | None = None
    for number, change in ordered:
        if _day(change) != shown or shown is None:
            shown = _day(change)
            head = tr("The whole meeting") if change.about is None else language.long_day(shown)
            yield TwoLines("", head)
        yield _change_line(number, change)


def told_lines(told: Sequence[Told]) -> Iterator[TwoLines]:
    """Everybody who must be told: of what, and whether there is an address to write to."""
    for number, person in enumerate(told):
        missing = not person.email
        what = "; ".join(f"{term(KIND_NAMES, change.kind)}: {change.title}" for change in person.changes)
        where = tr("No e-mail") if missing else ""
        name = person.name or tr("Somebody who is not known any more")
        spoken = ", ".join(part for part in (name, where or person.email, what) if part)
        yield TwoLines(str(number), name, what, "mail" if not missing else "triangle-alert", where,
                       "amber" if missing else "muted", spoken)  # fmt: skip


def change_key(uid: str, number: int) -> str:
    """What names the line of a change: the uid of what it is about, and its number among the changes."""
    return f"{number} {uid}"


def _day(change: Change) -> dt.date:
    return change.about.day if change.about is not None else dt.date.min


def _change_line(number: int, change: Change) -> TwoLines:
    icon, role = _ICONS[change.kind]
    before, after = change_sides(change, own_words())
    if change.kind is ChangeKind.TITLE:
        detail = tr("Before: {title}", title=before)
    elif change.kind in (ChangeKind.NEW, ChangeKind.CANCELLED, ChangeKind.DETAILS):
        detail = before or after
    else:
        detail = f"{before or '—'}{_ARROW}{after or '—'}"
    sentence = change_sentence(change, own_words())
    kind = term(KIND_NAMES, change.kind)
    return TwoLines(change_key(change.uid, number), change.title, detail, icon, kind, role, f"{kind}: {sentence}")
