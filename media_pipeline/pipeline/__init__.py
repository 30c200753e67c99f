"""The steps from an uploaded file to a video with captions."""
