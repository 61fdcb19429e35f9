"""What the gallery shows; a new page, state or dialog is one more line here."""

from gallery_scene import Picture

_HELD, _COMING = "wageningen-2020", "irc-founding-2020"
_TABS = ("overview", "agenda", "participants", "presentations", "minutes", "documents")

PICTURES: tuple[Picture, ...] = (
    Picture("home", main=True),
    Picture("meetings", "meetings", main=True),
    *(Picture(f"meeting-{tab}", tab=tab, meeting=_HELD, main=True) for tab in _TABS),
    *(Picture(f"coming-{tab}", tab=tab, meeting=_COMING) for tab in _TABS),
    Picture("empty-home", file="empty"),
    Picture("empty-meetings", "meetings", file="empty"),
    Picture("welcome", file="none"),
    Picture("cannot-open-damaged", file="damaged"),
    Picture("cannot-open-missing", file="missing"),
)
