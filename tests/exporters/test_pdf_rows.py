"""Rows and tables: what is cut where, and that nothing is lost at a page's foot."""

from reportlab.platypus import Flowable, Spacer

from app.exporters.pdf.lettering import Caps
from app.exporters.pdf.paragraphs import plain
from app.exporters.pdf.rows import Cell, Look, Row, RowTable
from app.exporters.pdf.stack import Stack
from app.exporters.pdf.theme import TEXT_HEIGHT, TEXT_WIDTH, Style


def lines(count: int) -> list[Flowable]:
    return [plain(f"line {number}", Style.CELL) for number in range(count)]


def row(count: int, **look: float) -> Row:
    return Row([Cell(0, 80, head=[Caps("time")]), Cell(80, 200, lines(count))], Look(**look))


def test_a_stack_is_cut_between_its_flowables():
    first, rest = Stack(100, lines(10)).cut(12 * 4 + 1)
    assert (len(first.flowables), len(rest.flowables)) == (4, 6)
    assert first.height + rest.height == Stack(100, lines(10)).height


def test_a_stack_keeps_the_space_between_paragraphs():
    body = [plain("a", Style.BODY), plain("b", Style.BODY)]
    assert Stack(100, body).height == 14 + 6 + 14


def test_a_long_paragraph_is_cut_within():
    paragraph = plain("word " * 100, Style.CELL)
    first, rest = Stack(100, [paragraph]).cut(60)
    assert first.height == 60
    assert rest.height == Stack(100, [paragraph]).height - 60


def test_a_stack_that_fits_is_not_cut():
    stack = Stack(100, lines(3))
    first, rest = stack.cut(36)
    assert first is stack
    assert not rest.flowables


def test_a_row_goes_whole_to_the_next_page_where_little_would_stay_empty():
    assert row(10, gap=200).split(TEXT_WIDTH, 100) == []


def test_a_row_is_cut_where_too_much_would_stay_empty():
    whole = row(40, gap=200)
    first, rest = whole.split(TEXT_WIDTH, 300)
    assert first.height <= 300
    assert first.height + rest.height >= whole.height


def test_a_cut_leaves_no_single_line_for_the_next_page():
    whole = row(40, gap=200)
    _first, rest = whole.split(TEXT_WIDTH, whole.height - 1)
    assert rest.height >= 80


def test_what_a_head_says_is_said_again():
    time = Caps("time")
    cells = [
        Cell(0, 80, head=[time], again=[Spacer(1, 50)]),
        Cell(80, 100, lines(3), [Spacer(1, 5)]),
        Cell(180, 100, lines(40)),
    ]
    first, rest = Row(cells, Look(gap=100)).split(TEXT_WIDTH, 250)
    assert [len(head.flowables) for head in first._heads] == [1, 1, 0]
    assert [len(head.flowables) for head in rest._heads] == [2, 0, 0]  # the second column had ended


def test_a_row_of_any_height_can_be_cut_at_a_full_page():
    rest: list[Flowable] = [row(1000)]
    pages = 0
    while rest[-1].wrap(TEXT_WIDTH, TEXT_HEIGHT)[1] > TEXT_HEIGHT:
        rest = rest[-1].split(TEXT_WIDTH, TEXT_HEIGHT)
        assert rest
        pages += 1
    assert pages == 17  # of 58 lines each, and what is left


def table(count: int, tall: int = 1) -> RowTable:
    return RowTable(Row([Cell(0, 80, [Caps("head")])]), [row(tall) for _ in range(count)])


def test_a_table_is_cut_between_rows_and_keeps_its_height():
    whole = table(100)
    height = whole.wrap(TEXT_WIDTH, 1e6)[1]
    first, rest = whole.split(TEXT_WIDTH, 500)
    head = first.wrap(TEXT_WIDTH, 1e6)[1] - (height - rest.wrap(TEXT_WIDTH, 1e6)[1])
    assert first.wrap(TEXT_WIDTH, 1e6)[1] <= 500
    assert head == Row([Cell(0, 80, [Caps("head")])]).height  # it stands on both pages


def test_a_table_leaves_no_single_row_at_the_foot():
    assert table(100).split(TEXT_WIDTH, 60) == []


def test_a_table_of_rows_taller_than_a_page_is_cut():
    parts: list[Flowable] = [table(3, tall=200)]
    rows = 0
    while len(parts := parts[-1].split(TEXT_WIDTH, TEXT_HEIGHT)) == 2:
        rows += 1
        assert parts[0].wrap(TEXT_WIDTH, 1e6)[1] <= TEXT_HEIGHT
    assert rows > 3 * 200 * 12 // int(TEXT_HEIGHT) - 3


def test_caps_of_any_length_can_be_cut():
    caps = Caps("a word " * 200)
    _width, height = caps.wrap(80, 1e6)
    first, rest = caps.split(80, height / 2)
    assert first.wrap(80, 1e6)[1] + rest.wrap(80, 1e6)[1] == height


def test_an_endless_word_in_caps_is_cut_into_lines():
    caps = Caps("w" * 500)
    assert caps.wrap(80, 1e6)[1] > 30 * 9


def test_a_row_that_leads_goes_to_the_next_page_with_the_one_it_leads():
    def row(name: str, leads: bool = False) -> Row:
        return Row([Cell(0, 100, [plain(name, Style.BODY)])], leads=leads)

    head, rows = row("head"), [row("a"), row("b"), row("c", leads=True), row("d")]
    room = head.height + 3 * rows[0].height + 1
    first, rest = RowTable(head, rows).split(TEXT_WIDTH, room)
    assert first.wrap(TEXT_WIDTH, 0)[1] == head.height + 2 * rows[0].height
    assert rest.wrap(TEXT_WIDTH, 0)[1] == head.height + 2 * rows[0].height
