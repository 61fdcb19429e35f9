"""The presentations of a meeting as a zip: files named by the agenda, and an index page."""

import re
from collections.abc import Iterator

from app.domain.file_names import spaced_name
from app.domain.presentations import FileFault, PresentationEntry, PresentationsDocument
from app.domain.talk_codes import talk_codes
from app.domain.text import clean_text
from app.exporters.archive import zip_bytes
from app.exporters.html.presentations import ListedPresentation, presentations_page
from app.words import Words

INDEX = "index.html"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,10}")
_LONGEST_TITLE, _LONGEST_SPEAKER = 48, 24  # letters


def presentations_zip(document: PresentationsDocument, words: Words) -> tuple[bytes, tuple[str, ...]]:
    """The zip, and a sentence for each file that is known but cannot be read: it is left out."""
    listed = list(_listed(document, words))
    files = [(one.file_name, one.entry.file.data) for one in listed if one.file_name and one.entry.file]
    problems = tuple(one.problem for one in listed if one.problem)
    return zip_bytes([(INDEX, presentations_page(document, listed, words)), *files], document.at), problems


def _listed(document: PresentationsDocument, words: Words) -> Iterator[ListedPresentation]:
    counted = talk_codes((entry.day for entry in document.entries), document.meeting.first_day)
    for entry, number in zip(document.entries, counted, strict=True):
        code = entry.code or number
        fault = entry.file.fault if entry.file else None
        if entry.file is None or fault is not None:
            yield ListedPresentation(code, entry, "", _problem(entry, fault, words))
        else:
            yield ListedPresentation(code, entry, _name(code, entry, entry.file.name), "")


def _problem(entry: PresentationEntry, fault: FileFault | None, words: Words) -> str:
    if entry.file is None or fault is None:
        return ""
    title, name = (clean_text(text, one_line=True) for text in (entry.title, entry.file.name))
    if fault is FileFault.LOST:
        return words("Left out: {name}, the file of “{title}”; its content is lost.", name=name, title=title)
    return words("Left out: {name}, the file of “{title}”; it is damaged.", name=name, title=title)


def _name(code: str, entry: PresentationEntry, original: str) -> str:
    """As in "D1-03 Soil maps - Sophie Laurent.pdf"; unique by its code, whatever the case of the letters."""
    parts = [" ".join(filter(None, (code, spaced_name(entry.title, _LONGEST_TITLE))))]
    names = [ref.name or ref.native for ref in entry.speakers if not ref.withheld]
    if names and not entry.shared and (speaker := spaced_name(names[0], _LONGEST_SPEAKER)):
        parts.append(speaker)
    ending = re.search(r"\.[^.]*$", original)
    kept = ending[0].lower() if ending and _ENDING.fullmatch(ending[0]) else ""
    return " - ".join(parts) + kept
