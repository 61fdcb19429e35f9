"""Export a document to a file: gathered, rendered whole in memory, then put in place in one move (TRUST, "Exports")."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.errors import UserError
from app.domain.export_request import ExportRequest
from app.domain.file_names import file_name
from app.exporters.unshown import unshown_characters
from app.queries.meetings import find_meeting
from app.usecases.export_kind import Rendered
from app.usecases.export_kinds import EXPORT_KINDS, chosen_format, export_kind
from app.wholefile import cannot_write, write_whole
from app.words import Words, words

_MOST_CODES = 20


@dataclass(frozen=True)
class Exported:
    """A file that was written, its size in bytes, and what could not be put into it, in sentences."""

    path: Path
    size: int
    problems: tuple[str, ...] = ()


def export(store: Store, request: ExportRequest, out: Path | None, database: Path) -> Exported:
    """Export what ``request`` asks for to ``out`` (a file, a folder, or None: a sensible name in this folder).

    Raises UserError, and then no file was touched.
    """
    request = _named(store, request)
    request, target = _target(out, request)
    try:
        if target.exists() and target.samefile(database):
            raise UserError("{file} is the database itself: choose another file to export to.", file=target)
    except OSError as error:
        raise cannot_write(error, target) from error
    document = rendered(store, request)
    write_whole(target, document.data)
    return Exported(target, len(document.data), document.problems)


def rendered(store: Store, request: ExportRequest) -> Rendered:
    """The document, with what could not be put into it; raises UserError for a request that cannot be met."""
    return render(gathered(store, request), request)


def gathered(store: Store, request: ExportRequest) -> Any:
    """The frozen values the document is made of; raises UserError for a request that cannot be met."""
    kind = export_kind(request.kind)
    chosen_format(kind, request.format)
    words(request.language)
    if kind.needs_meeting and not request.meeting:
        raise UserError("Of which meeting? Name it with --meeting; plenary meetings lists them.")
    for option in ("meeting", "audience", "scope", "person", "draft"):
        if getattr(request, option) and option not in kind.options:
            raise UserError("{kind} has no choice of {option}: leave it out.", kind=kind.name, option=option)
    return kind.gather(store, request)


def render(values: Any, request: ExportRequest) -> Rendered:
    """The document made of ``values`` (``gathered`` for the same request); holds no session."""
    kind = export_kind(request.kind)
    language = words(request.language)
    with unshown_characters() as unshown:
        found = kind.render[chosen_format(kind, request.format)](values, request, language)
    done = found if isinstance(found, Rendered) else Rendered(found)
    return Rendered(done.data, done.problems + _without_a_font(unshown, language))


def suggested_name(request: ExportRequest) -> str:
    """A file name that says what is in it, as "wageningen-2020-agenda.pdf"."""
    kind = export_kind(request.kind)
    audience = "" if request.audience in (None, Audience.PARTICIPANTS) else str(request.audience)
    parts = [request.meeting, request.kind, request.scope or "", request.person.partition("@")[0], audience]
    language = "" if request.language == "en" else f".{request.language}"
    draft = "-draft" if request.draft else ""
    stem = "-".join(file_name(part) for part in parts if part)
    return f"{stem}{draft}{language}.{chosen_format(kind, request.format)}"


def _without_a_font(characters: Iterable[str], words: Words) -> tuple[str, ...]:
    codes = [f"U+{ord(character):04X}" for character in characters]
    if not codes:
        return ()
    shown = codes if len(codes) <= _MOST_CODES else [*codes[:_MOST_CODES], "…"]
    return (words("Shown as codes, for no font has them: {characters}.", characters=", ".join(shown)),)


def _named(store: Store, request: ExportRequest) -> ExportRequest:
    """The request with the short name of its meeting, by which its file is called, where it gave the number."""
    if not request.meeting:
        return request
    with store.read() as session:
        return replace(request, meeting=find_meeting(session, request.meeting).short_name)


def _target(out: Path | None, request: ExportRequest) -> tuple[ExportRequest, Path]:
    """The file to write, and the request with the format that its ending asks for.

    Raises UserError for an ending that says another format than was asked for.
    """
    if out is None:
        return request, Path(suggested_name(request))
    try:
        if out.is_dir():
            return request, out / suggested_name(request)
    except OSError as error:
        raise cannot_write(error, out) from error
    ending = out.suffix.removeprefix(".").lower()
    if ending in {form for kind in EXPORT_KINDS.values() for form in kind.render}:
        if request.format not in ("", ending):
            raise UserError(
                "{file} is no name for the format {format}: let it end in .{format}.", file=out, format=request.format
            )
        request = replace(request, format=chosen_format(export_kind(request.kind), ending))
    return request, out
