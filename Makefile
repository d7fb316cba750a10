# `make today` asks, `make test` proves; both set everything up in .venv first.
PYTHON ?= python3
PIP = .venv/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: today test check install torch prove benchmark clean

today: .venv/installed
	@.venv/bin/quiz today

test: .venv/developing
	.venv/bin/python -m pytest

check: .venv/developing
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports --no-cache
	QUIZ_HOME=.venv/home .venv/bin/quiz check decks
	.venv/bin/python -m pytest tests/docs

install: .venv/installed
	@mkdir -p "$(HOME)/.local/bin"
	@ln -sf "$(CURDIR)/.venv/bin/quiz" "$(HOME)/.local/bin/quiz"
	@echo "quiz -> $(HOME)/.local/bin/quiz"
	@case ":$$PATH:" in *":$(HOME)/.local/bin:"*) ;; *) echo 'Add ~/.local/bin to your PATH.';; esac

torch: .venv/installed
	$(PIP) $(TORCH) -e ".[torch]"

prove: .venv/developing
	rm -f decks/proved.json
	QUIZ_HOME=.venv/home .venv/bin/quiz check decks --proofs decks/proved.json

benchmark: .venv/installed
	$(PIP) -r benchmarks/requirements.txt
	.venv/bin/python -m benchmarks

clean:
	rm -rf .venv

.venv/bin/python:
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	$(PIP) -e .
	@touch $@

.venv/developing: .venv/installed
	$(PIP) $(TORCH) -e ".[test,dev,torch]"
	@touch $@
