"""Pages that are to be looked through again by a day: who is reminded, and what is due."""
