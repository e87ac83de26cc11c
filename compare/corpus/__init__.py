"""Which files are articles, and what corpus.yaml says about them."""

from compare.corpus.listing import ids_as_named, is_nameless, sources

__all__ = ["ids_as_named", "is_nameless", "sources"]
