# What a person types. Nothing is needed but python3 (3.11 or newer) with its venv module, and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# A test of the real program waits half its time for a terminal: two workers a core.
WORKERS ?= -n $(shell echo $$((2 * $$(nproc 2>/dev/null || echo 2)))) --dist worksteal
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where this is set, each worker and each program that a test starts would compile everything again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: run test check types structure fix soak cover bench bench-quick messages pictures clean

run: $(VENV)/installed ## open the app
	@$(BIN)/fiche

test: $(VENV)/tested ## every test but those that take long
	$(BIN)/pytest $(WORKERS)

check: $(VENV)/tested ## form, types, arrows between rooms, tests
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests
	@$(MAKE) --no-print-directory --jobs=2 types test

types: $(VENV)/tested ## types, and arrows between rooms: on one core, so `make check` runs the tests beside them
	$(BIN)/mypy
	$(BIN)/lint-imports

structure: $(VENV)/tested ## how large each class is, with what it inherits
	@$(BIN)/python -m tests.structure

fix: $(VENV)/tested ## format, and mend what the linter can
	$(BIN)/ruff check --fix src tests
	$(BIN)/ruff format src tests

soak: $(VENV)/tested ## the tests that take long: kill, disk full, many people, many examples, other days and zones
	HYPOTHESIS_PROFILE=soak $(BIN)/pytest -m soak $(WORKERS) --dist loadfile

cover: $(VENV)/tested ## the branches of src that the tests go through, in a quarter of an hour
	@mkdir -p -m 1777 .coverage-data # Programs that the tests start under other accounts write there too.
	COVERAGE_FILE=$(CURDIR)/.coverage-data/coverage $(BIN)/pytest $(WORKERS) --cov --cov-report=term:skip-covered

# With FICHE_BENCH_BASE=PYTHON, of an environment that has another version of the program, keys are pressed in both.
bench: $(VENV)/tested ## every figure beside its peers and its goal, in ten minutes on a quiet machine; writes the guide
	@$(BIN)/python -m tests.benchmarks

bench-quick: $(VENV)/tested ## the same, coarser, in less than one, and writes no guide
	@$(BIN)/python -m tests.benchmarks --quick

messages: $(VENV)/tested ## bring the catalogues up to date with the source, and compile them
	$(BIN)/python -m tests.messages

pictures: $(VENV)/tested ## the pictures of the README, and .pictures/index.html with every screen
	@# With nothing of the terminal that this is typed in: one of 16 colours draws black plain where it is bold.
	env -i PATH="$(PATH)" TERM=xterm-256color LC_ALL=C.UTF-8 $(BIN)/python -m tests.pictures.take --all

clean: ## forget the virtual environment and the caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .benchmarks .coverage*

# Two stamps: a person who only wants to run the app does not wait for the tools of the tests, which are a dependency
# group (PEP 735). The pip that Debian 12 puts in a new environment does not know groups yet.
$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	$(BIN)/pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/pip install --quiet --editable . --group test
	@touch $@
