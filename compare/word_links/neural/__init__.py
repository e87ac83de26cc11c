"""The same by a language model that the user names."""
