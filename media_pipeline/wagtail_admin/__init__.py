"""Videos in Wagtail's admin: upload, list, one video's page, and the chooser for page editors."""
