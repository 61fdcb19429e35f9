"""The theme: every text is readable, colours and icon names live in one room, icons follow the theme and are sharp."""

import ast
import re
from dataclasses import asdict

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPalette, Qt
from PySide6.QtWidgets import QApplication
from source_tree import ROOT, place, python_files, tree_of

from app.ui import icons, paint, theme
from app.ui.widgets.fields import LineField
from app.ui.widgets.labels import Label

SURFACES = ("base", "chrome", "quiet", "raised", "hover", "select", "tint")
TINTS = ("indigo", "plum", "amber", "danger")
PAIRS = [
    *((text, surface) for text in ("ink", "muted", "accent") for surface in SURFACES),
    *((text, surface) for text in ("danger", "amber") for surface in ("base", "chrome", "quiet", "hover", "select")),
    *((text, f"{text}_t") for text in TINTS),
    *((text, f"{tint}_t") for text in ("ink", "muted", "accent") for tint in ("amber", "danger")),
    *((text, f"{tint}_t") for text in ("ink", "muted") for tint in ("indigo", "plum")),
    *((text, "toast") for text in ("on_toast", "toast_link", "toast_muted")),
    *(("base", tone) for tone in ("accent", "indigo", "plum", "today", "ink")),
    ("on_fill", "fill"), ("indigo", "base"), ("plum", "base"),
]  # fmt: skip
UI = [path for path in python_files("app") if "ui" in path.relative_to(ROOT).parts]
ICONS = {path.stem for path in (ROOT / "resources" / "icons").glob("*.svg")}


@pytest.fixture
def other_theme(qapp: QApplication):
    """Shows another theme, and the light one again in the end."""
    yield lambda name: theme.apply(qapp, name)
    theme.apply(qapp, "light")


def luminance(colour: str) -> float:
    parts = QColor(colour).getRgbF()[:3]
    r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=lambda tokens: tokens.name)
def test_every_text_can_be_read_on_what_it_stands_on(tokens):
    colours = asdict(tokens)
    low = {(text, on): round(contrast(colours[text], colours[on]), 2) for text, on in PAIRS}
    assert {pair: ratio for pair, ratio in low.items() if ratio < 4.5} == {}


def test_black_on_white_has_the_contrast_that_is_known():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_colours_live_in_the_theme_alone():
    found = {place(path): colour_literals(tree_of(path)) for path in UI if path.name != "theme.py"}
    assert {where: lines for where, lines in found.items() if lines} == {}


def test_a_colour_elsewhere_is_found():
    bad = ['x = "#AABBCC"', 'x = QColor("red")', "x = QColor(1, 2, 3)", "x = Qt.GlobalColor.red"]
    good = ["x = Qt.GlobalColor.transparent", 'x = QColor(theme.color("ink")), "#1"']
    assert [len(colour_literals(ast.parse(source))) for source in bad] == [1] * len(bad)
    assert [len(colour_literals(ast.parse(source))) for source in good] == [0] * len(good)


def colour_literals(tree: ast.AST) -> list[int]:
    """The lines that name a colour by itself."""
    found = []
    for node in ast.walk(tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
        named = literal and re.search(r"#([0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b", node.value)
        made = isinstance(node, ast.Call) and ast.unparse(node.func) in ("QColor", "QtGui.QColor")
        made = made and any(isinstance(argument, ast.Constant) for argument in node.args)
        basic = isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("GlobalColor")
        if named or made or (basic and node.attr != "transparent"):
            found.append(node.lineno)
    return found


def icon_names(tree: ast.AST) -> set[str]:
    """The icons that a module names: draw(p, "x", …), icon("x"), icon="x", Picture("x"), Button("…", "x")."""
    places = {"draw": 1, "icon": 0, "Picture": 0, "EmptyState": 0, "Button": 1, "NavItem": 1, "Chip": 1, "PageSpec": 2}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            number = places.get(ast.unparse(node.func).split(".")[-1], 99)
            found += node.args[number : number + 1]
            found += [keyword.value for keyword in node.keywords if keyword.arg == "icon"]
    return {
        each.value for each in found if isinstance(each, ast.Constant) and isinstance(each.value, str) and each.value
    }


def test_every_icon_that_is_named_is_there():
    named = {(name, place(path)) for path in UI for name in icon_names(tree_of(path))}
    assert len(named) > 40
    assert {(name, where) for name, where in named if name not in ICONS} == set()


def test_every_icon_takes_the_colour_of_the_theme(qapp):
    for name in sorted(ICONS):
        svg = (ROOT / "resources" / "icons" / f"{name}.svg").read_text("utf-8")
        assert 'stroke="currentColor"' in svg and 'stroke-width="2"' in svg, name
        assert ink(icons.icon(name).pixmap(QSize(16, 16), 1.0).toImage()) == theme.color("muted").name(), name


def ink(image: QImage) -> str:
    """The colour of the most solid pixel."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    x, y = max(points, key=lambda point: image.pixelColor(*point).alpha())
    colour = image.pixelColor(x, y)
    assert colour.alpha() > 120
    near = min((theme.color(role) for role in ("muted", "accent", "faint")), key=lambda one: distance(one, colour))
    return near.name()


def distance(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True))


def test_an_icon_that_was_made_follows_the_theme(other_theme):
    made = icons.icon("house")
    light = ink(made.pixmap(QSize(32, 32), 1.0).toImage())
    other_theme("dark")
    dark = ink(made.pixmap(QSize(32, 32), 1.0).toImage())
    assert (light, dark) == (QColor(theme.LIGHT.muted).name(), QColor(theme.DARK.muted).name())


def test_an_icon_tells_whether_it_is_on_and_whether_it_can_be_used(qapp):
    made, size = icons.icon("house"), QSize(32, 32)
    on = made.pixmap(size, QIcon.Mode.Normal, QIcon.State.On).toImage()
    off = made.pixmap(size, QIcon.Mode.Disabled, QIcon.State.Off).toImage()
    assert (ink(on), ink(off)) == (theme.color("accent").name(), theme.color("faint").name())


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_has_every_pixel_of_a_fine_screen(qapp, ratio):
    pixmap = icons.icon("house").pixmap(QSize(16, 16), ratio)
    assert (pixmap.width(), pixmap.height()) == (round(16 * ratio), round(16 * ratio))
    assert pixmap.devicePixelRatio() == ratio


def test_an_icon_there_is_not_is_a_mistake_that_is_seen(qapp):
    with pytest.raises(FileNotFoundError):
        icons.icon("no-such-icon").pixmap(QSize(16, 16))


def test_the_theme_is_shown_at_once_in_what_is_there(other_theme, qapp):
    label = Label("Late", tone="danger")
    label.ensurePolished()
    light = label.palette().color(QPalette.ColorRole.WindowText).name()
    other_theme("dark")
    label.ensurePolished()
    dark = label.palette().color(QPalette.ColorRole.WindowText).name()
    assert (light, dark) == (QColor(theme.LIGHT.danger).name(), QColor(theme.DARK.danger).name())
    assert theme.is_dark()
    assert qapp.palette().color(QPalette.ColorRole.Base).name() == QColor(theme.DARK.base).name()
    label.deleteLater()


def test_what_the_system_shows_counts_where_nothing_was_chosen(qapp, monkeypatch):
    class Hints:
        scheme = Qt.ColorScheme.Dark

        def colorScheme(self) -> Qt.ColorScheme:
            return self.scheme

    hints = Hints()
    monkeypatch.setattr(theme.QGuiApplication, "styleHints", lambda: hints)
    assert [theme.wanted_theme(name) for name in ("light", "dark", "system")] == ["light", "dark", "dark"]
    hints.scheme = Qt.ColorScheme.Unknown
    assert theme.wanted_theme("system") == "light"


def test_digits_are_as_wide_as_each_other(qapp):
    assert {paint.width(digit * 8) for digit in "0123456789"} == {paint.width("11111111")}


def test_what_a_field_is_for_is_read_as_well_as_other_second_text(shown):
    field = shown(LineField("E-mail"), (200, 30))
    assert field.palette().placeholderText().color() == theme.color("muted")
