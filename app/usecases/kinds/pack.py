"""A pack: everything that one participant, the public or the chair gets of a meeting, in one zip.

It is made of the other kinds of documents. A part that cannot be made is reported and left out, whatever the reason:
at the venue, a pack without its third document is worth more than none.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from app.db.stores import Store
from app.domain.agenda import Audience
from app.domain.documents import MeetingHead, ProjectHead
from app.domain.errors import UserError
from app.domain.export_request import CalendarScope, ExportRequest
from app.domain.kinds import MinutesState
from app.domain.pack import PackedFile, PackIndex
from app.domain.presentations import PresentationsDocument
from app.domain.public_agenda import for_public
from app.domain.registers import register_instant
from app.domain.release_rows import ReleaseRow
from app.queries.heads import meeting_head, project_head, today
from app.queries.meetings import find_meeting
from app.queries.minutes_state import minutes_state
from app.queries.people import find_person
from app.queries.releases import releases
from app.usecases.export_kind import ExportKind, Rendered
from app.words import Words, message

_EVERYBODY = frozenset(Audience)
_INSIDERS = frozenset({Audience.PARTICIPANTS, Audience.CHAIR})
_CHAIR = frozenset({Audience.CHAIR})
_INDEX = "index.html"


@dataclass(frozen=True)
class _Part:
    """A document of a pack: its kind and format, what it is called, and who gets it.

    With ``after_minutes`` only once the minutes were circulated, for the public once they are accepted. With ``own`` it
    is the document of the one person whom the pack is for.
    """

    kind: str
    form: str
    what: str
    audiences: frozenset[Audience] = _EVERYBODY
    after_minutes: bool = False
    own: bool = False


_PARTS = (
    _Part("agenda", "pdf", message("Agenda")),
    _Part("agenda", "html", message("Agenda as a web page")),
    _Part("agenda", "xml", message("Agenda for conference apps")),
    _Part("agenda", "xlsx", message("Agenda as a table"), _CHAIR),
    _Part("calendar", "ics", message("Calendar of the meeting")),
    _Part("calendar", "ics", message("Your own calendar"), _INSIDERS, own=True),
    _Part("participants", "pdf", message("Participants"), _INSIDERS),
    _Part("minutes", "pdf", message("Minutes"), after_minutes=True),
    _Part("report", "pdf", message("Report of the meeting"), after_minutes=True),
    _Part("decisions", "pdf", message("Decisions"), _INSIDERS, after_minutes=True),
    _Part("actions", "pdf", message("Action items"), _INSIDERS, after_minutes=True),
    _Part("actions", "pdf", message("Your own action items"), _INSIDERS, after_minutes=True, own=True),
    _Part("presentations", "zip", message("Presentations")),
    _Part("running-order", "pdf", message("Running order"), _CHAIR),
    _Part("speakers", "pdf", message("Speakers"), _CHAIR),
    _Part("doors", "pdf", message("Door sheets"), _CHAIR),
)


@dataclass(frozen=True)
class _Gathered:
    """A part with its document, or with why it could not be gathered."""

    part: _Part
    request: ExportRequest
    document: Any
    failure: Exception | None = None


@dataclass(frozen=True)
class _Pack:
    """Everything a pack is made of, gathered."""

    project: ProjectHead
    meeting: MeetingHead
    audience: Audience
    as_of: dt.date
    release: ReleaseRow | None
    parts: tuple[_Gathered, ...]


def _gather(store: Store, request: ExportRequest) -> _Pack:
    audience = request.audience or Audience.PARTICIPANTS
    if request.person and audience not in _INSIDERS:
        raise UserError("A pack for the public is for nobody by name: leave --for out, or choose another audience.")
    with store.read() as session:
        meeting = find_meeting(session, request.meeting)
        if request.person:
            find_person(session, request.person)
        project, head = project_head(session), meeting_head(session, meeting)
        day, state = today(session, request.today), minutes_state(session, meeting)
        newest = next(iter(releases(session, meeting.id)), None)
    parts = [part for part in _PARTS if audience in part.audiences and (request.person or not part.own)]
    wanted = [part for part in parts if not part.after_minutes or _minutes_are_given(state, audience)]
    named = replace(request, meeting=head.short_name)
    return _Pack(project, head, audience, day, newest, tuple(_gathered(store, named, wanted)))


def _minutes_are_given(state: MinutesState | None, audience: Audience) -> bool:
    """Whether ``audience`` may read what the minutes say: the chair always, participants once they were sent."""
    if audience is Audience.CHAIR:
        return state is not None
    if audience is Audience.PUBLIC:
        return state is MinutesState.ACCEPTED
    return state not in (None, MinutesState.DRAFT)


def _gathered(store: Store, request: ExportRequest, parts: list[_Part]) -> Iterator[_Gathered]:
    """The parts with their documents; not all kinds know of audiences, so the public's documents are cut down here."""
    from app.usecases.export_kinds import EXPORT_KINDS  # they hold this kind too

    public = request.audience is Audience.PUBLIC
    for part in parts:
        kind = EXPORT_KINDS.get(part.kind)
        if kind is None or part.form not in kind.render:
            continue
        asked = _request(part, kind, request)
        try:
            document = kind.gather(store, asked)
            if not isinstance(document, PresentationsDocument) or document.entries:
                yield _Gathered(part, asked, for_public(document) if public else document)
        except Exception as failure:  # whatever it is: reported, and the other parts are made
            yield _Gathered(part, asked, None, failure)


def _request(part: _Part, kind: ExportKind, request: ExportRequest) -> ExportRequest:
    """What is asked of the part's kind: what it has no choice of is left out."""
    scope = None
    if part.kind == "calendar":
        scope = CalendarScope.PERSON if part.own else CalendarScope.MEETING
    return replace(
        request,
        kind=part.kind,
        format=part.form,
        audience=request.audience if "audience" in kind.options else None,
        scope=scope,
        person=request.person if part.own else "",
    )


def _zip(pack: _Pack, request: ExportRequest, words: Words) -> Rendered:
    from app.exporters.archive import zip_bytes
    from app.exporters.html.pack import pack_page

    entries: list[tuple[str, bytes]] = []
    files: list[PackedFile] = []
    problems: list[str] = []
    for gathered in pack.parts:
        try:
            found = _rendered(gathered, words)
        except Exception as failure:  # whatever it is: reported, and the other parts are made
            problems.append(_problem(gathered.part, failure, words))
            continue
        problems += found.problems
        path, made = _entries(gathered, found.data)
        entries += made
        files.append(PackedFile(path, gathered.part.what, len(found.data)))
    at = register_instant(pack.as_of)
    index = PackIndex(
        project=pack.project,
        meeting=pack.meeting,
        audience=pack.audience,
        at=at,
        files=tuple(files),
        problems=tuple(problems),
        release=pack.release.number if pack.release else 0,
        released=pack.release.at if pack.release else None,
    )
    return Rendered(zip_bytes([(_INDEX, pack_page(index, words)), *entries], at), tuple(problems))


def _rendered(gathered: _Gathered, words: Words) -> Rendered:
    from app.usecases.export_kinds import EXPORT_KINDS

    if gathered.failure is not None:
        raise gathered.failure
    render = EXPORT_KINDS[gathered.part.kind].render[gathered.part.form]
    found = render(gathered.document, gathered.request, words)
    return found if isinstance(found, Rendered) else Rendered(found)


def _entries(gathered: _Gathered, data: bytes) -> tuple[str, list[tuple[str, bytes]]]:
    """Where the part begins in the pack, and its files: a zip becomes a folder."""
    from app.usecases.exports import suggested_name

    if gathered.part.form != "zip":
        name = suggested_name(gathered.request)
        return name, [(name, data)]
    folder = gathered.part.kind
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return f"{folder}/{_INDEX}", [(f"{folder}/{name}", archive.read(name)) for name in archive.namelist()]


def _problem(part: _Part, failure: Exception, words: Words) -> str:
    reason = words.error(failure) if isinstance(failure, UserError) else f"{type(failure).__name__}: {failure}"
    return words("Left out: {document}. {reason}", document=words(part.what), reason=reason)


KINDS = (ExportKind("pack", frozenset({"meeting", "audience", "person"}), True, _gather, {"zip": _zip}),)
