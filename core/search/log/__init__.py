"""What people look for: each question they settled on, what they opened, and what became of it.

A question is written down by a small request of the app of its own (`actions.record_question`), because what visitors
ask is mostly answered by the edge cache, before Django. Nothing follows from a single question, so none is an event;
that they were counted is (`events.QuestionsCounted`).
"""
