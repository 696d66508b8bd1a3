# make run    installs Overland into .venv and opens it on the first story
# make test   installs what the checks need, a browser too, and runs them all
# make test-quick  what needs no browser, server, drawing or many languages, in about a minute
# make test-deep  tries what has no end, hostile bytes and texts, with twenty times as many examples
# make check  tells everything that is wrong with the stories in data/stories
# make messages  gathers the texts for translators, and tells which are not translated
# make lock   pins the versions that pyproject.toml asks for, with their hashes
# Another Python: make run PYTHON=python3.12

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes \
	--no-emit-index-url --no-header --no-annotate --python-version 3.11
# A test run takes every core; a file's tests stay together, as long as there is work for all.
SIDE_BY_SIDE := --numprocesses auto --dist worksteal
COMMANDS := --extra install --extra basemap
LOCK_NOTE := \# Written by `make lock` from pyproject.toml; do not edit.

# What Python has compiled it need not compile again, in each of a run's many processes.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := run
.PHONY: run install test test-quick test-deep lint rules browser check lock messages reference

run: install
	$(BIN)/streamlit run app.py

install: $(VENV)/runtime.stamp

# mypy works beside the tests: by itself it would leave every core but one idle.
test: $(VENV)/test.stamp browser rules
	@$(BIN)/mypy >$(VENV)/types.txt 2>&1 & types=$$!; \
	$(BIN)/python -m pytest $(SIDE_BY_SIDE); tests=$$?; \
	wait $$types; types=$$?; cat $(VENV)/types.txt; [ $$tests -eq 0 ] && [ $$types -eq 0 ]

test-quick: $(VENV)/test.stamp
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) -m "not slow" tests/unit tests/contract

test-deep: $(VENV)/test.stamp
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --hypothesis-profile deep tests/property

lint: rules
	$(BIN)/mypy

rules: $(VENV)/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/oxlint overland

check: install
	$(BIN)/overland check

# The browser tests take a Chromium that is on the PATH, or else Playwright's own.
browser: $(VENV)/test.stamp
	@sh tests/browser/install-browser.sh $(BIN)/python

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Overland needs Python 3.11 or newer. Name one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
	  echo "This Python cannot make a virtual environment. On Debian or Ubuntu:" \
	    "apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# pip checks every file against the hashes in the lock. The app itself comes last, in place.
$(VENV)/runtime.stamp: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/test.stamp: requirements-test.txt $(VENV)/runtime.stamp
	$(PIP) --require-hashes -r requirements-test.txt
	@touch $@

lock: | $(BIN)/python
	$(PIP) uv==0.13.9
	$(LOCK) $(COMMANDS) --output-file requirements.txt
	$(LOCK) $(COMMANDS) --extra s3 --extra test --constraint requirements.txt \
	  --output-file requirements-test.txt
	@for file in requirements.txt requirements-test.txt; do \
	  { echo '$(LOCK_NOTE)'; cat $$file; } > $$file.new && mv $$file.new $$file; done

# Every text that readers see, for translators: a language is overland/locale/<code>/LC_MESSAGES.
messages: $(VENV)/runtime.stamp
	$(BIN)/pybabel --quiet extract --keyword translate --omit-header --sort-output --no-location \
	  --no-wrap --output-file overland/locale/overland.pot overland pages
	$(BIN)/python tools/messages.py

reference: $(VENV)/runtime.stamp
	$(BIN)/python -m tests.reference
	$(BIN)/overland dictionary --write
