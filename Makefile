# One line a target. `make setup` first; everything else uses its environment.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup test lint model bench demo screens
setup: ; $(PYTHON) -m venv .venv && $(BIN)/pip install -q -e '.[test,lint]'
test: ; $(BIN)/pytest
lint: ; $(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/deptry src
model: ; $(BIN)/pip install -q torch==2.13.0 && $(BIN)/pip install -q -e '.[train]' && $(BIN)/python -m training
bench: ; $(BIN)/pip install -q -e '.[bench]' && $(BIN)/python -m bench
demo: ; $(BIN)/accordingto demo --ledger demo.db
screens: ; $(BIN)/python -m bench.screens
