# `make demo` and `make test` are all a newcomer needs; each sets up what it uses.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
# Certificates that the system trusts (a company proxy, say) are good enough for the installer too.
export UV_SYSTEM_CERTS := 1
export UV_NATIVE_TLS := 1

.PHONY: camera demo test unit workspace e2e check bench samples lock dev clean

dev: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml scripts/browser_code.json
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Finalist needs Python 3.11 or newer; this is $$($(PYTHON) --version). Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Finalist needs into $(VENV) …"
	@$(BIN)/python -m pip install --quiet --upgrade "pip>=24" "uv>=0.5"
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements/dev.txt
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --editable .
	@$(BIN)/python scripts/vendor_browser_code.py
	@touch $(STAMP)

demo: $(STAMP)
	@$(BIN)/finalist demo

test: $(STAMP) unit workspace e2e

unit: $(STAMP)
	@sh scripts/ensure.sh sound
	$(BIN)/pytest -n 2 -m "not e2e and not workspace and not patient"

workspace: $(STAMP)
	@sh scripts/ensure.sh dovecot sound
	@$(BIN)/python scripts/speech_fixtures.py
	$(BIN)/pytest -n 2 -m "(workspace or patient) and not e2e"

e2e: $(STAMP)
	@sh scripts/ensure.sh chromium dovecot sound
	$(BIN)/pytest -m e2e

camera: $(STAMP)
	@$(BIN)/python scripts/vendor_browser_code.py --all

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest tests/architecture

bench: $(STAMP)
	@sh scripts/ensure.sh readers sound voices
	@$(BIN)/python scripts/speech_fixtures.py
	$(BIN)/python -m benchmarks

lock:
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --all-extras --group dev -o requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
