"""The review desk: a page on this machine alone, to go through findings and decide on them."""
