"""What is known of a draft already: baselines, suppressions, words that the house accepts."""
