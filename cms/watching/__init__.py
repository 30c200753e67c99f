"""Which parts of videos are watched, counted without knowing by whom."""
