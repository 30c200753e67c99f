"""Text that people wrote, made safe to show, to index and to quote."""

from .excerpts import excerpt, plain_text
from .markdown import MAX_MARKDOWN, render_markdown
from .markup import MAX_HTML, clean_html
from .scripts import script_json

__all__ = ["MAX_HTML", "MAX_MARKDOWN", "clean_html", "excerpt", "plain_text", "render_markdown", "script_json"]
