"""Kinds of rules about lists and what is left out."""
