"""A tiny Whisper model with weights of our own, for tests and the demonstration; see README.md."""
