"""The demo's tutorial videos: drawn, spoken and muxed by `python -m demo.videos.make_videos`."""
