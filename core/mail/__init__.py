"""Outgoing mail: queued where it is written, sent by a worker, tried again until it is out."""
