"""plenary import people and participants: the report, the dry run, the columns, exit statuses."""

import io

import openpyxl
import pytest
from database_fixtures import dump

from app.cli.main import run
from app.queries.meetings import find_meeting
from app.queries.participation_rows import participation_table
from app.usecases.files import opened

LIST = (
    "Vorname;Name;E-Mail;Institution;Land;Hotel\n"
    "Łucja;Wójcik;l@x.example;IUNG;Polen;A\n"
    "Bo;Li;bo@x.example;CAS;Atlantis;B\n"
)


@pytest.fixture
def plenary(capsys, monkeypatch):
    """Run a command; gives exit status, the lines of standard output, those of standard error."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def command(*arguments):
        try:
            status = run([str(argument) for argument in arguments])
        except SystemExit as stopped:
            status = stopped.code
        captured = capsys.readouterr()
        return status, captured.out.splitlines(), captured.err.splitlines()

    return command


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def rows(file):
    with opened(str(file)) as store:
        return dump(store)


def test_a_dry_run_reports_and_changes_nothing_then_the_same_is_imported(plenary, sample_file, source):
    before = sample_file.read_bytes()
    status, out, err = plenary("import", "people", sample_file, source, "--dry-run")
    assert (status, err) == (0, [])
    assert out == [
        "Read list.csv (UTF-8): 2 rows.",
        (
            "Vorname = Given name · Name = Family name · E-Mail = E-mail · Institution = Organisation · "
            "Land = Country · Hotel = Not used"
        ),
        "2 new, 0 changed, 0 unchanged, 0 doubtful, 0 in error",
        "Row 3, country: 'Atlantis' is no known country and is left out.",
        "Nothing was changed: this was a dry run.",
    ]
    assert sample_file.read_bytes() == before
    status, out, err = plenary("import", "people", sample_file, source)
    assert (status, out[-1], err) == (0, "Imported list.csv: 2 new people.", [])
    now = rows(sample_file)
    assert {row["display"] for row in now["person"][-2:]} == {"Łucja Wójcik", "Bo Li"}
    status, out, _err = plenary("import", "people", sample_file, source)
    assert (status, out[2]) == (0, "0 new, 0 changed, 2 unchanged, 0 doubtful, 0 in error")
    assert out[-1] == "Imported list.csv: nothing new."
    assert rows(sample_file) == now


def test_participants_from_a_workbook_with_columns_mapped_and_days(plenary, sample_file, tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Wer", "Post", "Stelle", "Mittwoch"])
    book.active.append(["Ada Lovelace", "ada@x.example", "guest", "x"])
    source = tmp_path / "list.xlsx"
    book.save(source)
    asked = ("import", "participants", sample_file, source, "--meeting", "wageningen-2020")
    status, out, err = plenary(*asked, "--map", "Wer=name", "email=Post", "c=role", "--sheet", "Sheet")
    assert (status, err) == (0, [])
    assert out[:2] == ["Read list.xlsx (Sheet): 1 row.", ("Wer = Whole name · Post = E-mail · Stelle = Role · "
                       "Mittwoch = 2020-03-04")]  # fmt: skip
    assert out[-1] == "Imported list.xlsx: 1 new person."
    with opened(str(sample_file)) as store, store.read() as session:
        meeting = find_meeting(session, "wageningen-2020")
        table = participation_table(session, meeting.id, meeting.first_day)
        (ada,) = [row for row in table.rows if row.display == "Ada Lovelace"]
    assert (ada.email, ada.role.value, ada.states[0].value) == ("ada@x.example", "guest", "present")
    again = plenary(*asked)
    assert again[1][1] == out[1]  # the columns are remembered
    assert again[1][2] == "0 new, 0 changed, 1 unchanged, 0 doubtful, 0 in error"


def test_rows_in_error_stop_the_import_unless_they_are_left_out(plenary, sample_file, source):
    source.write_text(LIST + ";;berg at x;;;\n", "utf-8")
    before = rows(sample_file)
    status, out, err = plenary("import", "people", sample_file, source)
    assert (status, out[2]) == (1, "2 new, 0 changed, 0 unchanged, 0 doubtful, 1 in error")
    assert err == [
        "list.csv: Row 4, name: there is none. Write the person's name.",
        "list.csv: Row 4, e-mail: 'berg at x' is no e-mail address. Write it like name@example.org.",
        "Nothing was imported from list.csv: 1 of its rows cannot be. Mend them, or leave them out with --skip-errors.",
    ]
    assert rows(sample_file) == before
    assert plenary("import", "people", sample_file, source, "--skip-errors")[0] == 0
    assert len(rows(sample_file)["person"]) == len(before["person"]) + 2


def test_doubtful_people_are_left_out_or_settled(plenary, sample_file, source):
    plenary("import", "people", sample_file, source)
    source.write_text("Name;E-Mail\nBo Li;other@x.example\n", "utf-8")
    before = rows(sample_file)
    status, out, _err = plenary("import", "people", sample_file, source)
    assert (status, out[3:]) == (
        0,
        ["Row 2: Bo Li may be Bo Li, CAS, bo@x.example.", "Imported list.csv: nothing new."],
    )
    assert rows(sample_file) == before
    assert plenary("import", "people", sample_file, source, "--doubtful", "same")[1][-1].endswith("1 changed.")
    (bo,) = [row for row in rows(sample_file)["person"] if row["display"] == "Bo Li"]
    assert (bo["email"], bo["more_emails"]) == ("other@x.example", ["bo@x.example"])


def test_cards(plenary, sample_file, tmp_path):
    source = tmp_path / "people.vcf"
    source.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ada Lovelace\nORG:ANALYT\nEND:VCARD\n"
                      "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:All\nEND:VCARD\n")  # fmt: skip
    status, out, _err = plenary("import", "people", sample_file, source)
    assert (status, out[0], out[-1]) == (0, "Read people.vcf (vCard): 1 row.", "Imported people.vcf: 1 new person.")
    assert "1 card of a group or an organisation is passed over." in out


def bad_inputs():
    return [
        (["people", "{file}", "{dir}/missing.csv"], "There is no file"),
        (["people", "{file}", "{dir}"], "is a folder"),
        (["people", "{file}", "{dir}/a.pdf.csv"], "a.pdf.csv is a PDF"),
        (["people", "{file}", "{dir}/quote.csv"], "quote.csv, line 2: a quotation mark"),
        (["people", "{file}", "{dir}/head.csv"], "There is nobody below the head"),
        (["people", "{file}", "{dir}/bomb.xlsx"], "bomb.xlsx"),
        (["people", "{dir}/missing.plenary", "{list}"], "missing.plenary"),
        (["people", "{file}", "{list}", "--meeting", "wageningen-2020"], "no choice of meeting"),
        (["participants", "{file}", "{list}"], "--meeting"),
        (["participants", "{file}", "{list}", "--meeting", "atlantis"], "'atlantis'"),
        (["people", "{file}", "{list}", "--map", "Hotel=colour"], "write COLUMN=FIELD with one of name, given,"),
        (["people", "{file}", "{list}", "--map", "Hotel=reply"], "names no field"),
        (["people", "{file}", "{list}", "--map", "Motel=title"], "list.csv has no column 'Motel': choose one of"),
        (["people", "{file}", "{list}", "--sheet", "One"], "has no sheets to choose from"),
    ]


@pytest.mark.parametrize(("arguments", "said"), bad_inputs(), ids=lambda value: str(value)[:60])
def test_wrong_input_gets_one_sentence_and_changes_nothing(plenary, sample_file, source, tmp_path, arguments, said):
    (tmp_path / "a.pdf.csv").write_bytes(b"%PDF-1.7")
    (tmp_path / "quote.csv").write_text('Name,Org\nAda,"X\n')
    (tmp_path / "head.csv").write_text("Name,E-Mail\n")
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    (tmp_path / "bomb.xlsx").write_bytes(book.getvalue()[:-60])
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    names = {"file": sample_file, "dir": tmp_path, "list": source}
    status, out, err = plenary("import", *(argument.format(**names) for argument in arguments))
    assert (status, out, len(err)) == (1, [], 1)
    assert said in err[0]
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_wrong_usage_exits_2(plenary, sample_file, source):
    for arguments in ((), ("poems", sample_file, source), ("people", sample_file)):
        status, out, err = plenary("import", *arguments)
        assert (status, out, len(err)) == (2, [], 1)
