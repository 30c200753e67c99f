"""Where strangers' files are decoded: a child process with little memory, little time and nothing to steal.

`runner.run()` is the door. `child` is the other side of it; it imports neither Django nor our settings, so
that a decoder taken over by a hostile file finds no secret and no database.
"""
