"""Articles side by side: the rows, and what differs in each."""
