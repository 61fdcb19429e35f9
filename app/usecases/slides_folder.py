"""A folder of slides, matched to the presentations of a meeting: looked at first, then attached in one step."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.db.beside import store_beside
from app.db.stores import Session, Store
from app.domain.attachments import attachment_name, check_attachment
from app.domain.errors import UserError
from app.domain.presentation_rows import PresentationRow
from app.domain.slides_matching import Match, SlidesFile, Talk, match_slides
from app.domain.talk_codes import talk_codes
from app.queries.meeting_heading import meeting_heading
from app.queries.presentation_rows import presentation_table
from app.services.presentations import receive_slides
from app.usecases.attachments import read_attachment

MOST_FILES = 2_000
_PIECE = 1 << 20  # bytes read at a time
_DEEPEST = 3  # folders in folders that are looked into
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class FoundFile:
    """A file of the folder and what is thought about it; ``shown`` is its name from the folder on."""

    path: Path
    shown: str
    size: int
    match: Match


@dataclass(frozen=True)
class SlidesPlan:
    """What would be attached where. ``talks`` are the presentations of the meeting in the order of the agenda."""

    files: tuple[FoundFile, ...]
    talks: tuple[Talk, ...]


def plan_slides(
    store: Store, meeting_id: int, sources: Iterable[Path], progress: Progress = lambda _done, _all: None
) -> SlidesPlan:
    """Match the files of these folders (and files) to the meeting's presentations; nothing is changed.

    Hidden files and the index page of an exported zip are passed over. Raises UserError for a folder that cannot be
    read or holds more than ``MOST_FILES`` files.
    """
    found = _files(sources)
    with store.read() as session:
        talks = _talks(session, meeting_id)
    seen = []
    for number, (path, shown) in enumerate(found):
        progress(number, len(found))
        seen.append((path, shown, *_looked_at(path)))
    matches = match_slides([file for *_rest, file in seen], talks)
    files = (
        FoundFile(path, shown, size, match) for (path, shown, size, _file), match in zip(seen, matches, strict=True)
    )
    return SlidesPlan(tuple(files), talks)


def attach_slides(
    store: Store, meeting_id: int, chosen: Mapping[Path, int], progress: Progress = lambda _done, _all: None
) -> int:
    """Attach each file to its presentation (id) as the newest version, all in one step; returns how many.

    Raises UserError, and attaches none, when a file cannot be read any more or a presentation is gone.
    """
    with store_beside(store) as beside, beside.change("Attach slides", meeting=meeting_id) as session:
        for number, (path, presentation_id) in enumerate(chosen.items()):
            progress(number, len(chosen))
            one = read_attachment(path)
            receive_slides(session, presentation_id, one.name, one.mime, one.data)
    return len(chosen)


def _talks(session: Session, meeting_id: int) -> tuple[Talk, ...]:
    heading = meeting_heading(session, meeting_id)
    if heading is None:
        raise UserError("This meeting is not there any more: choose another one.")
    rows: Sequence[PresentationRow] = presentation_table(session, meeting_id, heading.first_day).rows
    codes = talk_codes((row.day for row in rows), heading.first_day)
    return tuple(
        Talk(
            row.id,
            code,
            number,
            row.title,
            tuple(name for person in row.speakers for name in (person.name, person.native) if name),
            frozenset(version.sha256 for version in row.versions),
        )
        for number, (row, code) in enumerate(zip(rows, codes, strict=True), 1)
    )


def _files(sources: Iterable[Path]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for source in sources:
        if source.is_dir():
            try:
                found += sorted(_inside(source, source, 0), key=lambda one: one[1].casefold())
            except OSError as error:
                raise _unreadable(source, error) from error
        elif source.exists():
            found.append((source, source.name))
        else:
            raise UserError("{name} is not there (any more): choose another folder.", name=str(source))
        if len(found) > MOST_FILES:
            raise UserError(
                "{name} holds more than {number} files: choose the folder that holds only the slides.",
                name=source.name,
                number=MOST_FILES,
            )
    if not found:
        raise UserError("There is no file in this folder: choose the one that holds the slides.")
    return found


def _inside(folder: Path, top: Path, depth: int) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            path = Path(entry.path)
            if entry.name.startswith((".", "~$")) or entry.name == "index.html":
                continue
            if entry.is_dir(follow_symlinks=False):
                found += _inside(path, top, depth + 1) if depth < _DEEPEST else []
            elif entry.is_file():
                found.append((path, path.relative_to(top).as_posix()))
            if len(found) > MOST_FILES:
                break
    return found


def _looked_at(path: Path) -> tuple[int, SlidesFile]:
    """Size and hash of a file, or why it cannot be attached."""
    name = attachment_name(path.name)
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            start = stream.read(8)
            check_attachment(name, size, start)
            digest = hashlib.sha256(start)
            while piece := stream.read(_PIECE):
                digest.update(piece)
    except UserError as error:
        return 0, SlidesFile(name, refused=error)
    except OSError as error:
        return 0, SlidesFile(name, refused=_unreadable(path, error))
    return size, SlidesFile(name, digest.hexdigest())


def _unreadable(path: Path, error: OSError) -> UserError:
    reason = error.strerror or str(error)
    return UserError(
        "{name} cannot be read: {reason}. Look whether it is still there and may be read.",
        name=path.name,
        reason=reason,
    )
