"""Versions of a page: what changed between two of them in words, and back to an older one."""
