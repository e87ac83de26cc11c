"""Kinds of rules about quotations and their marks."""
