"""A check from draft to findings: rules run, findings merged, fixes applied."""
