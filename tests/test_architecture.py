"""ARCHITECTURE.md is true: the tree is the tree, and imports follow the arrows, also inside functions."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from source_tree import ROOT, committed_files, page, place, python_files, section, tree_of

PAGE = page("ARCHITECTURE.md")
APP = ROOT / "app"
ARROWS = {
    row[1]: {name.strip() for name in row[2].split(",") if name.strip()}
    for row in re.finditer(r"^\| (\w+) \|([^|]*)\|$", section(PAGE, "The arrows"), re.MULTILINE)
    if row[1] != "room"
}
LEAVES = set(re.search(r"^Leaves, which every room may import: ([\w, ]+)\.", PAGE, re.MULTILINE)[1].split(", "))
ONLY_IN = {
    "sqlalchemy": {"models", "db", "queries", "services"},
    "alembic": {"models", "db", "queries", "services"},
    "sqlite3": {"db"},
    "PySide6": {"ui", "start"},
    "PySide6.QtSql": set(),
}


def room_of(path: Path) -> str:
    """The room or leaf that a file of app/ belongs to; the package itself is "app"."""
    first = path.relative_to(APP).parts[0].removesuffix(".py")
    return "app" if first == "__init__" else first


def imports(tree: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """Every module that ``tree`` names in an import: ``from a import b`` may mean a.b, so that is named too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"}:
            yield from ((node, str(name.value)) for name in node.args[:1] if isinstance(name, ast.Constant))


def broken_arrows(room: str, tree: ast.AST) -> list[str]:
    """The imports of ``tree``, a module of ``room``, that no arrow allows."""
    return [f"line {node.lineno}: {name}" for node, name in imports(tree) if _forbidden(room, name.split("."))]


def _forbidden(room: str, name: list[str]) -> bool:
    if name[0] != "app":
        everywhere_else = any(
            name[: len(library.split("."))] == library.split(".") and room not in rooms
            for library, rooms in ONLY_IN.items()
        )
        return everywhere_else or (room in {"domain", *LEAVES} and name[0] not in sys.stdlib_module_names)
    target = name[1] if len(name) > 1 else "app"
    if room in LEAVES:
        return target not in LEAVES and name[1:3] != ["domain", "errors"]
    return target not in {room, "__version__"} | ARROWS.get(room, set()) | LEAVES


@pytest.mark.parametrize("path", python_files("app"), ids=place)
def test_imports_follow_the_arrows(path):
    assert broken_arrows(room_of(path), tree_of(path)) == []


@pytest.mark.parametrize(
    ("room", "source"),
    [
        ("domain", "import app.models"),
        ("domain", "from app import models"),
        ("domain", "import icalendar"),
        ("models", "def later():\n    from app.db.store import Store"),
        ("db", "if TYPE_CHECKING:\n    from app.services import plan"),
        ("cli", "from app.models.person import Person"),
        ("cli", "from sqlalchemy.orm import Session"),
        ("ui", "import app.start"),
        ("usecases", "import_module('app.models')"),
        ("queries", "import sqlite3"),
        ("exporters", "from PySide6.QtGui import QFont"),
        ("ui", "from PySide6 import QtSql"),
        ("start", "from PySide6.QtSql import QSqlDatabase"),
        ("words", "from app.domain.kinds import BodyKind"),
    ],
)
def test_a_forbidden_import_is_found(room, source):
    assert len(broken_arrows(room, ast.parse(source))) == 1


def test_every_room_has_its_arrows():
    rooms = {room_of(path) for path in python_files("app")} - {"app"}
    assert rooms <= set(ARROWS) | LEAVES
    assert not set(ARROWS) & LEAVES
    assert {name for targets in ARROWS.values() for name in targets} <= set(ARROWS)


@pytest.mark.parametrize("path", python_files("app", "scripts", "tests", "benchmarks", "main.py"), ids=place)
def test_imports_are_absolute(path):
    relative = [
        place(path, node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


@pytest.mark.parametrize("path", [path for path in python_files("app") if room_of(path) != "db"], ids=place)
def test_only_db_opens_a_database_file(path):
    opened = [
        place(path, node)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and _called(node) in {"create_engine", "open_engine"}
    ]
    assert opened == []


def test_the_tree_is_the_tree():
    named = set(drawn_tree(section(PAGE, "The tree").split("```")[1]))
    modules = {place(path) for path in python_files("app", "main.py")}
    folders = {f"{parent.as_posix()}/" for path in committed_files() for parent in _folders(path)}
    assert named - modules - folders == set(), "drawn in ARCHITECTURE.md, but not there"
    rooms = {folder for folder in folders if folder.startswith("app/") or folder.count("/") == 1} - {".ci/"}
    tops = {name for name in modules if name.count("/") <= 1 and not name.endswith("__init__.py")}
    assert (rooms | tops) - named == set(), "there, but not drawn in ARCHITECTURE.md"


def test_tests_mirror_the_program():
    folders = {
        path.relative_to(ROOT / "tests").parts[0] for path in python_files("tests") if path.parent.name != "tests"
    }
    assert folders <= set(ARROWS) | LEAVES | {"scripts", "benchmarks", "data", "flows"}


def drawn_tree(drawing: str) -> Iterator[str]:
    """The paths named in an indented drawing, folders with a slash at their end."""
    above: list[str] = []
    for line in drawing.strip("\n").splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        name = line.split()[0]
        above[depth:] = [name]
        yield "".join(above)


def _folders(path: Path) -> list[Path]:
    return list(path.relative_to(ROOT).parents)[:-1]


def _called(node: ast.Call) -> str:
    """The last name of what is called: ``a.b(…)`` calls "b"."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
