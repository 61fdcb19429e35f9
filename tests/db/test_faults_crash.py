"""Fault 36: random edits × undo and redo × crashes × reopening: database equals model, history complete."""

import contextlib
import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from history_changes import CHANGES, bulk_update, fill, reorder_move_delete_insert
from history_schema import Organisation
from history_world import Dump, World, dump, number
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.db.history.audit import audit
from app.db.history.tracking import VERSION
from app.domain.text import clean_text
from app.models.history import change, step

Cells = dict[tuple[str, int, str], Any]
NAMES = st.text(max_size=8)


def cells(state: Dump) -> Cells:
    return {(table, row["id"], f): value for table, rows in state.items() for row in rows for f, value in row.items()}


class Crash(Exception):  # noqa: N818
    """Power is gone in the middle of a change."""


class Crashes(RuleBasedStateMachine):
    """``names`` models one table independently; ``states`` are whole dumps, ``at`` says which one it should be now."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.files = (Path(self.folder.name, f"{n}.plenary") for n in itertools.count())
        self.use(next(self.files))
        self.world.create()
        self.store = self.world.open()
        self.names: list[dict[int, str]] = [{}]
        self.states: list[Dump] = [dump(self.store)]
        self.at = 0
        self.effects: list[tuple[Cells, Cells]] = []  # of each step: what it changed, before and after

    def use(self, path: Path) -> None:
        self.world = World(path)
        self.world.on_connect = lambda driver, _record: driver.execute("PRAGMA cache_size=5")

    def moved(self, before: Cells) -> None:
        """A step was made: note its effect."""
        after = cells(dump(self.store))
        keys = [key for key in before | after if key[2] != "id" and before.get(key) != after.get(key)]
        self.effects.append(({k: before.get(k) for k in keys}, {k: after.get(k) for k in keys}))

    def change(self, acts: list[Any], names: dict[int, str] | None = None) -> None:
        """``names`` is what the model expects; None: it learns what the acts did."""
        before, newest = cells(dump(self.store)), number(self.store.next_undo())
        with contextlib.suppress(IntegrityError), self.store.change("change") as session:
            for act in acts:
                act(session)
                session.flush()
        if number(self.store.next_undo()) == newest:
            assert cells(dump(self.store)) == before
            return
        self.moved(before)
        learned = {row["id"]: row["name"] for row in dump(self.store)["organisation"]}
        del self.states[self.at + 1 :], self.names[self.at + 1 :]
        self.states.append(dump(self.store))
        self.names.append(learned if names is None else names)
        self.at += 1

    @initialize()
    def begin(self) -> None:
        self.change([fill])

    @rule(acts=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3))
    def change_anything(self, acts: list[Any]) -> None:
        self.change(acts)

    @rule(name=NAMES)
    def add(self, name: str) -> None:
        now, clean = self.names[self.at], clean_text(name, one_line=True)
        made = Organisation(name=name)
        if clean not in now.values():
            self.change([lambda session: session.add(made)], now)
            self.names[self.at] = now | {made.id: clean}

    @rule(name=NAMES, which=st.integers(0, 5))
    def rename(self, name: str, which: int) -> None:
        now, clean = self.names[self.at], clean_text(name, one_line=True)
        if now and clean not in now.values():
            row_id = sorted(now)[which % len(now)]

            def act(session: Session) -> None:
                session.get_one(Organisation, row_id).name = name

            self.change([act], now | {row_id: clean})

    @rule()
    def remove_all(self) -> None:
        if self.names[self.at]:
            self.change([lambda session: session.execute(delete(Organisation))], {})

    @precondition(lambda self: self.at > 1)  # what the changes need stays there
    @rule()
    def undo(self) -> None:
        before = cells(dump(self.store))
        self.store.undo()
        self.at -= 1
        self.moved(before)

    @precondition(lambda self: self.at < len(self.states) - 1)
    @rule()
    def redo(self) -> None:
        before = cells(dump(self.store))
        self.store.redo()
        self.at += 1
        self.moved(before)

    @rule(acts=st.lists(st.sampled_from(CHANGES), min_size=1, max_size=3))
    def crash(self, acts: list[Any]) -> None:
        self.crash_after(acts)

    def crash_after(self, acts: list[Any]) -> int:
        """What the disk holds in the middle of a change, half written pages and journal, is all that is left.

        Returns how many bytes of journal there were to roll back.
        """
        left = next(self.files)
        with contextlib.suppress(Crash, IntegrityError), self.store.change("lost") as session:
            for act in acts:
                act(session)
                session.flush()
            shutil.copy(self.world.path, left)
            with contextlib.suppress(FileNotFoundError):
                shutil.copy(f"{self.world.path}-journal", f"{left}-journal")
            raise Crash
        self.world.close()
        if left.exists():
            self.use(left)
        journal = Path(f"{self.world.path}-journal")
        size = journal.stat().st_size if journal.exists() else 0
        self.store = self.world.open()
        return size

    @rule()
    def reopen(self) -> None:
        self.store = self.world.reopen()

    @invariant()
    def the_database_equals_the_model(self) -> None:
        assert dump(self.store) == self.states[self.at]
        found = {row["id"]: row["name"] for row in dump(self.store)["organisation"]}
        assert found == self.names[self.at]

    @invariant()
    def the_history_is_complete(self) -> None:
        """Every step is there, every change belongs to one, and the audit tells what each did, also of old ones."""
        with self.store.read() as session:
            steps = session.scalars(select(step.c.id).order_by(step.c.id)).all()
            assert steps == list(range(1, len(self.effects) + 1))
            assert set(session.scalars(select(change.c.step_id))) <= set(steps)
            for step_id in {1, len(steps) // 2, len(steps) - 1, len(steps)} & set(steps):
                lines = [line for line in audit(session, step_id) if line.field not in ("id", VERSION)]
                told = {(line.table, line.row_id, line.field): (line.before, line.after) for line in lines}
                before, after = self.effects[step_id - 1]
                assert told == {key: (before[key], after[key]) for key in before}

    def teardown(self) -> None:
        self.world.close()
        assert self.world.is_sound()
        self.folder.cleanup()


def test_a_crash_in_the_middle_leaves_something_to_roll_back() -> None:
    """Otherwise the machine would not try what it is for."""
    machine = Crashes()
    machine.begin()
    before = dump(machine.store)
    assert machine.crash_after([bulk_update, reorder_move_delete_insert]) > 4096
    assert dump(machine.store) == before
    machine.teardown()


# Shrinking would take longer than all the rest: the failing walk is printed as it is.
Crashes.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, phases=[Phase.generate])
TestCrashes = pytest.mark.slow(Crashes.TestCase)
