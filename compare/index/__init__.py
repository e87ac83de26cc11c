"""What was computed last time, by content: kept in the user's cache, and missed by nobody when it is deleted."""
