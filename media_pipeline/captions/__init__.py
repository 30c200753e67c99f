"""From heard words to sentences, from sentences to captions, and WebVTT in and out."""
