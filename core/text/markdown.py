"""Markdown to safe HTML."""

import re
from typing import Final

from django.utils.translation import gettext as _
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from core.errors import DomainError, ErrorCode

from .links import link_addresses
from .markup import clean_html

MAX_MARKDOWN: Final = 65_536
"""Characters of Markdown that one call accepts. The bound on the work is this bound on the input."""

_TASK: Final = re.compile(r"\[([ xX])\] ")


def _mark_tasks(state: StateCore) -> None:
    """List items that begin with `[ ]` or `[x]` become items with a checkbox, in one pass over the tokens."""
    lists: list[Token] = []
    items: list[Token] = []
    for position, token in enumerate(state.tokens):
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists.append(token)
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists.pop()
        elif token.type == "list_item_open":
            items.append(token)
        elif token.type == "list_item_close":
            items.pop()
        elif token.type == "inline" and token.children and lists[-1:] and lists[-1].type == "bullet_list_open":
            task = _TASK.match(token.content)
            opens_item = state.tokens[position - 2] is items[-1] if items else False
            first = token.children[0]
            if task and opens_item and first.type == "text" and first.content.startswith(task[0]):
                first.content = first.content[len(task[0]) :]
                token.children.insert(0, _checkbox(checked=task[1] != " "))
                items[-1].attrSet("class", "task-list-item")
                lists[-1].attrSet("class", "contains-task-list")


def _checkbox(*, checked: bool) -> Token:
    box = Token("html_inline", "", 0)
    box.content = f'<input type="checkbox" disabled{" checked" if checked else ""}> '
    return box


def _align_cells(state: StateCore) -> None:
    """Table cells say `align` instead of `style`, which no text of ours may carry."""
    for token in state.tokens:
        if token.type in {"th_open", "td_open"}:
            style = str(token.attrs.pop("style", ""))
            if style.startswith("text-align:"):
                token.attrSet("align", style.removeprefix("text-align:"))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    parser.enable(["table", "strikethrough"])
    # After the joining of neighbouring text tokens, so that an address is seen in one piece.
    parser.core.ruler.push("addresses", link_addresses)
    parser.core.ruler.push("task_lists", _mark_tasks)
    parser.core.ruler.push("cell_alignment", _align_cells)
    return parser


_PARSER: Final = _parser()


def render_markdown(source: str) -> str:
    """`source` as safe HTML: CommonMark with tables, strikethrough, task lists and bare links.

    HTML within the Markdown passes through the same allowlist as everything else (`clean_html`). Code
    fences keep their language as `class="language-x"`.

    Refuses more than MAX_MARKDOWN characters with TOO_LONG.
    """
    if len(source) > MAX_MARKDOWN:
        raise DomainError(
            ErrorCode.TOO_LONG, _("This text is too long. At most %(limit)s characters fit.") % {"limit": MAX_MARKDOWN}
        )
    return clean_html(_PARSER.render(source))
