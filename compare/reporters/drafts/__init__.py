"""Review to text, one file per format: `render(review, style)`."""
