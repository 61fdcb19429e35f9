"""The documents of a meeting: chosen, looked at, saved in two clicks, and told in words when there is none."""

import io
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter

from app.domain.agenda import Audience
from app.ui.language import choose_language
from app.ui.pages.meeting import documents_output as output
from app.ui.pages.meeting.documents import DocumentsTab
from app.ui.places import Place
from app.ui.widgets.buttons import CommandButton
from app.usecases.documents import DOCUMENTS, Person

WAGENINGEN, FINAL = 4, 8  # the large meeting, and one without an agenda yet


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """The folder into which a document was saved last."""
    made = tmp_path / "papers"
    made.mkdir()
    settings.remember("documents/folder", str(made))
    return made


@pytest.fixture
def tab(desk, shown, qtbot, folder) -> DocumentsTab:
    made = shown(DocumentsTab(desk, WAGENINGEN))
    ready(qtbot, made)
    return made


def ready(qtbot, tab) -> None:
    """Wait until what is wanted is there, or why it is not."""
    qtbot.waitUntil(lambda: not tab.maker.is_busy(), timeout=60_000)


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_save_puts_the_agenda_into_the_folder_of_last_time(tab, qtbot, folder, desk):
    said = []
    desk.said.connect(said.append)
    save = next(each for each in tab.header_buttons() if isinstance(each, CommandButton) and each.text() == "Save")
    save.click()  # the second of two clicks: the first one showed the tab
    (file,) = folder.iterdir()
    assert file.name == "wageningen-2020-agenda.pdf"
    assert "Towards an International Research Consortium" in " ".join(text_of(file.read_bytes()).split())
    assert said[-1].text == "Saved wageningen-2020-agenda.pdf in papers"
    assert said[-1].label == "Open file"
    assert tab.pane.saved.path() == file


def test_another_file_is_never_replaced(tab, folder):
    taken = folder / "wageningen-2020-agenda.pdf"
    taken.write_bytes(b"mine")
    tab.save()
    tab.save()  # the same again is no second file
    assert taken.read_bytes() == b"mine"
    assert sorted(file.name for file in folder.iterdir()) == [
        "wageningen-2020-agenda-2.pdf",
        "wageningen-2020-agenda.pdf",
    ]


def test_the_pages_are_drawn_when_they_come_into_sight(tab, qtbot):
    pages = tab.pane.preview.pages
    assert pages.page_count() == len(pypdf.PdfReader(io.BytesIO(tab.pane.made().rendered.data)).pages) > 3
    qtbot.waitUntil(pages.is_drawn)
    assert len(pages._images) < pages.page_count()
    image = pages.grab().toImage()
    assert len({image.pixelColor(x, 400).name() for x in range(0, image.width(), 3)}) > 3
    qtbot.keyClick(pages, Qt.Key.Key_End)
    qtbot.waitUntil(pages.is_drawn)
    assert pages.accessibleName().startswith(f"Preview, page {pages.page_count()} of")
    before = pages.verticalScrollBar().maximum()
    qtbot.keyClick(pages, Qt.Key.Key_Plus)
    assert pages.verticalScrollBar().maximum() > before
    qtbot.keyClick(pages, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pages.verticalScrollBar().maximum() == before


def test_every_document_shows_something(tab, qtbot):
    for document in DOCUMENTS:
        tab.choose_document(document.id)
        if document.person is Person.MUST:
            assert tab.pane.made() is None
            tab.options.person.choose(tab._choices.people[0].email)
        ready(qtbot, tab)
        made = tab.pane.made()
        assert made is not None, document.id
        assert made.request.kind == document.kind
        assert tab.pane.preview.currentWidget() in (tab.pane.preview.pages, tab.pane.preview.contents)
        assert tab.commands["documents.print"].isEnabled() is (made.form == "pdf")


@pytest.mark.parametrize("form", ["html", "xlsx", "json"])
def test_other_formats_say_what_they_hold(tab, qtbot, form):
    tab.choose_document("agenda", form)
    ready(qtbot, tab)
    assert tab.pane.made().form == form
    assert "Registration and lunch" in tab.pane.preview.contents._text.toPlainText()


def test_audience_language_and_copy_are_those_that_were_chosen(tab, qtbot, folder, settings):
    tab.options.language.choose("fr")
    tab.options.audience.choose(Audience.CHAIR)
    tab.options.copy.choose("working")
    ready(qtbot, tab)
    tab.save()
    (file,) = folder.iterdir()
    assert file.name == "wageningen-2020-agenda-chair-draft.fr.pdf"
    assert "ORDRE DU JOUR" in text_of(file.read_bytes()).upper()
    again = DocumentsTab(tab.desk, WAGENINGEN)
    assert (again.options.language.current(), again.options.audience.current()) == ("fr", "chair")
    again.deleteLater()


def test_a_person_is_found_by_a_part_of_the_name(tab, qtbot):
    tab.choose_document("own-calendar")
    assert tab.pane.preview.problem.isVisible()
    person = next(one for one in tab._choices.people if "ø" in one.name or "é" in one.name)
    field = tab.options.person
    field.setFocus()
    field.setText(person.email[:12].upper())
    qtbot.keyClick(field, Qt.Key.Key_Return)
    ready(qtbot, tab)
    assert tab.pane.made().request.person == person.email
    field.setText("nobody at all")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.email() == person.email


def test_why_there_is_no_document_is_said_in_its_place(desk, shown, qtbot, folder):
    tab = shown(DocumentsTab(desk, FINAL))
    tab.choose_document("minutes")
    ready(qtbot, tab)
    assert tab.pane.preview.problem.isVisible()
    assert "minutes" in tab.pane.preview.problem._words.text()
    assert tab.pane.made() is None
    assert not tab.commands["documents.save"].isEnabled()
    went = []
    desk.went.connect(went.append)
    tab.pane.preview.source.click()
    assert went == [Place("meeting", FINAL, "minutes")]


def test_the_preview_follows_a_change(tab, qtbot, desk):
    from app.models import Meeting

    tab.options.copy.choose("working")
    ready(qtbot, tab)
    before = tab.pane.made()
    bar = tab.pane.preview.pages.verticalScrollBar()
    bar.setValue(200)
    desk.change("Rename", lambda session: setattr(session.get_one(Meeting, WAGENINGEN), "title", "A new title"))
    qtbot.waitUntil(lambda: tab.pane.made() is not before, timeout=60_000)
    assert "A new title" in text_of(tab.pane.made().rendered.data)
    assert bar.value() == 200


def test_what_does_not_concern_it_makes_nothing_anew(tab, qtbot, desk):
    from app.models import Meeting

    before = tab.pane.made()
    desk.change("Rename", lambda session: setattr(session.get_one(Meeting, FINAL), "title", "Another"))
    assert tab.maker.is_busy()
    ready(qtbot, tab)
    assert tab.pane.made() is before


def test_what_is_saved_is_never_older_than_the_meeting(tab, qtbot, desk, folder):
    from app.models import Meeting

    tab.options.copy.choose("working")
    ready(qtbot, tab)
    desk.change("Rename", lambda session: setattr(session.get_one(Meeting, WAGENINGEN), "title", "A new title"))
    tab.save()
    assert list(folder.iterdir()) == []
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 1, timeout=60_000)
    assert "A new title" in text_of(next(folder.iterdir()).read_bytes())


def test_only_what_is_wanted_last_is_shown(tab, qtbot):
    for document in ("minutes", "badges", "participants"):
        tab.choose_document(document)
    ready(qtbot, tab)
    assert tab.pane.made().request.kind == "participants"


def test_a_document_that_is_stopped_can_be_made_again(tab, qtbot, desk):
    jobs = []
    desk.job_began.connect(jobs.append)
    tab.choose_document("certificates")
    jobs[-1].cancel()
    ready(qtbot, tab)
    assert tab.pane.made() is None
    assert tab.pane.preview.again.isVisible()
    tab.pane.preview.again.click()
    ready(qtbot, tab)
    assert tab.pane.made().request.kind == "certificates"


@pytest.fixture
def viewer(monkeypatch) -> list[str]:
    """The files that were given to other programs."""
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True)
    return opened


def test_a_copy_is_opened_and_then_the_saved_file(tab, viewer, folder):
    tab.open_document()
    copy = Path(viewer[-1])
    assert copy.parent != folder
    assert copy.read_bytes() == tab.pane.made().rendered.data
    tab.save()
    tab.open_document()
    assert Path(viewer[-1]) == folder / "wageningen-2020-agenda.pdf"


def test_where_no_program_opens_it_that_is_told(tab, desk, folder, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    told = []
    desk.refused.connect(lambda error: told.append(error.arguments["name"]))
    tab.open_document()
    tab.save()
    tab.pane.saved.open_file.emit(folder / "wageningen-2020-agenda.pdf")
    tab.pane.saved.open_folder.emit(folder / "wageningen-2020-agenda.pdf")
    assert told == ["wageningen-2020-agenda.pdf"] * 2 + [folder.name]


def test_without_a_printer_it_is_opened_elsewhere(tab, viewer, monkeypatch):
    monkeypatch.setattr(output, "has_printer", lambda: False)
    tab.print_document()
    assert viewer[-1].endswith("wageningen-2020-agenda.pdf")


def test_every_page_is_printed(tab, qtbot, tmp_path):
    done = []
    printing = output.Printing(tab.pane.made().rendered.data, "agenda", tab, lambda: done.append(True))
    printing.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    printing.begin()
    qtbot.waitUntil(lambda: bool(done), timeout=60_000)
    assert len(pypdf.PdfReader(tmp_path / "printed.pdf").pages) == tab.pane.preview.pages.page_count()


def test_the_place_leads_back_to_the_document(tab, qtbot):
    tab.choose_document("minutes")
    place = tab.place()
    assert (place.page, place.id, place.tab) == ("meeting", WAGENINGEN, "documents")
    tab.choose_document("agenda")
    tab.arrive(place)
    assert tab.rail.current().id == "minutes"
    tab.arrive(Place("meeting", WAGENINGEN, "documents"))
    assert tab.rail.current().id == "minutes"
    ready(qtbot, tab)


def test_it_speaks_french(desk, shown, qtbot, folder):
    choose_language("fr")
    try:
        tab = shown(DocumentsTab(desk, WAGENINGEN))
        assert tab.options.language.current() == "fr"
        ready(qtbot, tab)
        assert "ORDRE DU JOUR" in text_of(tab.pane.made().rendered.data).upper()
    finally:
        choose_language("en")
