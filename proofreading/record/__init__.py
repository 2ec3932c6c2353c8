"""Check records (校正記録): made, continued, written down and held against a text."""
