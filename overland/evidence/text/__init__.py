"""Texts of sources: out of files, by sentences and quotations, searched for an excerpt."""
