"""How well search finds, measured over judged questions: `python -m tests.relevance`; see docs/search.md."""
