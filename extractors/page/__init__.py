"""Lays a release out: its lines, its sentences, and what is the site around it."""
