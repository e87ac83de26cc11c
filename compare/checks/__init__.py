"""Rule packs, and what their rules find in the records of the earlier stages."""
