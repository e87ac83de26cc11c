"""Kinds of rules about terms and their renderings."""
