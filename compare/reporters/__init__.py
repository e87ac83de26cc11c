"""Report to text or bytes, one file per format: `render(report, style)`."""
