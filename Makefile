# Tintype. `make run` and `make test` do everything, from a fresh clone on.

PYTHON ?= python3
BIN := .venv/bin
SETUP := .ci/setup.py .ci/constraints.txt pyproject.toml
# Which photographs `make bench` colours: a folder, zip or tar. Without it, it measures speed only.
PHOTOS ?=
# How long each trial of `make soak` goes on.
MINUTES ?= 5
# Where torch comes from, for example https://download.pytorch.org/whl/cpu; pip's own choice without.
# To change your mind later: make clean run TORCH_INDEX=...
export TORCH_INDEX

.PHONY: help run test lint wheel bundle translations soak bench clean
.NOTPARALLEL:

help:
	@echo "make run     open Tintype on the sample photograph"
	@echo "make test    all checks: style, types, import rules, tests"
	@echo "make lint    the checks without the tests"
	@echo "make wheel   build a wheel in out/wheel, install it into an empty environment, and try it there"
	@echo "make bundle  build a folder in out/bundle that runs without Python, and try it"
	@echo "make translations  bring the translations up to date, and list what is left to translate"
	@echo "make bench   measure; PHOTOS=... also measures how much colour comes back"
	@echo "make soak    kill, fuzz and work at random, MINUTES=5 each: nothing is lost, nothing grows"
	@echo "make clean   remove .venv and what was written to out/"

.venv/run.stamp: $(SETUP)
	@$(PYTHON) .ci/setup.py run
	@touch $@

.venv/test.stamp: $(SETUP)
	@$(PYTHON) .ci/setup.py test
	@touch $@ .venv/run.stamp

run: .venv/run.stamp
	@$(BIN)/python -m app --sample

lint: .venv/test.stamp
	$(BIN)/ruff check app models tests .ci
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -q -n auto --dist loadfile -m "not window"
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1440x900x24" $(BIN)/python -m pytest -q -m window

wheel: .venv/run.stamp
	@$(BIN)/python .ci/wheel.py

bundle: .venv/run.stamp
	@$(BIN)/python .ci/bundle.py

translations: .venv/run.stamp
	@$(BIN)/python .ci/translations.py

soak: .venv/test.stamp
	$(BIN)/python -m tests.trials.kill --minutes $(MINUTES)
	$(BIN)/python -m tests.trials.fuzz --minutes $(MINUTES)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.trials.soak --minutes $(MINUTES)

bench: .venv/run.stamp
	$(BIN)/python -m app bench solver --json out/solver.json
	$(BIN)/python -m app bench latency --json out/latency.json
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m app bench window --json out/window.json
ifneq ($(PHOTOS),)
	$(BIN)/python -m app bench points --photos "$(PHOTOS)" --guidance --json out/points.json
	$(BIN)/python -m app bench points --photos "$(PHOTOS)" --points 0,1,10,50 --aged --json out/aged.json
endif

clean:
	rm -rf .venv out
