# Two commands for a fresh machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV = .venv
BIN = $(VENV)/bin

.PHONY: demo test lint lock offline clean

$(VENV)/installed: requirements.lock setup.cfg pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

demo: $(VENV)/installed
	$(BIN)/reportgen build inputs/seomaru-forum-2026 -o outputs
	@echo "Open outputs/seomaru-forum-2026/outcome-report-working.docx (or .pdf) first."
	@echo "Then decide in your browser: $(BIN)/reportgen review inputs/seomaru-forum-2026 -o outputs"

test: $(VENV)/installed
	$(BIN)/python -m pytest -n auto --dist loadscope

# Zip files for machines without network, one a platform; PYTHON_VERSION is the Python there.
PYTHON_VERSION ?= 3.12
offline: $(VENV)/installed
	$(BIN)/python scripts/offline.py --python $(PYTHON_VERSION)

lint: $(VENV)/installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:
	$(PYTHON) scripts/lock.py

clean:
	rm -rf $(VENV) build dist outputs/*
