# Two commands for a newcomer: `make demo` and `make test`. Everything is installed into $(VENV).

PYTHON ?= python3
VENV ?= .venv
PYTHONS ?= python3.11 python3.12 python3.13
TEXTS ?=
SIMULATED := tests/readers/test_spelling.py tests/readers/test_sandbox.py tests/text/test_workers.py tests/text/test_ticks.py tests/text/test_pager.py tests/indexer/faults/test_together.py tests/indexer/search/test_queries.py tests/collation/test_processes.py

STEPS := tests/proofreading/test_rules.py tests/proofreading/test_examples.py tests/readers/test_formats.py tests/reports/test_every_report.py tests/house/test_commands.py tests/text/test_messages.py tests/text/test_messages_asked.py tests/house/test_docs.py tests/house/test_rooms.py tests/attack/test_names.py tests/reports/test_terminal.py

ROOMS := collation commands editor indexer kyogo proofreading readers reports text web
BIN := $(VENV)/bin
# unidic-lite comes as source only: without isolation it is built by the setuptools of build.lock.
INSTALL := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation

.PHONY: demo serve test steps thorough test-all engine test-engine lint format docs pictures bench measures evaluate attack crash fuzz timing test-windows-like tools vscode lock clean

demo: $(VENV)/installed
	@PATH="$(abspath $(BIN)):$$PATH" sh docs/demo/demo.sh

serve: $(VENV)/installed
	@$(BIN)/kyogo --corpus corpus serve

test: $(VENV)/ready
	$(BIN)/python -m pytest -n 2

# The long forms: every page in every light and width, every kind of package, large documents.
thorough: $(VENV)/ready
	$(BIN)/python -m pytest -m thorough -n 2

# What CONTRIBUTING.md asks for beside the module itself: a forgotten step fails by its name.
steps: $(VENV)/ready
	$(BIN)/python -m pytest -n 2 $(STEPS)

test-all:
	@set -e; for python in $(PYTHONS); do \
	  version=$$($$python -c 'import sys; print("%d.%d" % sys.version_info[:2])') \
	    || { echo "not at hand: $$python"; continue; }; \
	  echo "Python $$version"; \
	  $(MAKE) --no-print-directory test PYTHON=$$python VENV=.venv-$$version; \
	done

# Three nodes of OpenSearch on loopback, until Ctrl-C. Without Java and Maven it says so.
engine: $(VENV)/ready
	$(BIN)/python tests/support/engine/cluster.py

# KYOGO_KILLS=50: so often a node is killed while one writes, and while one searches.
test-engine: $(VENV)/ready
	$(BIN)/python -m pytest -m engine tests/indexer/opensearch -rs

lint: $(VENV)/ready
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy

# A line too long is no reason to stop: the second step breaks it.
format: $(VENV)/ready
	$(BIN)/ruff check --fix --exit-zero --silent . && $(BIN)/ruff format . && $(BIN)/ruff check .

docs: $(VENV)/ready
	$(BIN)/python docs/generate.py

pictures: $(VENV)/ready
	$(BIN)/python docs/pictures.py && $(BIN)/python docs/pages.py && $(BIN)/python docs/gallery.py

bench: $(VENV)/ready
	$(BIN)/python bench/startup.py
	@test -n "$(TEXTS)" || echo "for the comparison with others: make bench TEXTS=FOLDER (plain texts)"
	@test -z "$(TEXTS)" || { $(BIN)/python bench/compare.py $(TEXTS) && $(BIN)/python bench/diff.py $(TEXTS); }

# What must not get worse: EVAL has the questions of bench/ranking.py, TEXTS plain texts.
measures: $(VENV)/ready
	$(BIN)/python -m pytest -m fuzz -n 2 tests/readers/test_nothing_lost.py tests/collation
	$(BIN)/python bench/ranking.py $(EVAL) --only Kyogo
	$(BIN)/python bench/encodings.py $(TEXTS)
	$(BIN)/python bench/one_corpus.py corpus "$$(ls corpus/letters/*.txt | head -n 1)"

# What the rules find and what of it is right, against the figures last committed: EVAL is the folder.
evaluate: $(VENV)/ready
	$(BIN)/python -m bench.evaluate $(EVAL)

crash: $(VENV)/ready
	$(BIN)/python -m pytest -m crash -v

attack: $(VENV)/ready
	$(BIN)/python -m pytest tests/attack tests/readers/test_hostile.py tests/readers/test_archive.py tests/readers/test_sandbox.py tests/web/test_gate.py -m "attack or not crash and not fuzz and not timing" -n 2

timing: $(VENV)/ready
	$(BIN)/python -m pytest -m timing

fuzz: $(VENV)/ready
	$(BIN)/python -m pytest -m fuzz --hypothesis-profile=fuzz

# Another system, simulated (tests/support/simulated.py): what Windows lacks; one that cannot fork.
test-windows-like: $(VENV)/ready
	for system in windows_like spawn_only; do \
	  PYTHONPATH=$(abspath tests/support)/$$system $(BIN)/python -m pytest -n 2 \
	    $(SIMULATED) || exit 1; \
	done

# Under pre-commit and reviewdog, the real ones; needs PyPI and, for reviewdog, Go.
tools: $(VENV)/ready
	VENV=$(VENV) .ci/tools

# The extension of VS Code: types, its tests against the real server, the package. Needs Node 20.
vscode: $(VENV)/ready
	cd editor/vscode && npm ci --no-audit --no-fund --loglevel=error \
	  && KYOGO_COMMAND='["$(abspath $(BIN))/kyogo"]' npm test --silent && npm run --silent package

lock:
	sh requirements/lock.sh $(PYTHON)

clean:
	rm -rf .venv .venv-* build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/installed: pyproject.toml requirements/build.lock requirements/runtime.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Kyogo needs Python 3.11 or later: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "installing Kyogo into $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes -r requirements/build.lock
	@$(INSTALL) --require-hashes -r requirements/runtime.lock
	@$(INSTALL) --no-deps -e .
	@$(BIN)/python -m compileall -q cli.py $(ROOMS)
	@touch $@

$(VENV)/ready: $(VENV)/installed requirements/dev.lock
	@echo "installing what the tests need ..."
	@$(INSTALL) --require-hashes -r requirements/dev.lock
	@touch $@
