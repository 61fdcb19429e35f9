"""The presentations of a meeting as a zip: files numbered and named in the order of the agenda, and an index page."""

import re
from collections.abc import Iterator

from babel.dates import format_date

from app.domain.file_names import file_name
from app.domain.presentations import FileFault, PresentationEntry, PresentationsDocument
from app.domain.text import clean_text
from app.exporters.archive import zip_bytes
from app.exporters.dates import locale_name
from app.exporters.html.presentations import ListedPresentation, presentations_page
from app.words import Words

INDEX = "index.html"
_MINUTES_AN_HOUR, _MINUTES_A_DAY = 60, 1440
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}")
_LONGEST = 72  # letters of a file's name before its ending
_LONGEST_SPEAKER = 24  # of them


def presentations_zip(document: PresentationsDocument, words: Words) -> tuple[bytes, tuple[str, ...]]:
    """The zip, and a sentence for each file that is known but cannot be read: it is left out."""
    listed = list(_listed(document, words))
    files = [(one.file_name, one.entry.file.data) for one in listed if one.file_name and one.entry.file]
    problems = tuple(one.problem for one in listed if one.problem)
    return zip_bytes([(INDEX, presentations_page(document, listed, words)), *files], document.at), problems


def _listed(document: PresentationsDocument, words: Words) -> Iterator[ListedPresentation]:
    digits = max(2, len(str(len(document.entries))))
    for number, entry in enumerate(document.entries, 1):
        fault = entry.file.fault if entry.file else None
        if entry.file is None or fault is not None:
            yield ListedPresentation(number, entry, "", _problem(entry, fault, words))
        else:
            yield ListedPresentation(number, entry, _name(f"{number:0{digits}}", entry, entry.file.name, words), "")


def _problem(entry: PresentationEntry, fault: FileFault | None, words: Words) -> str:
    if entry.file is None or fault is None:
        return ""
    title, name = (clean_text(text, one_line=True) for text in (entry.title, entry.file.name))
    if fault is FileFault.LOST:
        return words("Left out: {name}, the file of “{title}”; its content is lost.", name=name, title=title)
    return words("Left out: {name}, the file of “{title}”; it is damaged.", name=name, title=title)


def _name(number: str, entry: PresentationEntry, original: str, words: Words) -> str:
    """As in "01-wed-0930-sophie-laurent-title.pdf"; unique by its number, whatever the case of the letters."""
    parts = [number]
    if entry.day is not None and entry.start is not None:
        hours, minutes = divmod(entry.start % _MINUTES_A_DAY, _MINUTES_AN_HOUR)
        parts += [format_date(entry.day, "EEE", locale=locale_name(words)), f"{hours:02}{minutes:02}"]
    names = [ref.name or ref.native for ref in entry.speakers if not ref.withheld]
    if names and not entry.shared:
        parts.append(file_name(names[0])[:_LONGEST_SPEAKER])
    ending = re.search(r"\.[^.]*$", original)
    kept = ending[0].lower() if ending and _ENDING.fullmatch(ending[0]) else ""
    stem = file_name("-".join([*parts, entry.title]))
    return "".join(_small(letter) for letter in _cut(stem)) + kept


def _cut(stem: str) -> str:
    """``stem`` short enough to be read in a list, cut between words where that is possible."""
    if len(stem) <= _LONGEST:
        return stem
    cut = stem[:_LONGEST]
    return cut[: cut.rindex("-")] if "-" in cut[_LONGEST // 2 :] else cut


def _small(letter: str) -> str:
    """The small letter, where that is one letter too."""
    return letter.lower() if len(letter.lower()) == 1 else letter
