"""What the tests of app/db share."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from history_world import World

from app.db.store import Store


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A file with the schema of history_schema and nothing in it."""
    made = World(tmp_path / "with % and # Łódź.plenary")
    made.create()
    yield made
    made.close()


@pytest.fixture
def store(world: World) -> Store:
    """Ann's way to that file."""
    return world.open()
