"""What a release changed, in web pages: a short list that leads to the rows, and marks of rows by shape and word."""

from collections.abc import Sequence

from app.domain.agenda_changes import Change
from app.domain.agenda_facts import AgendaNews
from app.exporters.change_marks import is_long, mark_text, news_count, news_title, was_text
from app.exporters.change_words import change_sentence
from app.exporters.html.markup import NOTHING, Html, escaped, joined, tag
from app.exporters.html.page import Section, paragraph
from app.exporters.html.shapes import Shape, drawn
from app.exporters.schedule_names import guid
from app.words import Words

_ANCHOR = "changes"


def anchor(uid: str) -> str:
    """Where in a page a session or an item stands, for life."""
    return f"e-{guid(uid)}"


def change_mark(changes: Sequence[Change], words: Words) -> Html:
    """What stands above the title of a row that changed; nothing above others."""
    text = mark_text(changes, words)
    return paragraph(joined("", [drawn(Shape.ARROW), escaped(text)]), "caps changed") if text else NOTHING


def change_note(changes: Sequence[Change], words: Words) -> Html:
    """What stands under it: what was before."""
    return paragraph(escaped(was_text(changes, words)), "note")


def news_at_the_top(news: AgendaNews, held: frozenset[str], words: Words) -> list[tuple[str, Sequence[Html]]]:
    """The row that says what changed: the list where it is short, else how much, with where the list is.

    ``held`` are the uids of what is on the page.
    """
    if not news.is_told:
        return []
    if not news.changes or is_long(news):
        count = escaped(news_count(news, words))
        return [(news_title(news, words), [tag("a", count, href=f"#{_ANCHOR}") if is_long(news) else count])]
    return [(news_title(news, words), [_list(news, held, words)])]


def news_at_the_end(news: AgendaNews, held: frozenset[str], words: Words) -> list[Section]:
    """The list where it is long."""
    return [Section(_ANCHOR, news_title(news, words), _list(news, held, words))] if is_long(news) else []


def _list(news: AgendaNews, held: frozenset[str], words: Words) -> Html:
    lines = []
    for change in news.changes:
        sentence = escaped(change_sentence(change, words))
        if change.uid in held:
            sentence = tag("a", sentence, href=f"#{anchor(change.uid)}")
        lines.append(tag("li", drawn(Shape.ARROW), tag("span", sentence)))
    return tag("ul", *lines, class_="news")
