"""The pages of the window, declared once: sidebar, Go menu and navigation are made from them. Each starts when used."""

from dataclasses import dataclass

from app.domain.errors import UserError
from app.ui.desk import Desk
from app.ui.language import tr
from app.ui.pages.page import Page
from app.ui.pages.view import ViewSpec
from app.ui.places import Place
from app.words import message


@dataclass(frozen=True)
class PageSpec:
    """A page of the sidebar: ``name`` as in a Place, ``title`` a message id; ``views`` are those under its tabs."""

    name: str
    title: str
    icon: str
    views: tuple[ViewSpec, ...] = ()


PAGES: tuple[PageSpec, ...] = (
    PageSpec("home", message("Home"), "house"),
    PageSpec("meetings", message("Meetings"), "calendar-days"),
    PageSpec(
        "people",
        message("People"),
        "users",
        (
            ViewSpec("people", "people", message("People")),
            ViewSpec("people", "organisations", message("Organisations")),
            ViewSpec("people", "interest", message("Expressions of interest")),
            ViewSpec("people", "importing", message("Import")),
        ),
    ),
    PageSpec(
        "actions",
        message("Minutes & actions"),
        "list-checks",
        (
            ViewSpec("actions", "actions", message("Actions")),
            ViewSpec("actions", "decisions", message("Decisions")),
            ViewSpec("actions", "minutes", message("Minutes")),
        ),
    ),
    PageSpec(
        "plan",
        message("Plan"),
        "chart-gantt",
        (
            ViewSpec("plan", "timeline", message("Timeline")),
            ViewSpec("plan", "deliverables", message("Deliverables")),
            ViewSpec("plan", "milestones", message("Milestones")),
            ViewSpec("plan", "risks", message("Risks")),
            ViewSpec("plan", "baselines", message("Baselines")),
        ),
    ),
    PageSpec(
        "consortium",
        message("Consortium"),
        "network",
        (
            ViewSpec("consortium", "areas", message("Areas")),
            ViewSpec("consortium", "bodies", message("Bodies")),
            ViewSpec("consortium", "initiatives", message("Initiatives")),
            ViewSpec("consortium", "programmes", message("National programmes")),
            ViewSpec("consortium", "topics", message("Research agenda")),
            ViewSpec("consortium", "publications", message("Publications")),
            ViewSpec("consortium", "files", message("Library")),
        ),
    ),
    PageSpec("history", message("History"), "history", (ViewSpec("history", "history", message("History")),)),
)


def make_page(desk: Desk, place: Place) -> Page:
    """The page of ``place``; raises UserError when there is none (any more)."""
    if place.page == "meeting":
        from app.ui.pages.meeting.page import MeetingPage

        return MeetingPage(desk, place.id)
    if place.page == "home":
        from app.ui.pages.home import HomePage

        return HomePage(desk)
    if place.page == "meetings":
        from app.ui.pages.meetings import MeetingsPage

        return MeetingsPage(desk)
    found = next((spec for spec in PAGES if spec.name == place.page), None)
    if found is None:
        raise UserError("There is no page {page} in this version of Plenary.", page=repr(place.page))
    from app.ui.pages.tabbed import TabbedPage

    return TabbedPage(desk, found.name, tr(found.title), found.views)


def import_all() -> None:
    """Import every page, so that all commands are declared: for the sheet of keys and the tests."""
    from app.ui.pages import home, meetings
    from app.ui.pages.meeting import page

    page.import_tabs()
    for spec in PAGES:
        for view in spec.views:
            view.kind()
    assert home
    assert meetings
