# `make run` opens the app, `make test` runs the tests; both set up what they need in .venv first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DOCS_READY := $(VENV)/.docs-ready
SUITE := .venvs/textual
SUITE_READY := $(SUITE)/.ready
PIP := -m pip install --quiet --disable-pip-version-check
PARALLEL := --numprocesses auto --dist worksteal

unexport PYTHONDONTWRITEBYTECODE # compiling every test anew takes each worker of pytest eight seconds

.DEFAULT_GOAL := help
.PHONY: help run test test-all test-offline coverage test-terminals golden fuzz bench mutants check lint types spelling workflows \
	docs pictures constraints clean test-web test-textual

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

$(READY): pyproject.toml constraints.txt src/mali_tui/__init__.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python $(PIP) --constraint constraints.txt --editable '.[dev]'
	@touch $@

$(DOCS_READY): $(READY)
	$(BIN)/python $(PIP) --constraint constraints.txt --editable '.[dev,docs]'
	@touch $@

$(SUITE_READY): tools/textual_suite/requirements.txt constraints.txt
	$(PYTHON) -m venv $(SUITE)
	$(SUITE)/bin/python $(PIP) --requirement tools/textual_suite/requirements.txt "textual[syntax]$$(sed -n 's/^textual\(==[^ ]*\).*/\1/p' constraints.txt)"
	@touch $@

run: $(READY) ## open the app
	@$(BIN)/mali-tui $(ARGS)

test: $(READY) ## run the tests in parallel
	$(BIN)/python -m pytest $(PARALLEL) $(ARGS)

test-all: ## run the tests on every Python found (PYTHONS="python3.12 …"), with the lowest dependency versions, and with stock Textual
	PYTHONS="$(PYTHONS)" scripts/test_all.sh $(PARALLEL) $(ARGS)

test-offline: $(READY) ## run the tests without a network (Linux)
	unshare --map-root-user --net $(BIN)/python -m pytest $(PARALLEL) $(ARGS)

coverage: $(READY) ## measure line and branch coverage of content, reading and rtl
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest $(ARGS)
	$(BIN)/coverage combine --quiet
	for package in content reading rtl; do $(BIN)/coverage report --include="*/mali_tui/$$package/*" || exit; done

golden: $(READY) ## renew the screens that tests/ui/test_golden.py compares with; look at the diff before committing
	rm -f tests/ui/golden/*.txt
	GOLDEN_RENEW=1 $(BIN)/python -m pytest $(PARALLEL) --quiet tests/ui/test_golden.py -k looks

fuzz: $(READY) ## more examples for tests of properties; random keys and mouse, random seed (FUZZ_ROUNDS=300)
	@export FUZZ_ROUNDS=$${FUZZ_ROUNDS:-300} FUZZ_SEED=$${FUZZ_SEED:-$$(date +%s)}; \
	echo "FUZZ_ROUNDS=$$FUZZ_ROUNDS FUZZ_SEED=$$FUZZ_SEED"; \
	$(BIN)/python -m pytest -m hypothesis tests/unit --timeout 0 $(ARGS) && \
	$(BIN)/python -m pytest tests/ui/test_random_input.py tests/faults/test_storm.py --timeout 0 $(ARGS)

test-terminals: $(READY) ## test in real terminals; slow, needs the Debian packages in tests/terminals/packages.txt
	if command -v npm >/dev/null; then npm ci --prefix tests/terminals --no-audit --no-fund --silent; fi
	$(BIN)/python -m pytest -o pythonpath="tests/terminals tests/faults tests/support" --timeout 600 tests/terminals $(ARGS)
	THOROUGH=1 $(BIN)/python -m pytest tests/unit/rtl/test_bidi.py tests/unit/rtl/test_fribidi.py

test-textual: $(SUITE_READY) ## run Textual's own tests with the right-to-left layer in ltr (TEXTUAL=its source); ten minutes
	@$(SUITE)/bin/python tools/textual_suite/compare.py --checkout=$(TEXTUAL) -p no:cacheprovider $(PARALLEL) $(ARGS)

test-web: $(READY) ## test HTML pages and the right-to-left layer in a browser; needs Chromium, npm and DejaVu Sans Mono
	npm ci --prefix tests/web --no-audit --no-fund --silent
	$(BIN)/python -m pytest -o pythonpath="tests/web tests/ui tests/support" --timeout 300 tests/web $(ARGS)

bench: $(READY) ## run the benchmarks; seven minutes, on an otherwise idle machine
	@$(BIN)/python tests/benchmarks/bench.py $(ARGS)

mutants: $(READY) ## mutation testing of rtl, terminal, textual_* and the content checks; an hour (ARGS=content/checks/numbers: one module)
	$(BIN)/python -m pytest --quiet -o pythonpath=tools/mutation tools/mutation
	@nice $(BIN)/python tools/mutation/mutants.py $(ARGS)

check: lint types spelling workflows ## run the linter, type checker, spell checker and workflow validation

lint: $(READY)
	$(BIN)/ruff check src tests scripts tools
	$(BIN)/ruff format --check src tests scripts tools

types: $(READY)
	$(BIN)/mypy
	$(BIN)/mypy --platform darwin --cache-dir .mypy_cache/darwin src
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/win32 src

spelling: $(READY)
	@$(BIN)/python tests/spelling/spelling.py

workflows: $(READY)
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/*.yml

docs: $(DOCS_READY) ## build the documentation site in build/site
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "Open build/site/index.html"

pictures: $(READY) ## renew the pictures in README and docs, from a real terminal; ten minutes (ARGS="map lens": some views)
	$(BIN)/python tests/terminals/gallery.py docs/pictures $(ARGS)
	$(BIN)/python tests/terminals/walk.py docs/pictures/walk.gif

constraints: ## renew constraints.txt with the newest versions that pyproject.toml allows
	$(PYTHON) -m venv .venvs/uv
	.venvs/uv/bin/python $(PIP) uv
	.venvs/uv/bin/uv pip compile --quiet --universal --python-version 3.10 --all-extras --upgrade --no-annotate \
		--no-emit-index-url --custom-compile-command 'make constraints' --output-file constraints.txt pyproject.toml

clean: ## remove everything that make created
	rm -rf $(VENV) .venvs build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
