"""Events: what happened, told once, never lost. See docs/architecture.md, "How an event travels"."""
