"""The colours of all documents, as hexadecimal text (LOOK, "Tokens", light)."""

from typing import Final

PAPER: Final = "#FFFFFF"
INK: Final = "#17232E"
MUTED: Final = "#566472"
HAIR: Final = "#D3DAE0"
TINT: Final = "#F3F6F7"
ACCENT: Final = "#0B6B72"
ACCENT_TINT: Final = "#EAF4F4"
INDIGO: Final = "#3D4FA1"
PLUM: Final = "#8A3B6B"
AMBER: Final = "#8F4C06"
DANGER: Final = "#B3261E"
TRACKS: Final = (ACCENT, INDIGO, PLUM, AMBER)  # of the first, second … track of a document, then again from the first
