"""Transcripts as they are kept: lines in rows, versions, and what people change in them."""
