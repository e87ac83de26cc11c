"""Kinds of rules about claims: what is certain, demanded, new, or the opposite."""
