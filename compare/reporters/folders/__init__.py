"""A report as tables that fill a folder: one module for each format, with `tables(report)` and what it NEEDS."""
