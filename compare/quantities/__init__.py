"""Numbers of several articles: what they are of, which ones match, and which of them conflict."""
