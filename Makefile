# Two commands on a bare clone: `make demo` and `make test`. Python 3.11+, make, package registries.
PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin

.PHONY: help setup demo test lint bench pictures clean base dev

help:
	@echo "make demo      Demonstration auf http://localhost:$(PORT) (PORT=8001 für einen anderen Anschluss)"
	@echo "make test      alle Prüfungen, auch die Wege durch die Seiten im Browser"
	@echo "make lint      Hausregeln, Stil, Typen, Schichten"
	@echo "make bench     Messungen (ONLY=name für eine, SCALE=0.01 für einen schnellen Blick)"
	@echo "make pictures  Bilder der Seiten nach docs/pictures"
	@echo "make clean     Umgebung und Zwischenergebnisse entfernen; die Daten in .data bleiben"

base dev:
	@$(PYTHON) requirements/install.py $@

setup: dev

demo: base
	@exec $(BIN)/ratsverbund serve --demo --port $(PORT)

test: dev
	@exec $(BIN)/python tests/run.py

lint: dev
	@echo "Stil (ruff) …" && $(BIN)/ruff check -q && $(BIN)/ruff format -q --check
	@echo "Storeys und Räume (import-linter) …" && PYTHONPATH=src $(BIN)/lint-imports --no-logo > .cache/lint-imports.log || { cat .cache/lint-imports.log; exit 1; }
	@echo "Typen (mypy) …" && $(BIN)/mypy --no-error-summary
	@echo "Migrationen …" && $(BIN)/ratsverbund makemigrations --check --dry-run -v0
	@echo "Hausregeln …" && $(BIN)/pytest tests/house

bench: dev
	@$(BIN)/python -m benchmarks $(ONLY)

pictures: dev
	@PICTURES=docs/pictures $(BIN)/python tests/run.py tests/stories

clean:
	rm -rf .venv node_modules .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis src/ratsverbund/ui/static/vendor
	find src tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
