"""Trains what `proofreading/expected` weighs with; no part of the wheel."""
