# `make run` opens the app, `make test` runs the tests; both set up what they need in .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PARALLEL := --numprocesses auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help run test test-all test-offline coverage test-terminals bang bench mutants check lint types spelling clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

run: $(READY) ## open the explainer
	@$(BIN)/mali-tui $(ARGS)

test: $(READY) ## run the tests, on every processor at once
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

test-all: ## run them on every Python found (PYTHONS="python3.12 …"), and with the lowest dependencies allowed
	PYTHONS="$(PYTHONS)" scripts/test_all.sh $(PARALLEL) $(ARGS)

test-offline: $(READY) ## run them where there is no network at all (Linux)
	unshare --map-root-user --net $(BIN)/python -m pytest $(PARALLEL) $(ARGS)

coverage: $(READY) ## how much of content, reading and rtl the tests run, in lines and branches
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(ARGS)
	$(BIN)/coverage combine --quiet
	for package in content reading rtl; do $(BIN)/coverage report --include="*/mali_tui/$$package/*" || exit; done

bang: $(READY) ## bang on keys and mouse for long, each time otherwise (BANG=300 rounds)
	BANG=$${BANG:-300} $(BIN)/python -m pytest tests/ui/test_banging.py tests/faults/test_storm.py $(ARGS)

test-terminals: $(READY) ## run the app in real terminals; slow, and needs the packages of tests/terminals/packages.txt
	$(BIN)/python -m pytest -o pythonpath=tests/terminals tests/terminals $(ARGS)

bench: $(READY) ## print how fast it is beside what it is measured against; four minutes, and better alone on the machine
	@$(BIN)/python tests/benchmarks/bench.py $(ARGS)

mutants: $(READY) ## make one thing wrong at a time in rtl and content/check: do the tests tell? an hour (ARGS=rtl/line: one module)
	@nice $(BIN)/python tests/mutation/mutants.py $(ARGS)

check: lint types spelling ## lint, types and spelling

lint: $(READY)
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests

types: $(READY)
	$(BIN)/mypy

spelling: $(READY)
	@$(BIN)/python tests/spelling/spelling.py

clean: ## remove what was set up
	rm -rf $(VENV) .venvs build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
