"""What a row is found by: its own words and nothing else."""

import pytest

from app.models import Base, Presentation, Searchable
from app.models.types import CleanText

SEARCHABLE = sorted(
    (mapper.class_ for mapper in Base.registry.mappers if issubclass(mapper.class_, Searchable)),
    key=lambda kind: kind.__name__,
)


@pytest.mark.parametrize("kind", SEARCHABLE, ids=lambda kind: kind.__name__)
def test_a_text_left_out_is_not_searched(kind):
    needed = {
        column.name: f"the {column.name}"
        for column in kind.__table__.columns
        if isinstance(column.type, CleanText) and not column.nullable and column.default is None
    }
    assert "None" not in kind(**needed).search_text()


def test_what_was_written_is_searched():
    assert "measured deep" in Presentation(title="Carbon", abstract="measured deep").search_text()
