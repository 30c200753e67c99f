# Kerf's commands. `make run` needs Python >= 3.11 and make, nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE = 1

PACKAGES := core media_pipeline cms community api web settings demo

.PHONY: run test test-production check bench services-up services-down setup setup-dev web sdl messages lock clean

run: ## start Kerf with demo content, everything in one folder
	@$(PYTHON) scripts/run.py

setup: ## the virtual environment, from the hash-pinned lock file
	@$(PYTHON) scripts/setup.py run

setup-dev:
	@$(PYTHON) scripts/setup.py dev

web: setup-dev ## the web bundle
	@$(PYTHON) scripts/setup.py web

test: setup-dev web ## the whole suite on the embedded profile
	@$(BIN)/python scripts/test.py embedded

test-production: setup-dev web ## the whole suite on PostgreSQL, Redis and OpenSearch (see services-up)
	@$(BIN)/python scripts/test.py production

check: setup-dev web
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py export_sdl --check
	$(BIN)/python scripts/messages.py check
	cd web && npm run --silent codegen:check && npm run --silent typecheck && npm run --silent lint && npm run --silent test && npm run --silent budget

sdl: setup-dev ## write api/schema.graphql
	$(BIN)/python manage.py export_sdl

messages: setup-dev ## bring the translations in settings/locale in line with the code
	@$(BIN)/python scripts/messages.py update

bench: setup-dev web ## the figures of docs/performance.md
	@$(BIN)/python -m tests.benchmarks

services-up: ## PostgreSQL, Redis and OpenSearch on loopback, for the production profile
	@scripts/services up

services-down:
	@scripts/services down

lock: ## renew the lock files after a change in pyproject.toml
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml -o requirements.lock
	uv pip compile --universal --generate-hashes --no-header --python-version 3.11 pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) web/node_modules web/dist
