"""Design tokens, the two palettes and the fonts (LOOK, "Tokens"). Colours live here and nowhere else.

Painted widgets ask ``color`` and ``font`` when they paint, so a change of theme is ``apply`` and nothing more.
"""

from dataclasses import asdict, dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from app.resources import resource
from app.ui.style_sheet import STYLE_SHEET


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, by what they are used for."""

    name: str
    base: str  # content background
    chrome: str  # sidebar, status bar
    quiet: str  # breaks, the one card, soft areas on the content
    raised: str  # popups, toast, fields
    hover: str
    hair: str  # hairlines between rows
    edge: str  # borders of fields and popups
    ink: str
    muted: str  # second text, still 4.5:1 on every surface
    faint: str  # shapes only, never words
    accent: str  # links, current tab, bars
    fill: str  # primary button
    on_fill: str
    tint: str  # decision block, soft accent surface
    select: str  # chosen row
    indigo: str
    indigo_t: str
    plum: str
    plum_t: str
    amber: str
    amber_t: str
    danger: str
    danger_t: str
    today: str
    toast: str
    on_toast: str
    toast_link: str
    toast_muted: str
    shadow: str
    shadow_alpha: int  # of popup shadows, 0–255
    scrim: str  # #AARRGGBB


LIGHT = Tokens(
    "light",
    base="#FFFFFF", chrome="#F3F6F7", quiet="#F3F6F7", raised="#FFFFFF", hover="#EBF0F2", hair="#E1E7EB",
    edge="#C6D0D7", ink="#17232E", muted="#566472", faint="#93A0AB", accent="#0B6B72", fill="#0B6B72",
    on_fill="#FFFFFF", tint="#EAF4F4", select="#DDEEEF", indigo="#3D4FA1", indigo_t="#EBEEF9", plum="#8A3B6B",
    plum_t="#F8ECF3", amber="#8F4C06", amber_t="#FBF1E3", danger="#B3261E", danger_t="#FCEDEB", today="#B3560A",
    toast="#17232E", on_toast="#F3F6F7", toast_link="#7FD6D9", toast_muted="#AEBAC4", shadow="#0B1620",
    shadow_alpha=46, scrim="#47202C36",
)  # fmt: skip
DARK = Tokens(
    "dark",
    base="#151B21", chrome="#10151A", quiet="#1B232A", raised="#1E262E", hover="#222C35", hair="#27313A",
    edge="#3B4853", ink="#E4EBF0", muted="#9BAAB6", faint="#63727F", accent="#63C6CA", fill="#5FC3C8",
    on_fill="#06262A", tint="#16302F", select="#1B3C40", indigo="#A3B0F5", indigo_t="#212846", plum="#E3A2CB",
    plum_t="#3A2232", amber="#EBB069", amber_t="#372815", danger="#FF9A92", danger_t="#3A2023", today="#F0A355",
    toast="#1E262E", on_toast="#E4EBF0", toast_link="#63C6CA", toast_muted="#9BAAB6", shadow="#0B1620",
    shadow_alpha=150, scrim="#8C070B0F",
)  # fmt: skip

# Sizes in logical pixels (LOOK).
SIDEBAR, PANEL, MARGIN = 200, 312, 24
HEADER, TABS, TOOLBAR, STATUS = 64, 36, 44, 26
ROW, HEAD_ROW, PLAN_ROW, LINE, SHORT_LINE = 30, 28, 28, 44, 32
CONTROL, SMALL_CONTROL, ICON = 30, 24, 16
RADIUS_BLOCK, RADIUS, RADIUS_POPUP, RADIUS_CHIP = 4, 6, 10, 12
_GROWING = {  # heights that grow with the text; ``set_text_size`` sets the names above anew
    "HEADER": 64, "TABS": 36, "TOOLBAR": 44, "STATUS": 26, "ROW": 30, "HEAD_ROW": 28, "LINE": 44, "SHORT_LINE": 32,
    "CONTROL": 30, "SMALL_CONTROL": 24,
}  # fmt: skip
_WIDENING = {"SIDEBAR": 200, "PANEL": 312}  # widths, which grow less: what stands beside them needs room, too
_WIDEST = 1.3
TEXT_SIZE = 10  # points of the body text at first: 13 px

SIZES = {"caps": 11, "small": 12, "body": 13, "strong": 13, "lead": 15, "title": 24, "hero": 22, "editor": 14}
_WEIGHTS = {
    "strong": QFont.Weight.DemiBold,
    "lead": QFont.Weight.DemiBold,
    "caps": QFont.Weight.DemiBold,
    "title": QFont.Weight.Light,
    "hero": QFont.Weight.Light,
}
_FIRST_FONTS = (
    "SourceSans3_300Light.ttf",
    "SourceSans3_400Regular.ttf",
    "SourceSans3_400Regular_Italic.ttf",
    "SourceSans3_600SemiBold.ttf",
)
_FAMILIES = [
    "Source Sans 3", "Vazirmatn", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans Thai", "Noto Sans Armenian",
    "Noto Sans Georgian", "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Ethiopic", "NanumGothic",
    "Droid Sans Fallback",
]  # fmt: skip


class _Current:
    """The theme shown now, and what was made for it."""

    scale: float = 1.0  # of the text
    tokens: Tokens = LIGHT
    colors: ClassVar[dict[tuple[str, float | None], QColor]] = {}
    fonts: ClassVar[dict[tuple[str, QFont.Weight | None], QFont]] = {}


def tokens() -> Tokens:
    """The colours of the theme shown now."""
    return _Current.tokens


def is_dark() -> bool:
    """Whether the dark theme is shown."""
    return _Current.tokens is DARK


def color(role: str, alpha: float | None = None) -> QColor:
    """The colour of a token; ``alpha`` from 0 to 1. KeyError for a name that is no token."""
    found = _Current.colors.get((role, alpha))
    if found is None:
        found = QColor(asdict(_Current.tokens)[role])
        if alpha is not None:
            found.setAlphaF(alpha)
        _Current.colors[role, alpha] = found
    return found


def font(style: str = "body", weight: QFont.Weight | None = None) -> QFont:
    """One of the type styles (LOOK); digits are tabular everywhere. The font is shared: copy it before changing it."""
    found = _Current.fonts.get((style, weight))
    if found is None:
        found = _Current.fonts[style, weight] = _made_font(style, weight)
    return found


def set_text_size(points: int) -> None:
    """Make all text as large as its body is in ``points``; what is made from now on is as tall as the text needs."""
    _Current.scale = points / TEXT_SIZE
    _Current.fonts.clear()
    heights = {name: px(height) for name, height in _GROWING.items()}
    widths = {name: round(width * min(max(1.0, _Current.scale), _WIDEST)) for name, width in _WIDENING.items()}
    globals().update(heights | widths)


def text_scale() -> float:
    """How large the text is beside its first size."""
    return _Current.scale


def px(size: float) -> int:
    """A length of ``size`` px at the first text size, grown with the text: of what holds words."""
    return round(size * _Current.scale)


def load_fonts() -> None:
    """Give Qt the fonts of the Latin, Greek and Cyrillic scripts; ``load_more_fonts`` brings the others."""
    for name in _FIRST_FONTS:
        QFontDatabase.addApplicationFontFromData(resource("fonts", name).read_bytes())


def load_more_fonts() -> None:
    """Give Qt the fonts of all other scripts; texts that are shown already are drawn anew with them."""
    for file in sorted(resource("fonts").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".ttf") and file.name not in _FIRST_FONTS:
            QFontDatabase.addApplicationFontFromData(file.read_bytes())
    _Current.fonts.clear()


def wanted_theme(setting: str) -> str:
    """The theme to show, light or dark: the ``setting`` itself, or what the system shows when it is neither."""
    if setting in ("light", "dark"):
        return setting
    return "dark" if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"


def apply(app: QApplication, name: str) -> None:
    """Show the theme called "light" or "dark" in every window, at once."""
    _Current.tokens = DARK if name == "dark" else LIGHT
    _Current.colors.clear()
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(_palette(_Current.tokens))
    app.setFont(font())
    app.setStyleSheet(STYLE_SHEET.substitute(asdict(_Current.tokens)))


def _made_font(style: str, weight: QFont.Weight | None) -> QFont:
    made = QFont()
    made.setFamilies(_FAMILIES)
    made.setPixelSize(px(SIZES[style]))
    made.setWeight(weight or _WEIGHTS.get(style, QFont.Weight.Normal))
    made.setFeature(QFont.Tag("tnum"), 1)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if style == "caps":
        made.setCapitalization(QFont.Capitalization.AllUppercase)
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.7)
    return made


def _palette(colors: Tokens) -> QPalette:
    role, made = QPalette.ColorRole, QPalette()
    roles = {
        role.Window: colors.base, role.WindowText: colors.ink, role.Base: colors.base,
        role.AlternateBase: colors.chrome, role.Text: colors.ink, role.Button: colors.raised,
        role.ButtonText: colors.ink, role.BrightText: colors.danger, role.Highlight: colors.fill,
        role.HighlightedText: colors.on_fill, role.Link: colors.accent, role.LinkVisited: colors.plum,
        role.PlaceholderText: colors.muted, role.ToolTipBase: colors.toast, role.ToolTipText: colors.on_toast,
        role.Accent: colors.accent,
    }  # fmt: skip
    for which, value in roles.items():
        made.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(colors.faint))
    return made
