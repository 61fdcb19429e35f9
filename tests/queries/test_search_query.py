"""Searching everything by words: scripts, folding, limits, hostile input, and narrowing while typing."""

import datetime as dt

import pytest

from app.domain.kinds import ItemKind, MeetingKind, MeetingState
from app.domain.search import Among, HitKind, asked, typed_letters
from app.models import Item, Meeting, MeetingSession, Person
from app.queries.search import search

TODAY = dt.date(2020, 3, 20)


def hits(store, text, before=None, limit=5):
    with store.read() as session:
        return search(session, text, TODAY, before, limit)


def texts(store, text, kind):
    return [hit.text for hit in hits(store, text).hits if hit.kind is kind]


def add_people(store, *people):
    with store.change("Add people") as session:
        for given, family, native in people:
            session.add(
                Person(given=given, family=family, display=f"{given} {family}".strip(), native=native, more_emails=[])
            )


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lodz", "Jan Łódź"),
        ("ŁÓDŹ jan", "Jan Łódź"),
        ("strasse", "Eva Straße"),
        ("张", "Zhang Wei"),
        ("张伟", "Zhang Wei"),
        ("соколова", "Elena Sokolowa"),
        ("محمد", "Mohammed Ali"),
        ("ﬁnn", "Finn Öst"),
        ("öst fin", "Finn Öst"),
        ("’t veld", "Piet in 't Veld"),
    ],
)
def test_people_of_every_script(empty, typed, found):
    add_people(
        empty,
        ("Jan", "Łódź", ""),
        ("Eva", "Straße", ""),
        ("Zhang", "Wei", "张伟"),
        ("Elena", "Sokolowa", "Елена Соколова"),
        ("Mohammed", "Ali", "مُحمّد علي"),
        ("Finn", "Öst", ""),
        ("Piet", "in 't Veld", ""),
    )
    assert texts(empty, typed, HitKind.PERSON) == [found]


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("ecolog", HitKind.ORGANISATION, "Ecologic"),
        ("moscow state", HitKind.ORGANISATION, "LMSU"),
        (
            "founding montpellier",
            HitKind.MEETING,
            "Founding meeting of the International Research Consortium on soil carbon",
        ),
        ("criteria integrity task", HitKind.SESSION, "Task force 3: criteria of integrity"),
        ("keynote carry", HitKind.ITEM, "Keynote: what soils can carry"),
        ("grassland 3,800", HitKind.PRESENTATION, "Grassland soils above 3,800 metres"),
        ("2020/6", HitKind.DECISION, "The fourteen task forces are led by the organisations named in the annex."),
        ("a-33", HitKind.ACTION, "Publish mandate and leads of the task forces"),
        ("wp2", HitKind.WORK_PACKAGE, "Addressing stakeholders' views: knowledge and research needs"),
        ("d1.4", HitKind.DELIVERABLE, "Knowledge platform, second release with data upload"),
        ("irc founded", HitKind.MILESTONE, "IRC founded"),
        ("equipment machin", HitKind.AREA, "Manufacturers and distributors of equipment and machinery"),
        ("task force 12", HitKind.AREA, "International organisations and UN conventions"),
        ("eeab", HitKind.BODY, "External Expert Advisory Board"),
        ("from orbit", HitKind.TOPIC, "Seeing soil carbon from orbit and from the field edge"),
    ],
)
def test_every_kind_is_found(sample, typed, kind, text):
    assert text in texts(sample, typed, kind)


def test_what_a_hit_says_and_where_it_is(sample):
    found = {hit.kind: hit for hit in hits(sample, "mandate").hits}
    action, decision, deliverable = found[HitKind.ACTION], found[HitKind.DECISION], found[HitKind.DELIVERABLE]
    assert (action.number, action.who, action.meeting) == ("A-33", "Marion Le Guennec", "wageningen-2020")
    assert action.meeting_id == decision.meeting_id > 0
    assert (decision.number, deliverable.number, deliverable.day) == ("2020/5", "D3.5", dt.date(2020, 4, 30))
    item = found[HitKind.ITEM]
    assert (item.day, item.start, item.room) == (dt.date(2020, 3, 6), 610, "Rijnzaal")
    (person,) = hits(sample, "@carvalho").hits
    assert (person.who, person.meeting) == ("INRAE", "irc-founding-2020")
    assert person.meeting_id


def test_every_word_must_occur(sample):
    assert texts(sample, "keynote zebra", HitKind.ITEM) == []
    assert hits(sample, "").hits == hits(sample, "   ").hits == ()


def test_the_best_come_first(empty):
    add_people(empty, ("Hannah", "Zeta", ""), ("Joanna", "Alpha", ""), ("Ann", "Omega", ""), ("Peter", "Annan", ""))
    assert texts(empty, "ann", HitKind.PERSON) == ["Peter Annan", "Ann Omega", "Joanna Alpha", "Hannah Zeta"]


def test_a_family_name_is_found_among_many_people(empty):
    add_people(empty, ("First", "Karlsson", ""), *((f"Karl{number}", f"Okar {number}", "") for number in range(120)))
    assert "First Karlsson" in texts(empty, "kar", HitKind.PERSON)


def test_newer_meetings_come_first(sample):
    with sample.change("Add items") as session:
        for year in (2024, 2026, 2025):
            day = dt.date(year, 5, 4)
            meeting = Meeting(
                short_name=f"m-{year}", title="A meeting", kind=MeetingKind.ORDINARY, first_day=day, last_day=day,
                zone="Europe/Paris", place="Paris", state=MeetingState.PLANNED,
            )  # fmt: skip
            session.add(meeting)
            session.flush()
            block = MeetingSession(meeting_id=meeting.id, day=day, start=540, minutes=60, title="Morning")
            session.add(block)
            session.flush()
            session.add(Item(session_id=block.id, position=0, minutes=30, title="Xylophone", kind=ItemKind.TALK))
    assert [hit.meeting for hit in hits(sample, "xylophone").hits] == ["m-2026", "m-2025", "m-2024"]


def test_each_kind_is_limited(sample):
    found = hits(sample, "e")
    counts = [sum(hit.kind is kind for hit in found.hits) for kind in HitKind]
    assert max(counts) == 5 and counts.count(5) > 5
    assert sum(hit.kind is HitKind.PERSON for hit in hits(sample, "@e", limit=30).hits) == 30


def test_a_talk_is_not_found_twice(sample):
    found = hits(sample, "twenty sites").hits
    both = [(hit.text, hit.kind) for hit in found if hit.kind in {HitKind.ITEM, HitKind.PRESENTATION}]
    assert both and len({text for text, _kind in both}) == len(both)


def test_numbers_only_after_a_hash(sample):
    found = hits(sample, "#7").hits
    assert [hit.number for hit in found if hit.kind is HitKind.ACTION] == ["A-7", "A-17", "A-27", "A-37"]
    numbered = {HitKind.DECISION, HitKind.ACTION, HitKind.DELIVERABLE, HitKind.MILESTONE, HitKind.RISK, HitKind.AREA}
    assert {hit.kind for hit in found} <= numbered
    assert hits(sample, "#a-7").hits[0].number == "A-7"
    assert hits(sample, "#mandate").hits == ()


def test_people_only_after_an_at_and_nothing_after_a_greater_than(sample):
    assert {hit.kind for hit in hits(sample, "@a").hits} == {HitKind.PERSON}
    assert hits(sample, ">new").hits == ()
    assert asked("> New  meeting new") == asked(">new meeting")
    assert asked(">x").among is Among.COMMANDS


@pytest.mark.parametrize(
    "typed", ["%", "_", "\\", "/", "'", '"', "a%a", "' OR 1=1 --", "\x00", "[a-z]", "*", "?", "(" * 50]
)
def test_signs_are_looked_for_as_they_are(sample, typed):
    for hit in hits(sample, typed).hits:
        with sample.read() as session:
            if hit.kind is HitKind.PERSON:
                assert typed in session.get_one(Person, hit.id).folded


def test_signs_of_a_pattern_are_found(empty):
    add_people(empty, ("50%", "Off", ""), ("A_b", "C", ""), ("D", "Axb", ""), ("Back\\", "Slash", ""))
    assert texts(empty, "%", HitKind.PERSON) == ["50% Off"]
    assert texts(empty, "a_b", HitKind.PERSON) == ["A_b C"]
    assert texts(empty, "\\", HitKind.PERSON) == ["Back\\ Slash"]


@pytest.mark.parametrize("letter", ["a", "%", "œ", "张", "😀", " ", "\u0301", "a ", "/_ "])
def test_ten_thousand_letters_are_no_trouble(sample, letter):
    assert all(hit.text for hit in hits(sample, letter * 10_000).hits)


def test_narrowing_finds_what_a_new_search_finds(sample):
    for wanted in ("soil carbon", "task force", "carvalho", "#a-7", "@so ele", "e x"):
        before = None
        for end in range(1, len(wanted) + 1):
            before = hits(sample, wanted[:end], before)
            assert before.hits == hits(sample, wanted[:end]).hits


def test_narrowing_looks_no_further_than_it_must(sample):
    nothing = hits(sample, "zzq")
    assert not nothing.hits and set(nothing.rows) == set(HitKind)
    with sample.change("Add person") as session:
        session.add(Person(given="", family="Zzqq", display="Zzqq", more_emails=[]))
    assert hits(sample, "zzqq", nothing).hits == ()  # only to be given while nothing changed
    assert [hit.text for hit in hits(sample, "zzqq").hits] == ["Zzqq"]
    assert [hit.text for hit in hits(sample, "zz", nothing).hits] == ["Zzqq"]  # shorter: looked for anew


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Write the mandate of the task forces", "task force", ["task", "force"]),
        ("Jan Łódź", "lodz", ["Łódź"]),
        ("Straße", "strasse", ["Straße"]),
        ("WANG Xiaoming 王小明", "小", ["小"]),
        ("Hannah Ann", "ann", ["Ann"]),
        ("Hannah", "ann", ["ann"]),
        ("Nothing", "xyz", []),
        ("Œuvre", "oe", ["Œ"]),
        ("abcabc", "abc bca", ["abca"]),
    ],
)
def test_the_typed_letters_are_marked(text, typed, marked):
    assert [text[first:last] for first, last in typed_letters(text, asked(typed).words)] == marked
