# make demo: install, load the demo archive, index it, serve it.   make test: install, run every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The demo's own archive, apart from yours.
DEMO_HOME ?= demo-home

.DEFAULT_GOAL := help
.PHONY: help install demo test servers test-cluster proof-cluster test-wheel proof coverage check bench bench-full bench-pages endurance mutants lock browser translations pictures

help: ## what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

install: $(VENV)/installed ## .venv with the program and all that its development needs

$(VENV)/installed: pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' || \
		{ echo "searchapp needs Python 3.11 to 3.13; name one by PYTHON=python3.12 make $(MAKECMDGOALS)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install ## load the demo archive, index it, serve it
	SEARCHAPP_HOME=$(DEMO_HOME) $(BIN)/searchapp demo

test: install browser ## every test, the browser's too
	$(BIN)/python -m pytest

# Interpreters that are not there are told and left out; each is tried with each pip.
WHEEL_PYTHONS ?= python3.11 python3.12 python3.13
WHEEL_PIPS ?= 23.0.1 latest

servers: install ## fetch OpenSearch and PostgreSQL, once, with which `make test` tries the second engine and archive too
	$(BIN)/python -m tests.cluster.servers fetch

test-cluster: servers ## the tests with a real OpenSearch and PostgreSQL alone; machines die once
	FAULTS=$(or $(FAULTS),1) $(BIN)/python -m pytest tests/engines tests/cluster tests/archive

proof-cluster: servers ## machines and workers die, twenty times each (FAULTS=N: so often)
	FAULTS=$(or $(FAULTS),20) $(BIN)/python -m pytest -rA tests/cluster tests/flows/test_annotators.py

test-wheel: install ## install the wheel as people do, without the lock, and search the demo with it
	rm -rf dist && $(BIN)/python -m hatchling build
	$(BIN)/python -m tests.packaging.clean_install --pythons $(WHEEL_PYTHONS) --pips $(WHEEL_PIPS) -- dist/*.whl

proof: install ## kills, failing disks, lost power and flipped bits, all of them (`make test` has a tenth); KEPT=FILE to go on
	PROOF=whole PROOF_KEPT=$(KEPT) $(BIN)/python -m pytest tests/proof tests/web/test_odd_requests.py

coverage: install ## which branches of each room the tests reach that need neither browser nor cluster (TESTS=tests/query asks fewer)
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest $(or $(TESTS),tests --ignore=tests/browser --ignore=tests/cluster --ignore=tests/proof)
	$(BIN)/python -m coverage combine --quiet
	$(BIN)/python -m coverage json --quiet -o .coverage.json
	$(BIN)/python -m benchmarks.covered .coverage.json

mutants: install ## would a test notice if the code were a little wrong: a sample of each room on which trust rests
	$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.mutants query escaping readers dates publishing forgetting

check: install ## lint, types, import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

browser: install ## a Chromium for the browser tests: an installed one, else Debian's, else playwright's
	@for b in chromium chromium-browser google-chrome google-chrome-stable chrome; do \
		command -v $$b >/dev/null && exit 0; done; \
	test -d "/Applications/Google Chrome.app" && exit 0; \
	if command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium && exit 0; fi; \
	$(BIN)/python -m playwright install chromium

bench: install ## speed beside other engines at 10,000 and 100,000 paragraphs (JSON=FILE keeps the figures)
	$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.run --sizes 10000 100000 $(if $(JSON),--json $(JSON))

bench-full: install ## the same at 1,000,000
	$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.run --sizes 1000000 $(if $(JSON),--json $(JSON))

bench-pages: install browser ## pages over HTTP beside Datasette and Omega, in a browser, exports, memory, at 100,000 paragraphs (JSON=FILE keeps the figures)
	$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.pages benchmarks/work $(if $(JSON),--json $(JSON))
	$(BIN)/python -m benchmarks.taking_away benchmarks/work $(if $(JSON),--json $(JSON))
	$(BIN)/python -m benchmarks.serving benchmarks/work $(if $(JSON),--json $(JSON))

endurance: install ## an hour of everything at once: errors, memory, time of answers (WORK=FOLDER, MINUTES=60)
	$(BIN)/python -m pip install --quiet --requirement benchmarks/requirements.txt
	$(BIN)/python -m benchmarks.endurance $(or $(WORK),benchmarks/work/endurance) --minutes $(or $(MINUTES),60)

lock: ## resolve the development environment anew, with hashes and for every platform
	$(BIN)/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-annotate --no-header --group dev pyproject.toml --output-file requirements.lock

translations: install ## take new sentences into the catalogues, and compile what is translated
	$(BIN)/pybabel -q extract -F babel.toml -k caption -k QueryError -k Notice -k BadValue:2 -k Sentence \
		--no-location --sort-output -o $(VENV)/searchapp.pot .
	$(BIN)/pybabel -q update -i $(VENV)/searchapp.pot -d searchapp/web/translations --no-fuzzy-matching \
		--ignore-obsolete --ignore-pot-creation-date -w 100000
	$(BIN)/pybabel compile -d searchapp/web/translations --statistics

pictures: install browser ## the screenshots in docs/pictures, of the demo archive
	$(BIN)/python docs/pictures.py
