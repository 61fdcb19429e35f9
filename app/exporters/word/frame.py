"""How Word files begin and end: kind, title, whose it is; the footnote, who paid, who answers for personal data."""

from app.domain.documents import ProjectHead
from app.exporters.terms import ILLUSTRATIVE_SIGN, data_protection, funding, illustrative_footnote
from app.exporters.word.body import Body
from app.words import Words


def write_title(body: Body, kind: str, title: str, illustrative: bool, project: ProjectHead) -> None:
    """The kind of document, the title, and the project."""
    body.text(kind, "Document Kind")
    body.text(title + (ILLUSTRATIVE_SIGN if illustrative else ""), "Title")
    body.text(" · ".join(filter(None, [project.acronym, project.title])), "Subtitle")


def write_ending(body: Body, project: ProjectHead, illustrative: bool, words: Words) -> None:
    """The footnote on illustrative rows, the acknowledgement with the grant, the contact for personal data."""
    lines = [
        illustrative_footnote(words) if illustrative else "",
        funding(project, words),
        data_protection(project, words),
    ]
    if any(lines):
        body.rule()
    for line in lines:
        body.text(line, "Details")
