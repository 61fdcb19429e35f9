"""The locks: exact versions with hashes, no addresses, in step with pyproject.toml and with each other."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from source_tree import page, python_files, tree_of

RUN, BUILD, DEV = "requirements.lock", "requirements-build.lock", "requirements-dev.lock"
ENTRY = re.compile(
    r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ;]+)( ; (?P<marker>[^\\]+?))?"
    r"(?P<hashes>( \\\n    --hash=sha256:[0-9a-f]{64})+)\n"
)
PYPROJECT = tomllib.loads(page("pyproject.toml"))


def pins(lock: str) -> dict[str, str]:
    """Name to version of every entry of a lock."""
    return {found["name"]: found["version"] for found in ENTRY.finditer(page(lock))}


def asked_for(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for directly and ``lock`` must therefore hold."""
    groups = PYPROJECT["dependency-groups"]
    build = [*PYPROJECT["build-system"]["requires"], *groups["build"]]
    run = PYPROJECT["project"]["dependencies"]
    dev = [text for text in groups["dev"] if isinstance(text, str)]
    return [Requirement(text) for text in {RUN: run, BUILD: build, DEV: [*run, *build, *dev]}[lock]]


@pytest.mark.parametrize("lock", [RUN, BUILD, DEV])
def test_a_lock_is_entries_with_hashes_and_nothing_else(lock):
    text = page(lock)
    assert ENTRY.sub("", text) == ""
    assert len(pins(lock)) == len(list(ENTRY.finditer(text))), "a name stands twice"
    for found in ENTRY.finditer(text):
        assert found["marker"] is None or Marker(found["marker"])


@pytest.mark.parametrize("lock", [RUN, BUILD, DEV])
def test_a_lock_holds_what_pyproject_asks_for(lock):
    held = pins(lock)
    for requirement in asked_for(lock):
        name = canonicalize_name(requirement.name)
        assert name in held, f"{name} is not in {lock}: make lock"
        assert held[name] in requirement.specifier, f"{name} {held[name]} in {lock} is out of range: make lock"


@pytest.mark.parametrize("lock", [RUN, BUILD])
def test_the_locks_agree(lock):
    assert pins(lock).items() <= pins(DEV).items()


@pytest.mark.parametrize("lock", [RUN, BUILD, DEV])
def test_the_large_qt_wheels_stay_out(lock):
    assert not {"pyside6", "pyside6-addons"} & set(pins(lock))


def test_every_library_that_is_imported_is_declared():
    declared = {canonicalize_name(requirement.name) for requirement in asked_for(RUN)}
    from_where = packages_distributions()
    undeclared = {
        name
        for path in python_files("app")
        for name in imported(tree_of(path))
        if not declared & {canonicalize_name(distribution) for distribution in from_where.get(name, ())}
    }
    assert undeclared == set()


def imported(tree: ast.AST) -> set[str]:
    """The top-level names of the libraries that a module imports."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {"app"}
