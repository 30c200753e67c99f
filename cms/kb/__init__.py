"""The knowledge base as a folder of Markdown: `manage.py kb import` and `manage.py kb export`."""
