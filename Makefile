# Two commands matter: `make graph` builds the knowledge graph, `make test` proves it.
PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
READY   = $(VENV)/.ready
EXTRAS  = $(VENV)/.extras
OTHERS  = $(VENV)-validators/.ready

.PHONY: help graph serve test test-all web reason lint types bench lock clean

help:            ## what can be made
	@awk -F':.*## ' '/^[a-z-]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(EXTRAS): $(READY) requirements-extras.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-extras.lock
	@touch $@

$(OTHERS): requirements-validators.lock
	$(PYTHON) -m venv $(VENV)-validators
	$(VENV)-validators/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-validators.lock
	@touch $@

graph: $(READY)  ## set up, build and validate the graph, show a few answers
	$(BIN)/python build_graph.py --summary

serve: $(READY)  ## serve the graph on the web, at http://127.0.0.1:8000
	$(BIN)/pairgraph serve

test: $(READY) lint types  ## set up and run every test that needs nothing outside Python
	$(BIN)/python -m pytest -m "not extra" -n auto

test-all: $(READY) $(EXTRAS) $(OTHERS) lint types  ## the same, and the tests of the optional extras
	$(BIN)/python -m pytest -n auto --ignore=tests/browser
	@# Apart: Playwright keeps an event loop running, which other tests cannot share.
	$(BIN)/python -m pytest -n auto tests/browser

web:             ## bundle the query editor (needs Node 20 or newer); without it a plain form stays
	npm ci --ignore-scripts --no-audit --no-fund
	npm run --silent build

reason: $(READY) $(EXTRAS)  ## OWL 2 DL consistency under HermiT (brings its own Java)
	$(BIN)/pairgraph reason

lint: $(READY)   ## style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)  ## strict type check
	$(BIN)/mypy

bench: $(READY)  ## the measurements that performance claims rest on
	$(BIN)/python -m benchmarks

lock:            ## pin every dependency with its hashes (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev --extra archive --extra link --extra serve pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group dev --group extras --all-extras -c requirements.lock pyproject.toml -o requirements-extras.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --extra serve --extra charts -c requirements-extras.lock pyproject.toml -o requirements-serve.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --group validators -o requirements-validators.lock

clean:           ## remove what was made here
	rm -rf $(VENV) $(VENV)-validators build dist
