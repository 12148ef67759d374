# Footprint: every recipe, each with a line. `make` lists them.
# Nothing here needs more than python3.11, pip, node and npm; tests also fetch Debian's Chromium.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
# a machine may be set to compile every import anew; here they are compiled once and kept
unexport PYTHONDONTWRITEBYTECODE

PYTHON := $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
# only mirrors somebody configured for pip are passed on; uv reads none of pip's settings itself, and
# believes the certificates the machine does, as pip does, only when it is told to
UV := $(if $(PIP_INDEX_URL),UV_DEFAULT_INDEX=$(PIP_INDEX_URL)) UV_SYSTEM_CERTS=true UV_LINK_MODE=copy $(BIN)/uv
INSTALL := pip install --quiet --require-hashes --only-binary :all:
OUT ?= out

.PHONY: help
help: ## list the recipes
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

# ---- setting up ---------------------------------------------------------------------------------

# Debian's python may lack ensurepip, so its own pip fills the environment. uv then installs the
# rest in a fifth of the time; where it cannot reach what pip reaches, pip does it.
.venv/built: requirements/build.txt
	@echo "Setting up .venv ..."
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv --without-pip .venv
	@PIP_DISABLE_PIP_VERSION_CHECK=1 $(PYTHON) -m pip --python $(BIN)/python install --quiet \
	  --no-input --require-hashes --only-binary :all: -r requirements/build.txt
	@touch $@

.venv/ready: .venv/built requirements/runtime.txt pyproject.toml
	@$(UV) $(INSTALL) --python $(BIN)/python -r requirements/runtime.txt || \
	  $(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes \
	    --only-binary :all: -r requirements/runtime.txt
	@$(UV) pip install --quiet --python $(BIN)/python --offline --no-deps --no-build-isolation -e .
	@touch $@

.venv/tested: .venv/ready requirements/dev.txt
	@echo "Setting up what the tests need ..."
	@$(UV) $(INSTALL) --python $(BIN)/python -r requirements/dev.txt || \
	  $(PYTHON) -m pip --python $(BIN)/python install --quiet --require-hashes \
	    --only-binary :all: -r requirements/dev.txt
	@touch $@

node_modules/.package-lock.json: package-lock.json package.json
	@npm ci --ignore-scripts --silent
	@touch $@

VENDORED := src/footprint/web/shared/static/vendor/LICENCE.txt

$(VENDORED): .venv/built node_modules/.package-lock.json hatch_build.py
	@$(BIN)/python hatch_build.py

.PHONY: vendor
vendor: $(VENDORED) ## bring the front-end files that pages are dressed in from npm

.PHONY: setup
setup: .venv/ready vendor ## set up what the command and the app need, in .venv

.PHONY: chromium
chromium:
	@bench/need.sh chromium

# ---- using it -----------------------------------------------------------------------------------

.PHONY: demo
demo: $(OUT)/demo/made $(VENDORED) ## make a synthetic council's annual report, and start the casework app with another
	@$(BIN)/footprint report $(OUT)/demo/returns/20?? --year-ending 2023-03-31 \
	  --council "Anytown (synthetic)" --population-under-18 68400 --iros 13 \
	  --out $(OUT)/demo/report
	@$(BIN)/footprint demo start --home $(OUT)/demo

.PHONY: demo-code
demo-code: .venv/ready ## print what a role signs in to the demonstration with: ROLE=iro
	@$(BIN)/footprint demo code --role $(or $(ROLE),iro) --home $(OUT)/demo

.PHONY: demo-stop
demo-stop: .venv/ready ## stop the casework app of the demonstration
	@$(BIN)/footprint demo stop --home $(OUT)/demo

# the same seed makes the same council, so it is made again only when its maker changes
$(OUT)/demo/made: .venv/ready $(wildcard src/footprint/synthetic/*)
	@rm -rf $(OUT)/demo/returns $(OUT)/demo/report && mkdir -p $(OUT)/demo
	@$(BIN)/footprint synthesise --like walsall-2022-23 --out $(OUT)/demo/returns
	@touch $@

# ---- checking it --------------------------------------------------------------------------------

.PHONY: check
check: .venv/tested ## lint, types, layers and house rules
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet . || { echo "Run: make format"; exit 1; }
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/house

.PHONY: format
format: .venv/tested ## lay the code out as `make check` wants it
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: test
test: .venv/tested vendor chromium ## every test but the long proofs
	@$(BIN)/python -m pytest -n 2 -rs -m "not prove and not spark"

.PHONY: prove
prove: .venv/tested judge test-spark test-postgresql ## the long proofs at their stated sample sizes
	@$(BIN)/python -m pytest -n 2 -m prove

.PHONY: fault
fault: .venv/tested vendor ## kill the server and the worker while they work; nothing acknowledged is lost
	@$(BIN)/python -m pytest -m fault -s

.PHONY: judge
judge: .venv/ready ## the public validator judges what the synthetic council returns
	@bench/judge/run.sh

.PHONY: test-spark
test-spark: .venv/tested ## the same figures on Spark; needs Java
	@bench/need.sh java
	@bench/spark.sh

.PHONY: test-postgresql
test-postgresql: .venv/tested ## the tests that use a database, on Debian's own PostgreSQL
	@bench/postgresql.sh -n 2

.PHONY: bench
bench: .venv/tested ## measure speed and memory, as ratios within one run
	@$(BIN)/python -m bench

# ---- keeping it ---------------------------------------------------------------------------------

.PHONY: lock
lock: .venv/built ## pin and hash what requirements/*.in ask for
	@for list in requirements/*.in; do $(UV) pip compile --quiet --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-header --universal --python-version 3.11 \
	  "$$list" -o "$${list%.in}.txt"; done

.PHONY: docs
docs: .venv/ready ## write the generated pages of docs/
	@$(BIN)/footprint rules --as markdown > docs/rules.md
	@$(BIN)/python -m footprint.indicators.writing docs/indicators.md
	@$(BIN)/python -m footprint.terms.listing docs/glossary.md
	@$(BIN)/python -m footprint.exchange.tables.describing docs/guides-for-users/bringing-data-in.md

.PHONY: clean
clean: ## remove everything that was made here
	@rm -rf .venv node_modules $(OUT) build .pytest_cache .mypy_cache .ruff_cache .hypothesis
