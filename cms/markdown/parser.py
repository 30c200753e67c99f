"""The Markdown that documentation is written in: CommonMark, GitHub's additions, and three kinds of admonition."""

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.footnote import footnote_plugin

CONTAINER = re.compile(r"\s*\{?(?P<name>[A-Za-z][\w-]*)\}?\s*(?:\[(?P<boxed>[^\]]*)\]|(?P<title>.*))")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False).use(admon_plugin)
    return parser.use(container_plugin, "box", validate=lambda params, _markup: bool(CONTAINER.match(params)))


PARSER = _parser()


def end_of(tokens: list[Token], position: int) -> int:
    """The index of the token that closes the one at `position`; itself where it closes itself."""
    if tokens[position].nesting != 1:
        return position
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def text_of(inline: Token) -> str:
    """The words of an inline token, without markup."""
    pieces = []
    for child in inline.children or []:
        if child.type in {"text", "text_special", "code_inline"}:
            pieces.append(child.content)
        elif child.type == "image":
            pieces.append(alt_of(child))
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
    return "".join(pieces).strip()


def alt_of(image: Token) -> str:
    """The alternative text of an image."""
    return text_of(image) if image.children else image.content
