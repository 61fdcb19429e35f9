"""What the palette lists: places visited last, what a search found, commands; in groups, the best group first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

from app.domain.search import Asked, Found, Hit, HitKind, Ranking
from app.domain.text import fold
from app.ui.language import clock, day, tr, weekday
from app.ui.pages.meeting.page import TABS
from app.ui.pages.registry import PAGES
from app.ui.places import Place
from app.words import message

_GROUPS: Mapping[str, tuple[HitKind, ...]] = {
    message("People"): (HitKind.PERSON,),
    message("Organisations"): (HitKind.ORGANISATION,),
    message("Meetings"): (HitKind.MEETING,),
    message("Agenda"): (HitKind.ITEM, HitKind.SESSION, HitKind.PRESENTATION),
    message("Actions and decisions"): (HitKind.ACTION, HitKind.DECISION),
    message("Plan"): (HitKind.WORK_PACKAGE, HitKind.TASK, HitKind.DELIVERABLE, HitKind.MILESTONE, HitKind.RISK),
    message("Consortium"): (HitKind.AREA, HitKind.BODY, HitKind.TOPIC, HitKind.PUBLICATION),
}
_ICONS = {
    HitKind.PERSON: "user",
    HitKind.ORGANISATION: "building-2",
    HitKind.MEETING: "calendar-days",
    HitKind.SESSION: "calendar-clock",
    HitKind.ITEM: "list",
    HitKind.PRESENTATION: "presentation",
    HitKind.ACTION: "square-check",
    HitKind.DECISION: "gavel",
    HitKind.WORK_PACKAGE: "layers",
    HitKind.TASK: "chart-gantt",
    HitKind.DELIVERABLE: "package",
    HitKind.MILESTONE: "diamond",
    HitKind.RISK: "shield-alert",
    HitKind.AREA: "target",
    HitKind.BODY: "users-round",
    HitKind.TOPIC: "flask-conical",
    HitKind.PUBLICATION: "book-open",
}
NOWHERE = frozenset(kind for kind in HitKind if kind not in _ICONS)  # kinds that have no page yet
_THINGS = {
    HitKind.SESSION: ("agenda", "session"),
    HitKind.ITEM: ("agenda", "item"),
    HitKind.PRESENTATION: ("presentations", "presentation"),
}
_VIEWS = {  # page, view and what a row is called there
    HitKind.PERSON: ("people", "people", "person"),
    HitKind.ORGANISATION: ("people", "organisations", "organisation"),
    HitKind.ACTION: ("actions", "actions", "action"),
    HitKind.DECISION: ("actions", "decisions", "decision"),
    HitKind.WORK_PACKAGE: ("plan", "timeline", "work_package"),
    HitKind.TASK: ("plan", "timeline", "task"),
    HitKind.DELIVERABLE: ("plan", "deliverables", "deliverable"),
    HitKind.MILESTONE: ("plan", "milestones", "milestone"),
    HitKind.RISK: ("plan", "risks", "risk"),
    HitKind.AREA: ("consortium", "areas", "area"),
    HitKind.BODY: ("consortium", "bodies", "body"),
    HitKind.TOPIC: ("consortium", "topics", "topic"),
    HitKind.PUBLICATION: ("consortium", "publications", "publication"),
}
_NUMBERED = {
    HitKind.ACTION: message("Action {number}"),
    HitKind.DECISION: message("Decision {number}"),
    HitKind.WORK_PACKAGE: message("Work package {number}"),
    HitKind.TASK: message("Task {number}"),
    HitKind.DELIVERABLE: message("Deliverable {number}"),
    HitKind.MILESTONE: message("Milestone {number}"),
    HitKind.RISK: message("Risk {number}"),
    HitKind.AREA: message("Area {number}"),
    HitKind.TOPIC: message("Research topic {number}"),
}
_OF_A_GROUP, _OF_COMMANDS = 5, 6
_ITSELF = "go.palette"


@dataclass(frozen=True)
class PaletteRow:
    """A line: where it goes or what it does; a heading has neither. ``keys`` are those of its command."""

    text: str
    detail: str = ""
    icon: str = ""
    keys: str = ""
    place: Place | None = None
    action: QAction | None = None

    @property
    def is_head(self) -> bool:
        """Whether it only names what follows."""
        return self.place is None and self.action is None


def found_rows(found: Found, actions: Iterable[QAction], whole: bool = False) -> tuple[PaletteRow, ...]:
    """What was found and the commands that fit, group by group; with ``whole`` as many as there are."""
    most = 10_000 if whole else _OF_A_GROUP
    groups = []
    for title, kinds in _GROUPS.items():
        fitting = [(hit, row) for hit in found.hits if hit.kind in kinds and (row := hit_row(hit)) is not None]
        fitting.sort(key=lambda one: (one[0].rank, kinds.index(one[0].kind)))
        groups.append((title, [(hit.rank, row) for hit, row in fitting[:most]]))
    commands = fitting_commands(found.asked, actions)
    groups.append((message("Commands"), commands if whole else commands[:_OF_COMMANDS]))
    groups = [group for group in groups if group[1]]
    groups.sort(key=lambda group: group[1][0][0])
    return tuple(row for title, some in groups for row in (PaletteRow(tr(title)), *(row for _rank, row in some)))


def first_rows(recent: Sequence[PaletteRow], actions: Iterable[QAction]) -> tuple[PaletteRow, ...]:
    """What is offered before anything is typed: where one was, the pages, and the commands of the page."""
    commands = [command_row(action) for action in _usable(actions)]
    commands.sort(key=_distance)
    rows: list[PaletteRow] = [PaletteRow(tr("Recent")), *recent] if recent else []
    return (*rows, PaletteRow(tr("Commands")), *commands[:_OF_COMMANDS])


def recent_rows(places: Iterable[Place], names: Mapping[int, str]) -> tuple[PaletteRow, ...]:
    """Places visited before, each once; ``names`` are those of the meetings (ids) that are still there."""
    tabs = {spec.name: tr(spec.title) for spec in TABS}
    pages = {spec.name: spec for spec in PAGES}
    rows: dict[tuple[str, int, str], PaletteRow] = {}
    for place in places:
        key = (place.page, place.id, place.tab)
        if place.page in pages:
            spec = pages[place.page]
            view = next((tr(view.title) for view in spec.views if view.name == place.tab), "")
            rows.setdefault(key, PaletteRow(tr(spec.title), view, spec.icon, place=place))
        elif place.id in names:
            rows.setdefault(key, PaletteRow(names[place.id], tabs.get(place.tab, ""), "calendar-days", place=place))
    return tuple(rows.values())


def fitting_commands(asked: Asked, actions: Iterable[QAction]) -> list[tuple[int, PaletteRow]]:
    """The commands in whose text or menu every word is found, with their rank, best first; all for no words."""
    ranking = Ranking(asked.words)
    found = []
    for number, action in enumerate(_usable(actions)):
        row = command_row(action)
        folded = fold(f"{row.text} {row.detail}")
        if all(word in folded for word in asked.words):
            found.append((ranking(folded), number, row))
    found.sort(key=lambda one: one[:2])
    return [(place, row) for place, _number, row in found]


def command_row(action: QAction) -> PaletteRow:
    """A command: what it does, its menu, its keys."""
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    menu = tr(str(action.property("menu"))) if action.property("menu") else ""
    icon = str(action.property("icon_name") or "") or "chevron-right"
    return PaletteRow(action.text().replace("&&", "&"), menu, icon, keys, action=action)


def hit_row(hit: Hit) -> PaletteRow | None:
    """Something found, and where it is; None for what has no place."""
    place = _place(hit)
    if place is None:
        return None
    text = f"{hit.text}°" if hit.illustrative else hit.text
    return PaletteRow(text, _detail(hit), _ICONS[hit.kind], place=place)


def _place(hit: Hit) -> Place | None:
    if hit.kind is HitKind.MEETING:
        return Place("meeting", hit.id)
    if hit.kind not in _THINGS or not hit.meeting_id:
        if hit.kind not in _VIEWS:
            return None
        page, view, thing = _VIEWS[hit.kind]
        return Place(page, 0, view, thing, hit.id)
    tab, thing = _THINGS[hit.kind]
    return Place("meeting", hit.meeting_id, tab, thing, hit.id)


def _detail(hit: Hit) -> str:
    match hit.kind:
        case HitKind.PERSON:
            return _joined(hit.native if hit.native != hit.text else "", hit.who, hit.meeting)
        case HitKind.MEETING:
            return _joined(hit.meeting, day(hit.day) if hit.day is not None else "", hit.room)
        case HitKind.ORGANISATION | HitKind.PUBLICATION:
            return hit.who if hit.who != hit.text else ""
        case HitKind.BODY:
            return hit.number
        case kind if kind in _NUMBERED:
            return _numbered(hit)
        case HitKind.PRESENTATION:
            return _joined(tr("Presentation"), hit.meeting)
    when = f"{weekday(hit.day)} {clock(hit.start)}" if hit.day is not None and hit.start is not None else ""
    return ", ".join(part for part in (hit.meeting, when, hit.room) if part)


def _numbered(hit: Hit) -> str:
    """What it is and its number; who does it, where it was agreed, until when it is due."""
    due = day(hit.day) if hit.day is not None and hit.month is not None else ""
    return _joined(tr(_NUMBERED[hit.kind], number=hit.number), hit.who, hit.meeting, due)


def _usable(actions: Iterable[QAction]) -> list[QAction]:
    return [
        action
        for action in actions
        if action.isEnabled() and action.isVisible() and action.text() and action.objectName() != _ITSELF
    ]


def _distance(row: PaletteRow) -> int:
    """How far a command is from what is on the screen: 0 of the page, 1 to another page, 2 of the window."""
    area = row.action.objectName().partition(".")[0] if row.action is not None else ""
    return 2 if area in {"file", "edit", "view", "help"} else int(area == "go")


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
