"""From heard words to sentences, from sentences to captions, and files of captions in and out."""
