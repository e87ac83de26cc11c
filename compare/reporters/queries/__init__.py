"""Sheets of queries to text or bytes, one file per format: `render(sheets)`."""
