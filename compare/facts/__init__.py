"""Statements into facts: figures, dates, people with their offices, quotations, lists. One file per kind."""
