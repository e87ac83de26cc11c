"""Which files are articles, and what corpus.yaml says about them."""

from compare.corpus.listing import sources

__all__ = ["sources"]
