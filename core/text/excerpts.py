"""HTML and text, shortened to what a list, a notification or a search index needs."""

# ruff: noqa: SIM905 (word lists read better as words)

import re
from html.parser import HTMLParser
from typing import Final

from .markup import clean_html

_BLOCKS: Final = frozenset(
    "blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre summary table "
    "tbody td tfoot th thead tr ul".split()
)
_CHARACTERS_PER_WORD: Final = 12


class _TextCollector(HTMLParser):
    """Collects text; the edge of a block element is a line break, an image is its alternative text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")
        elif tag == "img":
            self.pieces.append(f" {dict(attrs).get('alt') or ''} ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def plain_text(html: str) -> str:
    """The words of `html` as a reader sees them: one line for each block, no markup, entities resolved.

    The HTML is cleaned first, so the text of scripts, styles and other invisible elements is not in it.
    The answer is text, not HTML: escape it where it is inserted into a page.
    """
    collector = _TextCollector()
    collector.feed(clean_html(html))
    collector.close()
    lines = (" ".join(line.split()) for line in "".join(collector.pieces).splitlines())
    return "\n".join(line for line in lines if line)


def excerpt(text: str, words: int = 40) -> str:
    """The first `words` words of plain `text` on one line, with an ellipsis where something was left out.

    Text without spaces is bounded too: at most 12 characters are kept for each of the words asked for.
    """
    limit = words * _CHARACTERS_PER_WORD
    # One word more than asked tells whether something is left out; the rest of a long text is not looked at.
    found = re.findall(r"\S+", text[: limit * 4])
    short = " ".join(found[:words])[:limit].rstrip()
    return short if short == " ".join(text.split()) else short.rstrip(".,;:–—-") + "…"
