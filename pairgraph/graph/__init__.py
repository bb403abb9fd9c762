"""Quads and what is done with them: stores, canonical form, formats, Turtle, releases."""
