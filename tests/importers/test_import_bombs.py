"""Files made to fill the memory are refused in words before they do (fault 32); each in a process of its own."""

import subprocess
import sys
from pathlib import Path

import pytest
from workbook_examples import ROW, from_parts

MEASURE = """
import sys
from pathlib import Path
from app.domain.errors import UserError
from app.importers.sheet_file import read_sheet
try:
    read_sheet(Path(sys.argv[1]))
except UserError as error:
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(int(peak.split()[1]) // 1024, error)
"""


def zeros():
    return from_parts("<row/>", more={"xl/media/x.bin": bytes(150_000_000)})


def lying():
    """A sheet of a million empty rows, and a huge text behind them."""
    return from_parts("<row/>" * 1_000_000 + ROW.format("z" * 60_000_000))


def texts():
    return from_parts("<row/>", "".join(f"<si><t>{n:x}</t></si>" for n in range(2_100_000)))


def narrow_cells():
    return b"ab," * 190 * 30_000


def quotes():
    return b'"x\n",' * 3_900_000


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="only Linux tells the peak of a process")
@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("zeros.xlsx", zeros),
        pytest.param("lying.xlsx", lying, marks=pytest.mark.slow),
        pytest.param("texts.xlsx", texts, marks=pytest.mark.slow),
        pytest.param("narrow.csv", narrow_cells, marks=pytest.mark.slow),
        pytest.param("quotes.csv", quotes, marks=pytest.mark.slow),
    ],
)
def test_a_bomb_is_refused_within_300_mb_of_memory(name, make, tmp_path):
    path = tmp_path / name
    path.write_bytes(make())
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], cwd=root, capture_output=True, text=True, check=True
    )
    used, _, told = done.stdout.partition(" ")
    assert name in told
    assert int(used) < 300
