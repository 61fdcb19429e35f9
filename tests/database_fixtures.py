"""Databases for tests: the sample is built once for each test process and copied for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from app.db.store import Store
from app.models import Base
from app.usecases.files import new_file, opened


@pytest.fixture(scope="session")
def sample_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The CIRCASA sample; not to be changed."""
    path = tmp_path_factory.mktemp("sample") / "circasa.plenary"
    new_file(path, sample=True)
    return path


@pytest.fixture
def sample_file(sample_master: Path, tmp_path: Path) -> Path:
    """A copy of the sample to do anything with."""
    return Path(shutil.copy(sample_master, tmp_path / "circasa.plenary"))


@pytest.fixture
def sample(sample_file: Path) -> Iterator[Store]:
    """The store of a copy of the sample."""
    with opened(str(sample_file)) as store:
        yield store


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Store]:
    """The store of a new, empty database."""
    path = tmp_path / "new.plenary"
    new_file(path, sample=False)
    with opened(str(path)) as store:
        yield store


def dump(store: Store, versions: bool = False) -> dict[str, list[dict[str, object]]]:
    """Every row of every table with a history; versions only go forward, so they are left out unless asked for."""
    with store.read() as session:
        return {
            table.name: [
                {name: value for name, value in row._mapping.items() if versions or name != "version"}
                for row in session.execute(select(table).order_by(table.c.id))
            ]
            for table in Base.metadata.sorted_tables
            if table.info.get("history", True)
        }
