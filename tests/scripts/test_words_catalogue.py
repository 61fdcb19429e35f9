"""The catalogue: complete where documents need it, and its files belong together."""

import re
import string

import pytest
from babel.messages.catalog import Message

from app.words import words
from scripts.words import LANGUAGES, catalogue, messages, mo_bytes, mo_file, po_bytes, po_file

ALL = [message for message in messages() if message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Each English form of ``message`` with its translation."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    return list(zip(message.id, message.string, strict=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_reads_is_what_was_translated(language: str):
    assert mo_file(language).read_bytes() == mo_bytes(catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_writing_the_catalogue_again_changes_nothing(language: str):
    assert po_bytes(catalogue(language)) == po_file(language).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated_and_none_is_unused(language: str):
    known = catalogue(language)
    missing = [
        message.id
        for message in ALL
        if (there := known.get(message.id)) is None or not all(translation for _english, translation in forms(there))
    ]
    assert missing == []
    assert {message.id for message in known} - {message.id for message in ALL} <= {""}


@pytest.mark.parametrize("language", LANGUAGES)
def test_translations_have_the_places_of_the_message(language: str):
    wrong = [
        (english, translation)
        for message in catalogue(language)
        if message.id
        for english, translation in forms(message)
        if translation and places(english) != places(translation)
    ]
    assert wrong == []


def places(text: str) -> set[str]:
    return {name for _literal, name, _spec, _conversion in string.Formatter().parse(text) if name is not None}


def test_french_signs_stand_after_a_no_break_space():
    loose = [
        translation
        for message in catalogue("fr")
        if message.id
        for _english, translation in forms(message)
        if re.search(r" [:;!?»]|« ", translation)
    ]
    assert loose == []


def test_all_ways_to_say_something_are_found():
    found = {message.id for message in ALL}
    assert "Chair" in found  # message("…")
    assert "Local time: {offset}" in found  # words("…")
    assert "Internal" in found  # self._words("…")
    assert ("{number} expert", "{number} experts") in found  # words.plural("…", "…", n)
    assert "There is no language {language}: choose one of {languages}." in found  # UserError("…")


def test_plural_forms():
    english, french = words("en"), words("fr")
    assert [english.plural("{number} expert", "{number} experts", n) for n in (0, 1, 2)] == [
        "0 experts",
        "1 expert",
        "2 experts",
    ]
    assert [french.plural("{number} expert", "{number} experts", n) for n in (0, 1, 2)] == [
        "0 expert",
        "1 expert",
        "2 experts",
    ]
