"""The look of the web pages: colours by role, for light and dark screens and for paper, and the style sheet.

Sizes are relative to the reader's own. Every colour stands in ``LIGHT`` or ``DARK``; which text stands on which ground
is said in ``TEXT_ON``, and a test works out the contrasts (WCAG 2.2, 1.4.3: 4.5 to 1; 1.4.11: 3 to 1 for shapes).
"""

from collections.abc import Mapping
from typing import Final

from app.exporters import palette
from app.exporters.html.style_sheet import RULES

LIGHT: Final[Mapping[str, str]] = {
    "paper": palette.PAPER,
    "ink": palette.INK,
    "muted": palette.MUTED,
    "hair": palette.HAIR,
    "tint": palette.TINT,
    "accent": palette.ACCENT,
    "accent-tint": palette.ACCENT_TINT,
    "flag": palette.PLUM,
    "danger": palette.DANGER,
    **{f"track-{number}": colour for number, colour in enumerate(palette.TRACKS)},
}
DARK: Final[Mapping[str, str]] = {
    "paper": "#12181E",
    "ink": "#E6EBEF",
    "muted": "#A3AFBA",
    "hair": "#36424D",
    "tint": "#1B242C",
    "accent": "#5CC4CB",
    "accent-tint": "#15302F",
    "flag": "#DE94C2",
    "danger": "#F2938C",
    "track-0": "#5CC4CB",
    "track-1": "#A5B2F2",
    "track-2": "#DE94C2",
    "track-3": "#DDA763",
}
_ON_PAPER = ("ink", "muted", "accent", "flag", "danger", "track-0", "track-1", "track-2", "track-3")
TEXT_ON: Final[tuple[tuple[str, str], ...]] = (
    *((text, "paper") for text in _ON_PAPER),
    *((text, "tint") for text in ("ink", "muted", "accent", "flag", "danger")),
    *((text, "accent-tint") for text in ("ink", "muted", "accent")),
)


def style_sheet() -> str:
    """The one style sheet of every page."""
    light = _variables(LIGHT)
    dark = _variables(DARK)
    return (
        f":root{{color-scheme:light dark;{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n{RULES}"
    )


def _variables(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
