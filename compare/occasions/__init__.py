"""Which articles report the same event, and what of an article says so."""
