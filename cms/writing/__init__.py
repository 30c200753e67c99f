"""Writing from elsewhere than Wagtail's editor: drafts in Markdown, through Wagtail's own actions and permissions."""
