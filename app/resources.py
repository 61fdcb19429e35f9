"""Where the program's own files are (fonts, words, sample): in the checkout, or inside the installed package."""

import importlib.resources
from importlib.resources.abc import Traversable

_PACKED = "_resources"  # where the wheel puts the top-level folder resources/ (pyproject.toml)


def resource(*names: str) -> Traversable:
    """The file or folder ``resources/<names…>``, also from an installed wheel."""
    package = importlib.resources.files("app")
    packed = package.joinpath(_PACKED)
    root = packed if packed.is_dir() else importlib.resources.files("app").joinpath("..", "resources")
    return root.joinpath(*names)
