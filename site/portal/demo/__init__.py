"""Invented people and cases, for a demonstration or a test of scale; not for a real install."""
