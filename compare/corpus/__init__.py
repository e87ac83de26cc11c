"""Which files are articles, and what corpus.yaml says about them."""

from compare.corpus.sources import sources

__all__ = ["sources"]
