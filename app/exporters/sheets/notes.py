"""The lines that end every document, for spreadsheets: the footnote, the funding, who answers for personal data."""

from app.domain.documents import ProjectHead
from app.exporters.terms import data_protection, funding, illustrative_footnote
from app.words import Words


def document_notes(project: ProjectHead, illustrative: bool, words: Words) -> tuple[str, ...]:
    """The closing lines of a document of ``project``; with the footnote where a row is ``illustrative``."""
    lines = (illustrative_footnote(words) if illustrative else "", funding(project, words))
    return tuple(line for line in (*lines, data_protection(project, words)) if line)
