"""Comparison to text or bytes, one file per format: `render(comparison, style)`."""
