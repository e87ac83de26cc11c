"""Kinds of rules about names, offices, bodies and events."""
