"""Fault 1: a program that is killed at any moment loses nothing it had said was saved."""

import os
import random
import subprocess
import sys
from pathlib import Path

import kill_workload
import pytest
from history_world import World
from sqlalchemy import select

from app.models.history import change, step

HERE = Path(__file__).parent
KILLS = 20  # ten runs of it


def killed_run(world: World, seed: int, seconds: float) -> list[int]:
    """The steps a child said it had finished, before it was killed ``seconds`` after it began to work."""
    command = [sys.executable, str(HERE / "kill_workload.py"), str(world.path), str(seed)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == kill_workload.READY
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.kill()
        rest = said.read()
    assert child.wait() == -9
    return [int(line) for line in rest.splitlines(keepends=True) if line.endswith(b"\n")]


def check(world: World, acknowledged: set[int]) -> None:
    """Open it, which asks nothing and refuses nothing, and look whether everything is there."""
    store = world.reopen("looker")
    with store.read() as session:
        steps = set(session.scalars(select(step.c.id)))
        with_changes = set(session.scalars(select(change.c.step_id).distinct()))
    assert acknowledged <= steps
    assert steps == with_changes == set(range(1, len(steps) + 1))
    assert kill_workload.totals(store) == (kill_workload.ACCOUNTS, kill_workload.ACCOUNTS * kill_workload.POINTS)
    world.close()
    assert world.is_sound()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_every_acknowledged_step_is_there_after_a_kill(world: World, seed: int) -> None:
    kill_workload.fill(world.open("maker"))
    world.close()
    dice = random.Random(seed)
    acknowledged: set[int] = {1}
    interrupted = 0
    for kill in range(KILLS):
        acknowledged |= set(killed_run(world, seed * KILLS + kill, dice.uniform(0.01, 0.3)))
        interrupted += world.path.with_name(f"{world.path.name}-journal").exists()
        check(world, acknowledged)
    assert len(acknowledged) > KILLS // 2  # the runs were long enough to acknowledge something
    assert interrupted > 0  # otherwise the kills met no transaction, and proved nothing
