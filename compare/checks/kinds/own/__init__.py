"""Kinds of rules that a newsroom writes itself."""
