"""Kinds of rules about numbers, dates and times."""
