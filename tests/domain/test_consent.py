"""Withheld names are nowhere in a document value, however deep; all else of it stays the same."""

import dataclasses
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from app.domain.consent import withhold
from app.domain.documents import PersonRef


@dataclass(frozen=True)
class Nest:
    """Anything that a document may be made of."""

    name: str
    person: PersonRef | None
    parts: tuple[object, ...]


UIDS = st.sampled_from("abcdef")
# Names in letters that nothing else in the value is written in, so that a name that is left over is found.
PEOPLE = st.builds(
    PersonRef,
    uid=UIDS,
    name=st.text("NM", min_size=3, max_size=6),
    native=st.text("名前", max_size=4),
    organisation=st.text("xyz", max_size=3),
    illustrative=st.booleans(),
)
NESTS = st.recursive(
    st.one_of(st.none(), st.integers(), st.text("xyz", max_size=5), PEOPLE),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(tuple),
        st.builds(Nest, name=st.text("xyz", max_size=5), person=st.none() | PEOPLE, parts=st.tuples(inner, inner)),
    ),
    max_leaves=30,
)


def people(value: object) -> list[PersonRef]:
    """Every person in ``value``, in order."""
    if isinstance(value, PersonRef):
        return [value]
    if isinstance(value, tuple):
        return [person for part in value for person in people(part)]
    if dataclasses.is_dataclass(value):
        return [person for part in vars(value).values() for person in people(part)]
    return []


@given(value=NESTS, uids=st.frozensets(UIDS))
def test_no_withheld_name_is_left_and_no_other_is_touched(value, uids):
    found = withhold(value, uids)
    before, after = people(value), people(found)
    assert [person.uid for person in after] == [person.uid for person in before]
    for old, new in zip(before, after, strict=True):
        if old.uid in uids:
            assert new == PersonRef(old.uid, "", "", old.organisation, old.illustrative, withheld=True)
        else:
            assert new is old
    if all(person.uid in uids for person in before):
        assert not set(repr(found).replace("Nest(", "").replace("None", "")) & set("NM名前")


@given(value=NESTS)
def test_what_names_none_of_them_stays_the_same_object(value):
    assert withhold(value, frozenset("z")) is value
    assert withhold(value, frozenset()) is value
