"""Random edits, undo, redo, crashes in the middle and reopening: the database equals a plain model (TRUST fault 36)."""

import tempfile
from pathlib import Path

import pytest
from database_fixtures import dump
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import delete, func, select, update

from app.models import Area
from app.models.history import step
from app.usecases.files import new_file, opened

pytestmark = pytest.mark.slow
NUMBERS = st.integers(1, 6)
NAMES = st.text(max_size=6).map(lambda text: "".join(letter for letter in text if letter.isprintable()))


class StoreMachine(RuleBasedStateMachine):
    """Areas by number, in the database and in a dict; every committed change is one step, whatever happens."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name, "team.plenary")
        new_file(self.file, sample=False)
        self.now: dict[int, str] = {}
        self.done: list[dict[int, str]] = []
        self.undone: list[dict[int, str]] = []
        self.steps = 0
        self.open()

    def open(self) -> None:
        self.context = opened(str(self.file))
        self.store = self.context.__enter__()

    def close(self) -> None:
        self.context.__exit__(None, None, None)

    def write(self, session, wanted) -> None:
        present = set(session.scalars(select(Area.number)))
        session.execute(delete(Area).where(Area.number.not_in(list(wanted))))
        for number, name in wanted.items():
            if number not in present:
                session.add(Area(number=number, name=name))
            else:
                session.execute(
                    update(Area)
                    .where(Area.number == number, Area.name != name)
                    .values(name=name, version=Area.version + 1)
                )
        session.flush()

    def change(self, wanted) -> None:
        if wanted == self.now:
            return
        with self.store.change("Change the areas") as session:
            self.write(session, wanted)
        self.done.append(self.now)
        self.undone.clear()
        self.now = wanted
        self.steps += 1

    @rule(number=NUMBERS, name=NAMES)
    def put(self, number, name):
        self.change({**self.now, number: name})

    @rule(number=NUMBERS)
    def remove(self, number):
        self.change({key: name for key, name in self.now.items() if key != number})

    @rule(names=st.dictionaries(NUMBERS, NAMES, max_size=4))
    def replace_all(self, names):
        self.change(names)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self):
        self.store.undo()
        self.undone.append(self.now)
        self.now = self.done.pop()
        self.steps += 1

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self):
        self.store.redo()
        self.done.append(self.now)
        self.now = self.undone.pop()
        self.steps += 1

    @rule(number=NUMBERS)
    def crash_in_the_middle(self, number):
        with pytest.raises(RuntimeError, match="crash"):
            self.fail_half_way({number: "lost"})

    def fail_half_way(self, wanted) -> None:
        with self.store.change("Never happened") as session:
            self.write(session, wanted)
            raise RuntimeError("crash")

    @rule()
    def reopen(self):
        self.close()
        self.open()

    @invariant()
    def database_equals_model(self):
        with self.store.read() as session:
            assert dict(session.execute(select(Area.number, Area.name)).all()) == self.now
            assert session.scalar(select(func.count()).select_from(step)) == self.steps

    def teardown(self):
        before = dump(self.store)
        self.close()
        self.open()
        assert dump(self.store) == before
        self.close()
        self.folder.cleanup()


StoreMachine.TestCase.settings = settings(max_examples=25, stateful_step_count=30, deadline=None)
TestStore = StoreMachine.TestCase
