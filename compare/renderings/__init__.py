"""Renderings: which words of one article stand for which words of another, and every place of each."""
