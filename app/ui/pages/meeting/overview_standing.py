"""How a meeting stands: lines that lead to what is open, the counted figures, the actions, the series, the areas."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from app.domain.kinds import ActionState
from app.domain.meeting_page import (
    MeetingAction,
    MeetingCounts,
    MeetingLink,
    MeetingOutcomes,
    MeetingPage,
    MeetingTabs,
    UnreleasedChanges,
)
from app.ui import theme
from app.ui.language import day, day_month, number_text, plural, tr
from app.ui.pages.meeting_words import MINUTES_SHAPES, MINUTES_STATES
from app.ui.places import Place
from app.ui.widgets.labels import Label
from app.ui.widgets.layout import box, clear
from app.ui.widgets.lines import Line, LineText, SectionHead, facts

_OPEN = (ActionState.OPEN, ActionState.IN_PROGRESS)
_MOST_ACTIONS = 5
Go = Callable[[Place], None]


class StandingPane(QWidget):
    """The lines of what may be open; each goes to where it is worked on."""

    def __init__(self, meeting_id: int, go: Go) -> None:
        super().__init__()
        self._lines = {
            name: Line(LineText(title, state="planned"), theme.SHORT_LINE)
            for name, title in (
                ("agenda", tr("Agenda")),
                ("release", tr("Released agenda")),
                ("participants", tr("Replies")),
                ("presentations", tr("Slides")),
                ("minutes", tr("Minutes")),
                ("decisions", tr("Decisions")),
                ("actions", tr("Actions")),
            )
        }
        tabs = {"release": "agenda", "decisions": "minutes", "actions": "minutes"}
        for name, line in self._lines.items():
            thing = "releases" if name == "release" else ""
            place = Place("meeting", meeting_id, tabs.get(name, name), thing)
            line.clicked.connect(lambda *_, place=place: go(place))
        box("v", SectionHead(tr("Where it stands")), *self._lines.values(), parent=self)

    def line(self, name: str) -> Line:
        """One of its lines: agenda, release, participants, presentations, minutes, decisions, actions."""
        return self._lines[name]

    def show_tabs(self, tabs: MeetingTabs) -> None:
        """Show clashes, replies, slides and minutes."""
        self._lines["agenda"].show_text(_agenda(tabs))
        self._lines["participants"].show_text(_replies(tabs))
        self._lines["presentations"].show_text(_slides(tabs))
        words = tr(MINUTES_STATES[tabs.minutes]) if tabs.minutes is not None else tr("Not begun")
        shape = MINUTES_SHAPES[tabs.minutes] if tabs.minutes is not None else "planned"
        self._lines["minutes"].show_text(LineText(tr("Minutes"), right=words, state=shape))

    def show_unreleased(self, found: UnreleasedChanges) -> None:
        """Show what participants do not know yet."""
        self._lines["release"].show_text(_release(found))

    def show_outcomes(self, found: MeetingOutcomes) -> None:
        """Show what was decided and what is to be done."""
        number = len(found.decisions)
        binding = sum(each.binding_on is not None for each in found.decisions)
        words = tr("{binding} of {number} binding", binding=binding, number=number) if number else tr("None")
        shape = "done" if number and binding == number else "open" if number else "planned"
        self._lines["decisions"].show_text(LineText(tr("Decisions"), right=words, state=shape))
        self._lines["actions"].show_text(_actions(found))


class FiguresPane(QWidget):
    """Who came, counted; what sources say where it differs (DOMAIN R11)."""

    def __init__(self) -> None:
        super().__init__()
        self._column = box("v", parent=self)

    def show_counts(self, counts: MeetingCounts) -> None:
        """Show these figures; nothing while nobody came yet."""
        clear(self._column)
        figures = counts.figures
        self.setVisible(figures.people > 0)
        if not figures.people:
            return
        pairs = (
            (tr("People"), figures.people, 4),
            (tr("Remote"), figures.remote, 4),
            (tr("Organisations"), figures.organisations, 6),
            (tr("Countries"), figures.countries, 5),
        )
        self._column.addWidget(SectionHead(tr("Counted from the attendance")))
        self._column.addSpacing(10)
        self._column.addLayout(facts([(name, number_text(value), share) for name, value, share in pairs]))
        for each in counts.published:
            words = tr("Published: {value} {what}, {source}", value=each.value, what=tr(each.what), source=each.source)
            self._column.addSpacing(6)
            self._column.addWidget(Label(words, "small", "muted", wrap=True))


class ActionsPane(QWidget):
    """The open actions of the meeting that are due first."""

    def __init__(self, meeting_id: int, go: Go) -> None:
        super().__init__()
        self._place, self._go = Place("meeting", meeting_id, "minutes"), go
        self._column = box("v", parent=self)

    def show_outcomes(self, found: MeetingOutcomes) -> None:
        """Show them; nothing while none is open."""
        clear(self._column)
        waiting = [action for action in found.actions if action.state in _OPEN]
        self.setVisible(bool(waiting))
        if not waiting:
            return
        late = sum(action.late_days > 0 for action in waiting)
        head = SectionHead(tr("Open actions"), str(len(waiting)), tr("All actions"), "danger" if late else "")
        head.clicked.connect(lambda: self._go(self._place))
        self._column.addWidget(head)
        for action in waiting[:_MOST_ACTIONS]:
            line = Line(_action(action))
            place = Place("meeting", self._place.id, "minutes", "action", action.id)
            line.clicked.connect(lambda *_, place=place: self._go(place))
            self._column.addWidget(line)


class NeighboursPane(QWidget):
    """The meetings before and after this one in its series, and the areas of interaction it serves (DOMAIN R16)."""

    def __init__(self, go: Go) -> None:
        super().__init__()
        self._go = go
        self._series, self._areas = box("v"), box("v")
        box("v", self._series, self._areas, parent=self)

    def show_page(self, page: MeetingPage) -> None:
        """Show the neighbours in the series."""
        clear(self._series)
        if page.previous is None and page.following is None:
            return
        self._series.addWidget(SectionHead(tr("In the series"), page.fields.series))
        for title, link in ((tr("Before"), page.previous), (tr("Next"), page.following)):
            if link is not None:
                self._series.addWidget(self._line(title, link))
        self._series.addSpacing(20)

    def show_outcomes(self, found: MeetingOutcomes) -> None:
        """Show the areas that items of the agenda serve, with who leads them."""
        clear(self._areas)
        if not found.areas:
            return
        words = [
            tr("{area} ({lead})", area=area.name, lead=area.lead) if area.lead else area.name for area in found.areas
        ]
        self._areas.addWidget(SectionHead(tr("Serves the areas"), str(len(words))))
        self._areas.addSpacing(6)
        self._areas.addWidget(Label(" · ".join(words), "small", "muted", wrap=True))

    def _line(self, title: str, link: MeetingLink) -> Line:
        line = Line(LineText(f"{title}: {link.short_name}", right=day(link.first_day)), theme.SHORT_LINE)
        line.clicked.connect(lambda: self._go(Place("meeting", link.id, "overview")))
        return line


def _agenda(tabs: MeetingTabs) -> LineText:
    if not tabs.items:
        return LineText(tr("Agenda"), right=tr("Empty"), state="planned")
    parts = [plural("{number} clash", "{number} clashes", tabs.errors)] if tabs.errors else []
    parts += [plural("{number} warning", "{number} warnings", tabs.warnings)] if tabs.warnings else []
    if not parts:
        items = plural("{number} item, no clash", "{number} items, no clash", tabs.items)
        return LineText(tr("Agenda"), right=items, state="done")
    role, shape = ("danger", "late") if tabs.errors else ("amber", "open")
    return LineText(tr("Agenda"), right=", ".join(parts), role=role, state=shape)


def _release(found: UnreleasedChanges) -> LineText:
    title, number = tr("Released agenda"), len(found.changes)
    if not found.release:
        role, shape = ("amber", "open") if number else ("muted", "planned")
        return LineText(title, right=tr("Not yet"), role=role, state=shape)
    if not number:
        return LineText(title, right=tr("Release {release}, up to date", release=found.release), state="done")
    words = plural(
        "{number} change since release {release}",
        "{number} changes since release {release}",
        number,
        release=found.release,
    )
    return LineText(title, right=words, role="amber", state="open")


def _replies(tabs: MeetingTabs) -> LineText:
    if not tabs.listed:
        return LineText(tr("Replies"), right=tr("Nobody invited"), state="planned")
    words = tr("{accepted} of {listed} accepted", accepted=tabs.accepted, listed=tabs.listed)
    return LineText(tr("Replies"), right=words, state="done" if tabs.accepted == tabs.listed else "progress")


def _slides(tabs: MeetingTabs) -> LineText:
    if not tabs.presentations:
        return LineText(tr("Slides"), right=tr("No presentations"), state="planned")
    missing = tabs.presentations - tabs.received
    if not missing:
        return LineText(tr("Slides"), right=tr("All {number} received", number=tabs.presentations), state="done")
    words = tr("{missing} of {number} missing", missing=missing, number=tabs.presentations)
    return LineText(tr("Slides"), right=words, role="amber", state="open")


def _actions(found: MeetingOutcomes) -> LineText:
    waiting = [action for action in found.actions if action.state in _OPEN]
    late = sum(action.late_days > 0 for action in waiting)
    title = tr("Actions")
    if late:
        words = tr("{late} overdue of {open} open", late=late, open=len(waiting))
        return LineText(title, right=words, role="danger", state="late")
    if waiting:
        return LineText(title, right=plural("{number} open", "{number} open", len(waiting)), state="open")
    if found.actions:
        return LineText(title, right=tr("All done"), state="done")
    arising = plural("{number} arising from earlier meetings", "{number} arising from earlier meetings", found.arising)
    return LineText(title, right=arising if found.arising else tr("None"), state="open" if found.arising else "planned")


def _action(action: MeetingAction) -> LineText:
    detail = " · ".join(part for part in (action.number, action.owner) if part)
    if action.late_days:
        late = plural("{number} day late", "{number} days late", action.late_days)
        return LineText(action.text, detail, late, "danger", "late")
    due = day_month(action.due) if action.due is not None else ""
    shape = "progress" if action.state is ActionState.IN_PROGRESS else "open"
    return LineText(action.text, detail, due, "ink", shape)
