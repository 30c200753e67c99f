"""Markdown to the blocks of a page's body.

The converter knows no files and no pages: it asks a `Resolver` what a relative image or link stands for.
What a body cannot hold is simplified, never lost without a word: `Converted.problems` names it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any, Protocol
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from core.text import plain_text

from .blocks import CALLOUT_KINDS, CODE_LANGUAGES, anchor_for

MAX_MARKDOWN = 500_000

_CALLOUT = re.compile(r"\[!(\w+)\]\s*")
_LANGUAGES = {name for name, _ in CODE_LANGUAGES}
_KINDS = {name for name, _ in CALLOUT_KINDS}
_LANGUAGE_ALIASES = {
    "console": "bash",
    "sh": "bash",
    "shell": "bash",
    "js": "javascript",
    "ts": "typescript",
    "py": "python",
    "yml": "yaml",
    "toml": "ini",
    "svg": "xml",
    "gql": "graphql",
}
_INLINE_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br/>",
    "softbreak": " ",
}


class Resolver(Protocol):
    """What the Markdown's surroundings know."""

    def image(self, source: str) -> int | None:
        """The id of the Wagtail image for an image's address; None where there is none."""

    def page(self, href: str) -> int | None:
        """The id of the page that a relative link leads to; None where there is none (yet)."""


class NoResolver:
    """Markdown on its own: no images, no other pages."""

    def image(self, source: str) -> int | None:
        return None

    def page(self, href: str) -> int | None:
        return None


@dataclass
class Converted:
    """A body as Wagtail stores it, and what could not be carried over."""

    blocks: list[dict[str, Any]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def convert(source: str, resolver: Resolver | None = None) -> Converted:
    """The blocks of a Markdown text: headings with anchors, rich text, images, code, tables and callouts.

    CommonMark with tables, strikethrough and `> [!NOTE]` callouts. HTML in it is not carried over as HTML:
    its text is. The same text always gives the same blocks. More than 500,000 characters raise ValueError.
    """
    if len(source) > MAX_MARKDOWN:
        raise ValueError(f"The Markdown is longer than {MAX_MARKDOWN} characters.")
    return _Conversion(resolver or NoResolver()).run(_PARSER.parse(source))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 20})
    return parser.enable(["table", "strikethrough"])


_PARSER = _parser()


class _Conversion:
    """One walk over the tokens. Text gathers in `html` until a block that is not text comes."""

    def __init__(self, resolver: Resolver) -> None:
        self.resolver = resolver
        self.result = Converted()
        self.html: list[str] = []
        self.anchors: list[str] = []
        self.waiting: list[Token] = []

    def run(self, tokens: Sequence[Token]) -> Converted:
        self.blocks(tokens)
        self.flush()
        return self.result

    def blocks(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            end = _end_of(tokens, position)
            inside = tokens[position + 1 : end]
            match token.type:
                case "heading_open":
                    self.heading(int(token.tag[1]), inside[0])
                case "fence" | "code_block":
                    self.code(token)
                case "table_open":
                    self.table(inside)
                case "blockquote_open":
                    self.quote(inside)
                case "paragraph_open":
                    self.paragraph(inside[0])
                case "bullet_list_open" | "ordered_list_open":
                    self.html.append(self.list_html(token, inside))
                    self.images_of_list()
                case "hr":
                    self.flush()
                case "html_block":
                    self.raw_html(token)
            position = end + 1

    def add(self, block_type: str, value: Any) -> None:
        self.flush()
        self.result.blocks.append({"type": block_type, "value": value})

    def flush(self) -> None:
        """End the text block that is being gathered."""
        if self.html:
            html, self.html = "".join(self.html), []
            self.result.blocks.append({"type": "paragraph", "value": html})

    def problem(self, text: str) -> None:
        if text not in self.result.problems:
            self.result.problems.append(text)

    def heading(self, level: int, inline: Token) -> None:
        text = " ".join(_text_of(inline).split())[:200].strip()
        if text:
            anchor = anchor_for(text, self.anchors)
            self.anchors.append(anchor)
            self.add("heading", {"text": text, "level": str(min(max(level, 2), 4)), "anchor": anchor})

    def code(self, token: Token) -> None:
        if not token.content.strip():
            return
        word = (token.info.split() or [""])[0].lower()
        language = _LANGUAGE_ALIASES.get(word, word)
        if language not in _LANGUAGES:
            if word:
                self.problem(f"Code in “{word}” is shown as plain text.")
            language = "text"
        self.add("code", {"language": language, "title": "", "code": token.content.rstrip("\n")})

    def table(self, inside: Sequence[Token]) -> None:
        headings: list[str] = []
        rows: list[list[str]] = []
        for position, token in enumerate(inside):
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "th_open":
                headings.append(_text_of(inside[position + 1]))
            elif token.type == "td_open":
                html = self.inline(inside[position + 1])
                rows[-1].append(f"<p>{html}</p>" if html else "")
        self.add(
            "table",
            {
                "columns": [{"type": "text", "heading": heading} for heading in headings],
                "rows": [{"values": row} for row in rows[1:]],
                "caption": "",
            },
        )

    def quote(self, inside: Sequence[Token]) -> None:
        first = inside[1] if len(inside) > 1 and inside[0].type == "paragraph_open" else None
        found = _CALLOUT.match(first.content) if first else None
        kind = found[1].lower() if found else ""
        if first is None or found is None or kind not in _KINDS:
            for html in self.paragraphs(inside):
                self.html.append(f"<blockquote>{html}</blockquote>")
            return
        first = _PARSER.parseInline(first.content[found.end() :])[0]
        text = "".join(f"<p>{html}</p>" for html in self.paragraphs([inside[0], first, *inside[2:]]))
        if text:
            self.add("callout", {"kind": kind, "title": "", "text": text})

    def paragraph(self, inline: Token) -> None:
        """A paragraph's images stand between its texts, as blocks of their own."""
        texts: list[Token] = []
        for child in inline.children or []:
            if child.type != "image":
                texts.append(child)
                continue
            if self.image_id(child) is not None and not _is_inside_link(texts):
                self.text(texts)
                texts = []
                self.image(child)
            else:
                texts.append(child)
        self.text(texts)

    def text(self, tokens: Sequence[Token]) -> None:
        html = self.inline_tokens(tokens).strip()
        if html:
            self.html.append(f"<p>{html}</p>")

    def image(self, token: Token) -> None:
        value = {
            "image": self.image_id(token),
            "alt": _alt_of(token)[:300],
            "caption": str(token.attrs.get("title") or "")[:300],
        }
        self.add("image", value)

    def image_id(self, token: Token) -> int | None:
        return self.resolver.image(str(token.attrs.get("src", "")))

    def list_html(self, token: Token, inside: Sequence[Token]) -> str:
        """A list as rich text. Code and tables within items become text: rich text lists hold nothing else."""
        pieces = [f"<{token.tag}>"]
        position = 0
        while position < len(inside):
            end = _end_of(inside, position)
            pieces.append(f"<li>{self.item_html(inside[position + 1 : end])}</li>")
            position = end + 1
        return "".join([*pieces, f"</{token.tag}>"])

    def images_of_list(self) -> None:
        """Images within a list stand behind it: rich text lists hold none."""
        waiting, self.waiting = self.waiting, []
        for token in waiting:
            self.image(token)

    def item_html(self, inside: Sequence[Token]) -> str:
        lines: list[str] = []
        nested: list[str] = []
        position = 0
        while position < len(inside):
            token, end = inside[position], _end_of(inside, position)
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                nested.append(self.list_html(token, inside[position + 1 : end]))
            elif token.type in {"fence", "code_block"}:
                lines += [f"<code>{escape(line)}</code>" for line in token.content.splitlines() if line.strip()]
            else:
                if token.type not in {"paragraph_open", "inline"}:
                    self.problem("A table, quote or heading within a list is shown as text.")
                lines += self.paragraphs(self.without_images(inside[position : end + 1]))
            position = end + 1
        return "<br/>".join(line for line in lines if line) + "".join(nested)

    def without_images(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens, with the images that we have set aside until the list ends."""
        for token in tokens:
            if token.type == "inline" and token.children:
                found = [
                    child for child in token.children if child.type == "image" and self.image_id(child) is not None
                ]
                self.waiting += found
                token.children = [child for child in token.children if child not in found]
            yield token

    def paragraphs(self, tokens: Iterable[Token]) -> Iterator[str]:
        """The inline contents of whatever is in `tokens`, one by one."""
        for token in tokens:
            if token.type == "inline":
                html = self.inline(token)
                if html:
                    yield html
            elif token.type in {"fence", "code_block"}:
                yield "<br/>".join(f"<code>{escape(line)}</code>" for line in token.content.splitlines() if line)

    def inline(self, token: Token) -> str:
        return self.inline_tokens(token.children or []).strip()

    def inline_tokens(self, tokens: Sequence[Token]) -> str:
        pieces: list[str] = []
        links: list[bool] = []
        for token in tokens:
            match token.type:
                case "text" | "text_special":
                    pieces.append(escape(token.content, quote=False))
                case "code_inline":
                    pieces.append(f"<code>{escape(token.content, quote=False)}</code>")
                case "link_open":
                    tag = self.link(str(token.attrs.get("href", "")))
                    links.append(bool(tag))
                    pieces.append(tag)
                case "link_close":
                    pieces.append("</a>" if links.pop() else "")
                case "image":
                    self.problem(f"The image “{token.attrs.get('src', '')}” is shown as its alternative text.")
                    pieces.append(escape(_alt_of(token), quote=False))
                case "html_inline":
                    pieces.append(self.inline_html(token.content))
                case _:
                    pieces.append(_INLINE_TAGS.get(token.type, ""))
        return "".join(pieces)

    def link(self, href: str) -> str:
        """The opening tag for a link, or nothing where it leads nowhere we know."""
        scheme = urlsplit(href).scheme.lower() if href.isprintable() else "unprintable"
        if scheme in {"http", "https", "mailto"} or (href.startswith("#") and len(href) > 1):
            return f'<a href="{escape(href)}">'
        page = self.resolver.page(href) if not scheme else None
        if page is None:
            self.problem(f"The link to “{href}” leads nowhere.")
            return ""
        return f'<a linktype="page" id="{page}">'

    def inline_html(self, tag: str) -> str:
        if re.fullmatch(r"<br\s*/?>", tag, re.IGNORECASE):
            return "<br/>"
        if not tag.startswith("<!--"):
            self.problem("HTML tags are left out; their text is kept.")
        return ""

    def raw_html(self, token: Token) -> None:
        lines = plain_text(token.content).splitlines()
        if not token.content.lstrip().startswith("<!--"):
            self.problem("HTML tags are left out; their text is kept.")
        self.html += [f"<p>{escape(line, quote=False)}</p>" for line in lines]


def _end_of(tokens: Sequence[Token], position: int) -> int:
    """The index of the token that closes the one at `position`; itself where it closes itself."""
    if tokens[position].nesting != 1:
        return position
    depth = 0
    for index in range(position, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _is_inside_link(tokens: Sequence[Token]) -> bool:
    return sum(token.nesting for token in tokens if token.type.startswith("link_")) > 0


def _text_of(inline: Token) -> str:
    """The words of an inline token, without markup."""
    pieces = []
    for child in inline.children or []:
        if child.type in {"text", "text_special", "code_inline"}:
            pieces.append(child.content)
        elif child.type == "image":
            pieces.append(_alt_of(child))
        elif child.type in {"softbreak", "hardbreak"}:
            pieces.append(" ")
    return "".join(pieces).strip()


def _alt_of(image: Token) -> str:
    return _text_of(image) if image.children else image.content
