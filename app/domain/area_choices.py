"""The areas of interaction, to choose from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AreaChoice:
    """An area of interaction; ``task_force`` is the name of the body that runs it, empty where there is none."""

    id: int
    number: int
    name: str
    task_force: str = ""
