"""Everything that is English: words, roots, spelling dialects, parts of speech, hedges."""
