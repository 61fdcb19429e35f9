"""The mark of a row that a release changed: in one or two words what, and what was; the same in every document.

A shape stands beside the words where there is one: an arrow, by which readers find them without colours.
"""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.agenda_changes import Change, ChangeKind
from app.domain.agenda_facts import AgendaNews
from app.exporters.change_words import KIND_NAMES, change_sides
from app.words import Words

ARROW = "▸"  # where a shape cannot be drawn
MOST_AT_THE_TOP = 12  # changes; a longer list ends the document

Marks = Mapping[str, Sequence[Change]]  # by the uid of a session or an item


def mark_text(changes: Sequence[Change], words: Words) -> str:
    """As in "Moved · Other title"; empty where nothing changed."""
    return kinds_text([change.kind for change in changes], words)


def kinds_text(kinds: Iterable[ChangeKind], words: Words) -> str:
    """The same of kinds of change alone."""
    found = dict.fromkeys(kinds)
    told = [words(KIND_NAMES[kind]) for kind in found if kind is not ChangeKind.DETAILS]
    return " · ".join(told) or (words("Details changed") if found else "")


def was_text(changes: Sequence[Change], words: Words) -> str:
    """What was before, as in "was: Thu 5 Mar, 11:45–12:30"; empty for what is new, and where nothing is to be said."""
    said = [change_sides(change, words)[0] for change in changes if change.kind is not ChangeKind.DETAILS]
    sides = "; ".join(side for side in said if side)
    return words("was: {before}", before=sides) if sides else ""


def news_title(news: AgendaNews, words: Words) -> str:
    """As in "Changed since release 2"."""
    return words("Changed since release {number}", number=news.since)


def news_count(news: AgendaNews, words: Words) -> str:
    """How many changes there are, for the beginning of a document of which the list is the end."""
    if not news.changes:
        return words("Nothing has changed.")
    return words.plural("{number} change, marked", "{number} changes, marked", len(news.changes))


def is_long(news: AgendaNews) -> bool:
    """Whether the list would stand in the way of the agenda."""
    return len(news.changes) > MOST_AT_THE_TOP
