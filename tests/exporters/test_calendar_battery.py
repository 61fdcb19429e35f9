"""Every kind of calendar file, read by independent calendar programs, which must all see the same events.

The tool starts a process for each program (about two seconds a file), hence slow; it stands outside the project.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from calendar_examples import every_kind

BATTERY = Path(__file__).parents[3] / "shared" / "tools" / "ics_battery.py"
FEWEST = 4  # parsers that must be installed for their agreement to mean something


@pytest.mark.slow
@pytest.mark.parametrize("kind", sorted(every_kind()))
def test_independent_programs_read_the_file_alike(kind: str, tmp_path: Path) -> None:
    if not BATTERY.is_file():
        pytest.skip("the battery of calendar programs is not beside this project")
    file = tmp_path / f"{kind}.ics"
    file.write_bytes(every_kind()[kind])
    run = subprocess.run(
        [sys.executable, str(BATTERY), str(file), "--json"], capture_output=True, text=True, check=False
    )
    result = json.loads(run.stdout)
    if len(result["parsers"]) < FEWEST:
        pytest.skip(f"fewer than {FEWEST} calendar programs are installed: {sorted(result['skipped'])} are not")
    errors = {name: parser["errors"] for name, parser in result["parsers"].items() if parser["errors"]}
    assert (result["lint_errors"], errors, result["differences"]) == ([], {}, [])
    assert result["ok"]


def test_every_file_is_the_same_when_made_again() -> None:
    assert every_kind() == every_kind()
