"""Drafts against what is published: what is to be said of each paragraph."""
