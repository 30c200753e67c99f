"""Bare addresses in text become links."""

import re
from collections.abc import Iterator
from typing import Final

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Both alternatives start only where a word does and never look back, so that a scan is linear in the text.
_ADDRESS: Final = re.compile(
    r"""(?<![\w@/:.+-])(?:
        (?P<url>(?:https?://|www\.)[^\s<>"\x00-\x1f]+)
      | (?P<email>[\w.+-]{1,64}@[a-z0-9](?:[a-z0-9-]{0,62})(?:\.[a-z0-9](?:[a-z0-9-]{0,62}))+)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_CLOSING_PUNCTUATION: Final = frozenset("?!.,:;*_~'”’»")


def _without_closing_punctuation(url: str) -> str:
    """`url` up to the punctuation of the sentence around it; a bracket stays when it was opened within."""
    end = len(url)
    surplus = url.count(")") - url.count("(")
    while end:
        if url[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif url[end - 1] not in _CLOSING_PUNCTUATION:
            break
        end -= 1
    return url[:end]


def _link(state: StateCore, shown: str, target: str, level: int) -> Iterator[Token]:
    opening = Token("link_open", "a", 1, level=level, markup="linkify", info="auto")
    opening.attrSet("href", state.md.normalizeLink(target))
    text = Token("text", "", 0, level=level + 1, content=shown)
    closing = Token("link_close", "a", -1, level=level, markup="linkify", info="auto")
    yield from (opening, text, closing)


def _linked(state: StateCore, token: Token) -> Iterator[Token]:
    """`token`, split at the addresses in it."""
    position = 0
    for found in _ADDRESS.finditer(token.content):
        shown = _without_closing_punctuation(found[0]) if found["url"] else found[0]
        target = f"mailto:{shown}" if found["email"] else shown
        if shown.lower().startswith("www."):
            target = f"http://{shown}"
        if not target.partition("://")[2] and not found["email"]:
            continue
        if position < found.start():
            yield Token("text", "", 0, level=token.level, content=token.content[position : found.start()])
        yield from _link(state, shown, target, token.level)
        position = found.start() + len(shown)
    if position < len(token.content):
        yield Token("text", "", 0, level=token.level, content=token.content[position:])


def link_addresses(state: StateCore) -> None:
    """A rule for markdown-it: `http://`, `https://`, `www.` and email addresses outside of links become links."""
    for block in state.tokens:
        if block.type != "inline" or not block.children:
            continue
        within_link = 0
        children: list[Token] = []
        for token in block.children:
            within_link += (token.type == "link_open") - (token.type == "link_close")
            if token.type == "text" and not within_link:
                children.extend(_linked(state, token))
            else:
                children.append(token)
        block.children = children
