PYTHON ?= python3
VENV := .venv

.PHONY: test

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/pip install -q -e . pytest hypothesis
	touch $@

test: $(VENV)/ready
	$(VENV)/bin/pytest
