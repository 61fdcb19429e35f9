"""placeholder during integration"""

from app.db.history.tables import change, step

__all__ = ["change", "step"]
