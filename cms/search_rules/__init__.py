"""Where writers decide about search: words that mean the same, and results that stand first."""
