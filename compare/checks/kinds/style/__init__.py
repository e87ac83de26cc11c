"""Kinds of rules about house style."""
