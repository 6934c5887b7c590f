"""Invented goal reports, rendered by several PDF producers, each with the truth beside it."""
