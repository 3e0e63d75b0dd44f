# `make run` and `make test` set up what they need and do their job; Python 3.11 and make are enough.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
CORE := .venv/core-ready
DEV := .venv/dev-ready
LOCK := uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet

.PHONY: run test lint lock clean

run: $(CORE)  ## the main job on the bundled releases, offline
	$(BIN)/tally run

test: $(DEV)  ## the whole test suite
	$(BIN)/python -m pytest

lint: $(DEV)  ## style, types, and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:  ## requirements/*.txt anew from pyproject.toml; needs uv on the path
	$(LOCK) -o requirements/core.txt
	for group in scrape explorer cluster notebooks dev; do $(LOCK) --extra $$group -o requirements/$$group.txt || exit 1; done
	$(LOCK) --all-extras -o requirements/all.txt
	$(LOCK) --group replay -o requirements/replay.txt

clean:  ## the environment and the caches; the corpus and the outputs stay
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/pip:
	$(PYTHON) -m venv .venv

$(CORE): requirements/core.txt pyproject.toml | .venv/bin/pip
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/core.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(DEV): requirements/dev.txt $(CORE)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@
