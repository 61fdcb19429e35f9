"""What a release changes and who must be told, as plain text: to paste into a message, and on the command line."""

from collections.abc import Iterator

from app.domain.release_rows import AgendaDifference
from app.domain.telling import Told
from app.exporters.change_words import change_sentence
from app.words import Words


def difference_text(found: AgendaDifference, words: Words) -> str:
    """A heading, a line for each change, and everybody who must be told with what is theirs."""
    return "\n".join(_lines(found, words))


def _lines(found: AgendaDifference, words: Words) -> Iterator[str]:
    yield heading(found, words)
    if not found.changes:
        yield words("Nothing has changed.")
    for change in found.changes:
        yield f"• {change_sentence(change, words)}"
    yield ""
    yield words("Who must be told:") if found.told else words("Nobody must be told.")
    for person in found.told:
        yield address(person, words)
        for change in person.changes:
            yield f"    • {change_sentence(change, words)}"


def heading(found: AgendaDifference, words: Words) -> str:
    """Which two versions are compared."""
    if found.before is None and found.after:
        return words("The agenda in release {number}, the first:", number=found.after)
    if found.before is None:
        return words("The agenda, which was not released yet:")
    if not found.after:
        return words("Changes of the agenda since release {before}:", before=found.before)
    return words(
        "Changes of the agenda from release {before} to release {after}:", before=found.before, after=found.after
    )


def address(person: Told, words: Words) -> str:
    """A person with the address to write to, or that there is none."""
    if not person.email:
        return words("{person} (no e-mail)", person=person.name)
    return f"{person.name} <{person.email}>"
