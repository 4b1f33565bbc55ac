"""Stage `views`: ledger → terminal and rows, always with the passage, so that it can be checked."""
