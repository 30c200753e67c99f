"""How often pages are read, counted without knowing by whom."""
