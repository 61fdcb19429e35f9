"""People in documents with remarks in brackets: "WANG Xiaoming 王小明 (CAAS, remote)"."""

from app.domain.documents import PersonRef
from app.exporters.terms import person_text
from app.words import Words


def person_with(ref: PersonRef, words: Words, *remarks: str, organisation: bool = False) -> str:
    """The person as ``person_text`` says, then organisation and remarks in brackets; a withheld name stays withheld."""
    notes = [ref.organisation] if organisation and ref.organisation and not ref.withheld else []
    notes += [remark for remark in remarks if remark and not (ref.withheld and remark == ref.organisation)]
    name = person_text(ref, words)
    return f"{name} ({', '.join(notes)})" if notes else name
