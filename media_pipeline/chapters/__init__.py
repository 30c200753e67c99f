"""Chapters of videos: what holds for them, how people write them down, and how they are found in what is said."""
