"""A place as words, to be remembered from one start to the next."""

from app.ui.places import Place


def place_words(place: Place) -> str:
    """The page, id and tab of a place; the thing chosen in it is not remembered."""
    return f"{place.page} {place.id} {place.tab}".rstrip()


def read_place(words: str) -> Place | None:
    """The place that ``place_words`` wrote; None for anything else."""
    page, _, rest = words.partition(" ")
    number, _, tab = rest.partition(" ")
    if not page or not number.isdecimal():
        return None
    return Place(page, int(number), tab)
