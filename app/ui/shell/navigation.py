"""Back and forward: the places one came through."""

from app.ui.places import Place

_MOST = 100


class Trail:
    """Places in the order in which they were visited, and where in it one is."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Somebody went to ``place``: what lay ahead is forgotten."""
        if self.here() == place:
            return
        self._places[self._at + 1 :] = [place]
        self._places = self._places[-_MOST:]
        self._at = len(self._places) - 1

    def update(self, place: Place) -> None:
        """Here, another thing was chosen: this is what to come back to."""
        if self._at >= 0:
            self._places[self._at] = place

    def here(self) -> Place | None:
        """Where one is."""
        return self._places[self._at] if self._at >= 0 else None

    def can_go(self, step: int) -> bool:
        """Whether there is a place ``step`` places on (-1: back, 1: forward)."""
        return 0 <= self._at + step < len(self._places)

    def go(self, step: int) -> Place:
        """Move along the trail; IndexError where it ends."""
        if not self.can_go(step):
            raise IndexError(step)
        self._at += step
        return self._places[self._at]

    def recent(self, count: int) -> list[Place]:
        """The places visited last, the newest first, each once, without the present one."""
        found: list[Place] = []
        for place in reversed(self._places):
            if place != self.here() and place not in found:
                found.append(place)
        return found[:count]
