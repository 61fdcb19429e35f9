"""The readable part of an access request: one web page that says what is held, table by table, all of it escaped."""

from collections.abc import Iterator, Sequence

from app.domain.person_record import HeldField, HeldRow, HeldTable, PersonRecord
from app.exporters.dates import language_tag, long_date
from app.exporters.html.markup import Html, escaped, escaped_lines, joined, tag
from app.exporters.html.page import Masthead, Section, page, paragraph, rail
from app.exporters.html.tables import table
from app.exporters.person_words import field_name, table_name, value_text
from app.exporters.terms import person_text
from app.words import Words

# For programs: in record.json only. Who the person is stands in the title.
_FOR_PROGRAMS = frozenset({"uid", "sha256", "source", "illustrative", "position", "person", "table_name", "row_id"})


def person_page(record: PersonRecord, files: Sequence[str], words: Words) -> bytes:
    """The page in the language of ``words``; ``files`` are the names of the record's files beside it."""
    name = person_text(record.person, words)
    title = words("Data held on {person}", person=person_text(record.person, words))
    facts = [
        (words("As of"), [escaped(long_date(record.as_of, words))]),
        (words("Organisation"), [escaped(record.person.organisation or words("No organisation"))]),
    ]
    return page(
        title=title,
        description=title,
        language=language_tag(words),
        masthead=Masthead(words("Access request"), name, False, record.project, facts),
        before=paragraph(escaped(_introduction(words))),
        sections=[
            *_tables(record, words),
            *_texts(record, words),
            *_deeds(record, words),
            *_files(record, files, words),
        ],
        illustrative=record.person.illustrative,
        words=words,
    )


def _introduction(words: Words) -> str:
    return words(
        "This page lists what the project's database holds on this person. The file record.json beside it holds the"
        " same with every technical detail, for programs. Rows about other people are left out."
    )


def _tables(record: PersonRecord, words: Words) -> Iterator[Section]:
    for held in record.tables:
        content = _one(held.rows[0], words) if held.name == "person" else _many(held, words)
        if content:
            yield Section(f"table-{held.name}", table_name(held.name, words), content)


def _one(row: HeldRow, words: Words) -> Html:
    return rail([(field_name(one.name, words), [_shown(one, words)]) for one in row.fields if _is_shown(one)])


def _many(held: HeldTable, words: Words) -> Html:
    """The rows under the fields that any of them has."""
    names = list(dict.fromkeys(one.name for row in held.rows for one in row.fields if _is_shown(one)))
    if not names:
        return paragraph(escaped(words.plural("{number} row", "{number} rows", len(held.rows))))
    rows = []
    for row in held.rows:
        fields = {one.name: one for one in row.fields}
        rows.append([_shown(fields[name], words) for name in names])
    return table(table_name(held.name, words), [field_name(name, words) for name in names], rows)


def _texts(record: PersonRecord, words: Words) -> Iterator[Section]:
    if record.kept:
        labels = [words("Document"), words("Named as")]
        rows = []
        for kept in record.kept:
            fields = ", ".join(value_text(one.value, words) for one in kept.row.fields if _is_shown(one))
            document = f"{table_name(kept.table, words)}: {fields}"
            rows.append([escaped(document), joined("<br>", (escaped(name) for name in kept.named_as))])
        name = words("Documents that were kept")
        yield Section("kept", name, table(name, labels, rows))
    if record.mentions:
        labels = [words("Text"), words("Lines")]
        rows = [
            [escaped(f"{table_name(one.table, words)}: {one.row}"), escaped_lines("\n".join(one.lines))]
            for one in record.mentions
        ]
        name = words("Texts in which the name stands")
        yield Section("mentions", name, table(name, labels, rows))


def _deeds(record: PersonRecord, words: Words) -> Iterator[Section]:
    if record.history:
        labels = [words("Time"), words("Step"), words("About"), words("Before"), words("After")]
        rows = [
            [
                escaped(one.at.isoformat()),
                escaped(words(one.message, **dict(one.arguments))),
                escaped(f"{table_name(one.table, words)}: {one.row}"),
                _image(one.before, words),
                _image(one.after, words),
            ]
            for one in record.history
        ]
        name = words("History of these data")
        yield Section("history", name, table(name, labels, rows))
    if record.own_steps:
        labels = [words("Time"), words("Step")]
        steps = [
            [escaped(one.at.isoformat()), escaped(words(one.message, **dict(one.arguments)))]
            for one in record.own_steps
        ]
        name = words("What the person did in the program")
        yield Section("steps", name, table(name, labels, steps))


def _files(record: PersonRecord, names: Sequence[str], words: Words) -> Iterator[Section]:
    if names:
        entries = (tag("li", escaped(f"{name} ({file.name})")) for name, file in zip(names, record.files, strict=True))
        yield Section("files", words("Files in this archive"), tag("ul", *entries))


def _image(fields: Sequence[HeldField], words: Words) -> Html:
    lines = (f"{field_name(one.name, words)}: {value_text(one.value, words)}" for one in fields if _is_told(one))
    return joined("<br>", (escaped_lines(line) for line in lines))


def _is_shown(field: HeldField) -> bool:
    return _is_told(field) and field.value not in (None, "", ())


def _is_told(field: HeldField) -> bool:
    return field.name not in _FOR_PROGRAMS


def _shown(field: HeldField, words: Words) -> Html:
    return escaped_lines(value_text(field.value, words))
