"""Which files are articles, and what corpus.yaml says about them."""

from compare.corpus.listing import Sources, ids_as_named, is_nameless, sources

__all__ = ["Sources", "ids_as_named", "is_nameless", "sources"]
