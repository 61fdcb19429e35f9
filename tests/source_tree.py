"""The project's own files, read for the tests of its architecture and house rules."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_MADE = {".git", *(line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").split())}


@cache
def committed_files() -> tuple[Path, ...]:
    """Every file of the project but those that are made from it (.gitignore)."""
    return tuple(_walk(ROOT))


def python_files(*folders: str) -> list[Path]:
    """The modules under ``folders``, in order."""
    return sorted(
        path for path in committed_files() if path.suffix == ".py" and path.relative_to(ROOT).parts[0] in folders
    )


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of ``path``."""
    return ast.parse(path.read_text("utf-8"), str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """``path`` as read from the project's root, with the line of ``node``."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{node.lineno}" if node is not None and hasattr(node, "lineno") else name


def page(name: str) -> str:
    """The text of a page at the project's root."""
    return (ROOT / name).read_text("utf-8")


def section(text: str, heading: str) -> str:
    """What stands under ``## heading``."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"no section {heading}"
    return found[1]


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name in _MADE or path.name.endswith(".egg-info") or path.is_symlink():
            continue
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path
