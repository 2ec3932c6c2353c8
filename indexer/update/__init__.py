"""The one writer: plans, workers, outcomes."""
