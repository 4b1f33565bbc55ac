# One line a target. `make setup` first; everything else uses its environment.
PYTHON ?= python3
BIN := .venv/bin
# Each reads with what those before it wrote.
MODELS := training.coreference training training.train_somebody training.train_chains training.tune_encoder training.projection training.train_pairs training.calibrate_pairs training.calibrate_asking training.train_merging

.PHONY: setup test lint model bench demo torture screens
setup: ; $(PYTHON) -m venv .venv && $(BIN)/pip install -q -e '.[test,lint]'
test: ; $(BIN)/pytest
lint: ; $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/deptry src
model: ; $(BIN)/pip install -q torch==2.13.0 && $(BIN)/pip install -q -e '.[train]' && for part in $(MODELS); do $(BIN)/python -m $$part || exit 1; done
bench: ; $(BIN)/pip install -q -e '.[bench]' && $(BIN)/python -m bench
torture: ; $(BIN)/python -m torture
demo: ; $(BIN)/accordingto demo --ledger demo.db
screens: ; $(BIN)/python -m bench.screens
