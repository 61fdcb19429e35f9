"""Whatever stands in its texts, and however long it is: the report is made in every format, and obeys nothing."""

import pytest
from document_examples import FRIDAY
from html_reading import body, said
from html_reading import opened as opened_page
from markdown_it import MarkdownIt
from minutes_example import AS_OF
from report_example import bare, wageningen_report
from test_pdf_hostile import HOSTILE, everywhere, minuted
from word_reading import parts, tables

from app.domain.documents import PersonRef
from app.domain.kinds import SlidesState
from app.domain.minutes import NextMeeting
from app.domain.report import Mention, ReportedTalk
from app.exporters.html.report import report_html
from app.exporters.pdf.report import report_pdf
from app.exporters.report_markdown import report_md
from app.exporters.word.report import report_docx
from app.words import words

ENGLISH = words("en")


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts(name: str):
    hostile = HOSTILE[name]
    who = PersonRef("u", hostile, hostile, hostile)
    document = wageningen_report(
        agenda=everywhere(hostile),
        minutes=minuted(hostile),
        countries=("XX", ""),
        guests=(who,),
        talks=(ReportedTalk(hostile, (who,), SlidesState.PUBLISHED, hostile),),
        mentions=(Mention(hostile, hostile, AS_OF, hostile),),
        following=(NextMeeting(hostile, FRIDAY, FRIDAY, hostile),),
    )
    tags = {element.tag for element in opened_page(report_html(document, ENGLISH)).iter()}
    assert not tags & {"img", "script", "iframe", "object"}
    assert not [part for part in parts(report_docx(document, ENGLISH)) if "media" in part]
    assert report_pdf(document, ENGLISH).startswith(b"%PDF")
    found = MarkdownIt("commonmark").enable("table").parse(report_md(document, ENGLISH).decode())
    kinds = {token.type for token in found} | {child.type for token in found for child in token.children or ()}
    assert not kinds & {"html_block", "html_inline", "image"}


def test_thousands_of_talks():
    talks = tuple(ReportedTalk(f"Talk {number};", (), SlidesState.MISSING) for number in range(2000))
    document = bare(talks=talks)
    assert report_md(document, ENGLISH).decode().count("| not received |") == 2000
    assert "Talk 1999;" in said(body(report_html(document, ENGLISH)))
    assert len(tables(report_docx(document, ENGLISH))[0]._tbl.tr_lst) == 2001
