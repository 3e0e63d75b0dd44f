# `make run` and `make test` set up what they need and do their job; Python 3.11 and make are enough.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
CORE := .venv/core-ready
DEV := .venv/dev-ready
NOTEBOOKS := .venv/notebooks-ready
REPLAY := .venv/replay/ready
AXE := .venv/axe/node_modules/axe-core/axe.min.js
LOCK := uv pip compile pyproject.toml --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet

.PHONY: run test accept prove-names prove-kills prove-crawl prove-replay prove-wordpress prove-parsing prove-stored prove-bounds prove-operations prove-reading prove-linear prove-dates prove-guards bench-compare notebooks test-browser axe prove-explorer prove-review lint lock clean

run: $(CORE)  ## the main job on the bundled releases, offline
	$(BIN)/tally run

test: $(DEV)  ## the whole test suite
	$(BIN)/python -m pytest

notebooks: $(NOTEBOOKS)  ## the notebooks, run in a real kernel on the built dataset, into outputs/notebooks
	test -e outputs/dataset || $(BIN)/tally run
	mkdir -p outputs/notebooks
	for notebook in notebooks/*.ipynb; do \
		TALLY_HOME=$(CURDIR) $(BIN)/jupyter execute $$notebook --output=$(CURDIR)/outputs/$$notebook || exit 1; \
	done

accept: $(DEV)  ## what the readers say of the bundled releases today is what is expected; shows first what changes
	$(BIN)/python tests/pipeline/accept.py

prove-names: $(DEV)  ## CORPUS=files: import, build, compare, draw, and look for private names in all of it; FORMAT=json
	$(BIN)/python tests/pipeline/prove_names.py $(CORPUS) --format $(or $(FORMAT),table)

prove-parsing: $(DEV)  ## our parser beside three others, on the bundled releases in many designs of site; FORMAT=json
	$(BIN)/python tests/parsing/prove_parsing.py --format $(or $(FORMAT),table)

prove-stored: $(DEV)  ## 100,000 stored pages parsed: pages a second and memory at three sizes; FORMAT=json
	$(BIN)/python tests/parsing/prove_stored.py --format $(or $(FORMAT),table)

prove-reading: $(DEV)  ## our readers, spaCy's numbers and a regular expression on one gold folder; GOLD=folder FORMAT=json
	$(BIN)/python tests/extractors/prove_reading.py $(GOLD) --format $(or $(FORMAT),table)

prove-linear: $(DEV)  ## hostile text, longer and longer: no pattern of the readers, and no reading, grows faster than it; FORMAT=json
	$(BIN)/python tests/extractors/prove_linear.py --format $(or $(FORMAT),table)

prove-dates: $(DEV)  ## our dates, dateparser.search and spaCy's DATE on 100 real releases; CORPUS=file FORMAT=json
	$(BIN)/python tests/extractors/prove_dates.py $(CORPUS) --format $(or $(FORMAT),table)

prove-guards: $(DEV)  ## each rule, veto and pattern of the readers taken away: which does no test miss; AREAS="people" FORMAT=json
	$(BIN)/python tests/extractors/prove_guards.py $(AREAS) --format $(or $(FORMAT),table)

prove-bounds: $(DEV)  ## bounds of comparisons against a made-up world whose truth is known; FORMAT=json
	$(BIN)/python tests/pipeline/prove_bounds.py --format $(or $(FORMAT),table)

prove-operations: $(DEV)  ## links between releases of one operation against a made-up world, and what they do to bounds; OF=home lists a dataset's; FORMAT=json
	$(BIN)/python tests/pipeline/prove_operations.py $(if $(OF),--home $(OF)) --format $(or $(FORMAT),table)

bench-compare: $(DEV)  ## what a comparison costs by size, next to the naive group-by of DuckDB
	$(BIN)/python tests/pipeline/bench_compare.py --picture outputs/bench_compare.png

prove-kills: $(DEV)  ## a crawl of 2,000 releases killed 20 times ends with the store of one never killed; FORMAT=json
	$(BIN)/python tests/scrape/prove_kills.py --format $(or $(FORMAT),table)

prove-crawl: $(DEV)  ## 10,000 releases of 50 sites against a bare Scrapy spider, time and memory; FORMAT=json
	$(BIN)/python tests/scrape/prove_crawl.py --format $(or $(FORMAT),table)

prove-replay: $(DEV) $(REPLAY)  ## pywb, in an environment of its own, serves what was kept; FORMAT=json
	FORMAT=$(FORMAT) $(BIN)/python tests/scrape/prove_replay.py .venv/replay/bin

prove-wordpress: $(DEV)  ## a real WordPress behind nginx, edited and closed between looks; says what to install; FORMAT=json
	$(BIN)/python tests/scrape/prove_wordpress.py --format $(or $(FORMAT),table)

test-browser: $(DEV) $(AXE)  ## every page and flow in Chromium, looked at by axe-core; DATASET=home MOST=pages-of-a-kind PICTURES=folder SITE=no FORMAT=json
	$(BIN)/python tests/browser/prove_browser.py $(if $(AXE),--axe $(AXE)) --format $(or $(FORMAT),table) \
		$(if $(DATASET),--home $(DATASET)) $(if $(MOST),--most $(MOST)) $(if $(PICTURES),--pictures $(PICTURES)) $(if $(SITE),--no-site)

axe: $(AXE)  ## axe-core, which looks for barriers in pages, from npm

prove-explorer: $(DEV)  ## first bytes of every page over 300,000 figures, and 50 readers at once; OF=home keeps what it makes; FORMAT=json
	$(BIN)/python tests/pipeline/prove_explorer.py $(if $(OF),--home $(OF)) --format $(or $(FORMAT),table)

prove-review: $(DEV)  ## 200 decisions by keyboard in Chromium, kept, built, and asked again where texts changed; FORMAT=json
	$(BIN)/python tests/browser/prove_review.py --format $(or $(FORMAT),table)

lint: $(DEV)  ## style, types, and the order of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

lock:  ## requirements/*.txt anew from pyproject.toml; needs uv on the path
	$(LOCK) -o requirements/core.txt
	for group in scrape explorer notebooks dev; do $(LOCK) --extra $$group -o requirements/$$group.txt || exit 1; done
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

$(NOTEBOOKS): requirements/notebooks.txt $(CORE)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/notebooks.txt
	touch $@

$(AXE): | .venv/bin/pip
	npm install --silent --no-audit --no-fund --prefix .venv/axe axe-core@4

$(REPLAY): requirements/replay.txt | .venv/bin/pip
	$(PYTHON) -m venv .venv/replay
	.venv/replay/bin/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/replay.txt
	touch $@
