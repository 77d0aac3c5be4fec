# Two commands do it all: `make run` starts the lesson, `make test` checks everything.
# The first time needs the network; after that both work offline.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
PY := $(VENV)/bin/python
RUN_READY := $(VENV)/.run-ready
DEV_READY := $(VENV)/.dev-ready
BROWSER_READY := $(VENV)/.browser-ready
FRAMEWORKS := .venv-frameworks
PIP := $(PY) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run dev test conform frameworks lint format bench clean

help:
	@echo "make run     install what is needed and start the lesson (PORT=8501)"
	@echo "make test    install the test tools and a browser, lint, run every test"
	@echo "make dev     start the lesson with auto-reload and full error messages"
	@echo "make lint    ruff, mypy and (with npm) Biome;  make format lets ruff repair what it can"
	@echo "make conform run the published test cases of ONNX, Boost and CPython (part of make test)"
	@echo "make frameworks  run the lesson's PyTorch, JAX and Keras code in an environment of its own"
	@echo "make bench   print the figures quoted in the README"
	@echo "make clean   remove .venv and everything that was made"

run: $(RUN_READY)
	@echo "Activation Lab starts at http://localhost:$(PORT) (stop it with Ctrl+C)."
	@exec $(PY) -m streamlit run app.py --server.port $(PORT)

dev: $(RUN_READY)
	@echo "Activation Lab starts at http://localhost:$(PORT) and follows every saved file."
	@exec $(PY) -m streamlit run app.py --server.port $(PORT) --server.fileWatcherType auto \
		--server.runOnSave true --client.showErrorDetails full

test: lint $(BROWSER_READY)
	$(PY) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

conform: $(DEV_READY)
	$(PY) -m pytest tests/conformance

# PyTorch, JAX and Keras need a gigabyte: they have an environment of their own.
frameworks: $(FRAMEWORKS)/.ready
	KERAS_BACKEND=jax $(FRAMEWORKS)/bin/python -m pytest -rs tests/core/activations/test_text.py tests/core/choose/test_layer_code.py -k "torch or jax or keras or flax"

lint: $(DEV_READY)
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	@if $(MAKE) --silent node_modules/.ready; then node_modules/.bin/biome lint --error-on-warnings; \
		else echo "Biome is not installed (it needs npm): scripts and styles are not linted."; fi

# Linter of the browser's scripts and styles.
node_modules/.ready: package-lock.json
	@npm ci --silent --no-audit --no-fund
	@touch $@

format: $(DEV_READY)
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: $(BROWSER_READY)
	@for script in bench/*.py; do echo "== $$script"; $(PY) -m bench.$$(basename $$script .py) || exit 1; done

clean:
	rm -rf $(VENV) $(FRAMEWORKS) node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis screenshots
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is not. Try: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(RUN_READY): requirements.txt | $(PY)
	$(PIP) -r requirements.txt
	@touch $@

$(DEV_READY): requirements-dev.txt requirements-postgres.txt $(RUN_READY)
	$(PIP) -r requirements-dev.txt
	$(PY) tests/postgres.py --install
	@touch $@

$(FRAMEWORKS)/.ready: requirements-frameworks.txt requirements-dev.txt requirements.txt
	@$(PYTHON) -m venv $(FRAMEWORKS)
	$(FRAMEWORKS)/bin/python -m pip install --quiet --disable-pip-version-check -r requirements-frameworks.txt
	@touch $@

$(BROWSER_READY): tests/browser/find_browser.py $(DEV_READY)
	$(PY) tests/browser/find_browser.py --install
	@touch $@
