"""Readers of one release's text: what it claims, about whom, when and where.

Nothing here knows of files, stores or datasets; that is `pipeline`.
"""
