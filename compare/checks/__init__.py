"""What rules find in the records of the earlier stages, and findings put together and in order."""
