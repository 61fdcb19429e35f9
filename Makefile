# Plenary: `make help` lists the targets. Needs python3 (3.11 or newer) with pip and venv, and make; nothing else by hand.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
	$(if $(UPGRADE),--upgrade)

.DEFAULT_GOAL := help
.PHONY: help demo run test test-all check bench gallery clean lock python libraries environment environment-dev

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## */\t/' | expand -t 12

demo: environment libraries  ## build the sample in demo/, write its documents, open the window when there is a screen
	@$(BIN)/python scripts/demo.py

run: environment libraries  ## open Plenary: make run FILE=my.plenary
	@$(BIN)/python main.py $(FILE)

test: check  ## check, then every quick test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -m "not slow"

test-all: check  ## check, then every test: also the long fault, fuzz and property runs
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto

check: environment-dev libraries  ## ruff, mypy --strict, architecture and house rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q tests/test_architecture.py tests/test_house_rules.py

bench: environment-dev libraries  ## print every figure as a ratio against its floor or peer
	@if [ -f benchmarks/__main__.py ]; then $(BIN)/python -m benchmarks; else echo "There is no benchmark yet."; fi

gallery: environment-dev libraries  ## pictures of every page and dialog
	@QT_QPA_PLATFORM=offscreen $(BIN)/python scripts/gallery.py

lock: environment-dev  ## write the locks anew from pyproject.toml; UPGRADE=1 takes the newest versions
	$(LOCK) pyproject.toml --group dev -o requirements-dev.lock
	$(LOCK) pyproject.toml -c requirements-dev.lock -o requirements.lock
	$(LOCK) --group build -c requirements-dev.lock -o requirements-build.lock

clean:  ## remove everything make has made, .venv too
	rm -rf $(VENV) demo gallery build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

python:
	@command -v $(PYTHON) >/dev/null || { echo "$(PYTHON) was not found: install Python 3.11 or newer." >&2; exit 1; }

libraries: python
	@$(PYTHON) scripts/system_libraries.py

environment: python
	@$(PYTHON) scripts/environment.py run

environment-dev: python
	@$(PYTHON) scripts/environment.py dev
