"""Where writers read what people look for. The questions themselves live in core.search.log."""
