"""Processes: forks, fresh interpreters, signals, limits, locks and ends; nobody else knows them."""
