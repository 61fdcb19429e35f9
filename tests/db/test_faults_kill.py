"""Fault 1: a program that is killed at any moment loses nothing it had said was saved."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import kill_workload
import pytest
from history_world import World
from sqlalchemy import select

from app.models.history import change, step

HERE = Path(__file__).parent
KILLS = 20  # ten runs of it


def killed_run(world: World, seed: int, dice: random.Random) -> list[int]:
    """The steps a child said it had finished, before it was killed somewhere in the step after them.

    How long a step takes is seen from the first, so that a slow machine is hit in the middle as often as a fast one.
    """
    command = [sys.executable, str(HERE / "kill_workload.py"), str(world.path), str(seed)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(HERE), str(HERE.parents[1])])}
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=environment)
    assert child.stdout is not None
    with child.stdout as said:
        assert said.readline() == kill_workload.READY
        begin = time.monotonic()
        lines = [said.readline()]
        pace = time.monotonic() - begin
        lines += [said.readline() for _ in range(dice.randrange(3))]
        try:
            child.wait(dice.uniform(0, 1.5 * pace))
        except subprocess.TimeoutExpired:
            child.kill()
        lines += said.readlines()
    assert child.wait() == -9
    return [int(line) for line in lines if line.endswith(b"\n")]


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
        acknowledged |= set(killed_run(world, seed * KILLS + kill, dice))
        interrupted += world.path.with_name(f"{world.path.name}-journal").exists()
        check(world, acknowledged)
    assert len(acknowledged) > KILLS
    assert interrupted > KILLS // 2  # otherwise the kills met hardly a transaction, and proved nothing
