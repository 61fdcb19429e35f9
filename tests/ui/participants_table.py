"""What the tests of the participants' tab do with its table."""


def rows(tab):
    return {row.id: row for row in tab.list.table.rows.rows}


def first(tab, number=1):
    return [row.id for row in tab.list.table.rows.rows[:number]]


def choose_all(tab, ids):
    table = tab.list.table
    flags = table.selectionModel().SelectionFlag
    table.choose(ids[0])
    for one in ids[1:]:
        index = table.rows.index(table.rows.row_of(one), 0)
        table.selectionModel().select(index, flags.Select | flags.Rows)
