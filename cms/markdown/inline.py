"""The inside of a paragraph: Markdown's inline tokens to the rich text of Wagtail."""

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from urllib.parse import urlsplit

from markdown_it.token import Token

from .html import MARKS, Piece, read_tag, without_empty
from .model import Resolver, Unresolved
from .parser import alt_of

_TAGS = {
    "strong_open": "<b>",
    "strong_close": "</b>",
    "em_open": "<i>",
    "em_close": "</i>",
    "s_open": "<s>",
    "s_close": "</s>",
    "hardbreak": "<br/>",
    "softbreak": " ",
}
_COMPONENT = re.compile(r"</?[A-Z]|<>|</>")


def with_images(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with each `<img>` as the image token that it stands for."""
    found = []
    for token in tokens:
        if token.type == "html_inline":
            name, attributes, _closing = read_tag(token.content)
            if name == "img":
                attrs: dict[str, str | int | float] = {
                    "src": attributes.get("src", ""),
                    "title": attributes.get("title", ""),
                }
                token = Token("image", "img", 0, attrs=attrs, content=attributes.get("alt", ""))
        found.append(token)
    return found


def with_links(tokens: Sequence[Token]) -> Iterator[tuple[Token, bool]]:
    """The tokens of a text, each `<img>` as an image, and whether a link is open before each."""
    open_links = 0
    for token in with_images(tokens):
        yield token, open_links > 0
        name, attributes, closing = read_tag(token.content) if token.type == "html_inline" else ("", {}, False)
        if name == "a":
            open_links = 0 if closing else open_links + bool(attributes.get("href"))
        elif token.type.startswith("link_"):
            open_links += token.nesting


def image_of(piece: Piece) -> Token:
    """An image of HTML as one of Markdown."""
    attrs: dict[str, str | int | float] = {"src": piece.content, "title": piece.title}
    return Token("image", "img", 0, attrs=attrs, content=piece.alt)


class Inline:
    """Writes one inline token after the other; HTML tags that a text can hold are closed where they must be."""

    def __init__(self, resolver: Resolver, problem: Callable[[str], None]) -> None:
        self.resolver = resolver
        self.problem = problem

    def html(self, tokens: Sequence[Token]) -> str:
        """The tokens as rich text."""
        pieces: list[str] = []
        open_tags: list[tuple[str, str]] = []
        for token in with_images(tokens):
            match token.type:
                case "text" | "text_special":
                    pieces.append(escape(token.content, quote=False))
                case "code_inline":
                    pieces.append(f"<code>{escape(token.content, quote=False)}</code>")
                case "link_open":
                    tag = "" if _within(open_tags, "a", "<a>") else self.link(str(token.attrs.get("href", "")))
                    open_tags.append(("a", "</a>" if tag else ""))
                    pieces.append(tag)
                case "link_close":
                    pieces += _close(open_tags, "a")
                case "strong_open" | "em_open" | "s_open":
                    tag = _TAGS[token.type]
                    open_tags.append((token.type, tag.replace("<", "</")))
                    pieces.append(tag)
                case "strong_close" | "em_close" | "s_close":
                    pieces += _close(open_tags, token.type.replace("close", "open"))
                case "image":
                    pieces.append(self.image(token, linked=_within(open_tags, "a", "<a>")))
                case "html_inline":
                    pieces += self.tag(token.content, open_tags)
                case "footnote_ref":
                    pieces.append(f"<sup>{token.meta['id'] + 1}</sup>")
                case _:
                    pieces.append(_TAGS.get(token.type, ""))
        pieces += [closing for _name, closing in reversed(open_tags)]
        return without_empty("".join(pieces)).strip()

    def link(self, href: str) -> str:
        """The opening tag for a link, or nothing where it leads nowhere we know."""
        scheme, reason = "unprintable", ""
        if href.isprintable():
            try:
                scheme = urlsplit(href).scheme.lower()
            except ValueError:
                reason = ": it is no address"
        target = None
        if not scheme:
            try:
                target = self.resolver.link(href)
            except Unresolved as unresolved:
                reason = f": {unresolved}"
        if target is not None:
            return target.opening
        if href.startswith("#") and len(href) > 1:
            if reason:
                self.problem(f"The link to “{href}” leads to no section of its page.")
            return f'<a href="{escape(href)}">'
        if scheme in {"http", "https", "mailto"}:
            return f'<a href="{escape(href)}">'
        self.problem(f"The link to “{href}” leads nowhere{reason}.")
        return ""

    def image(self, token: Token, *, linked: bool) -> str:
        """What stands within a text for an image that is no block of its own."""
        source, alt = str(token.attrs.get("src", "")), escape(alt_of(token), quote=False)
        if source.lower().startswith(("https://", "http://")) and not linked:
            self.problem(f"The image “{source}” is on another site: a link leads there.")
            return f'<a href="{escape(source)}">{alt or escape(source, quote=False)}</a>'
        self.problem(f"The image “{source}” is shown as its alternative text{self.reason(source)}.")
        return alt

    def reason(self, source: str) -> str:
        """Why there is no such image, where the resolver knows."""
        try:
            self.resolver.image(source)
        except Unresolved as unresolved:
            return f": {unresolved}"
        return ""

    def tag(self, source: str, open_tags: list[tuple[str, str]]) -> list[str]:
        """An HTML tag in a text: emphasis, code, links and line breaks are kept, components left as they stand."""
        if source.startswith("<!--"):
            return []
        if _COMPONENT.match(source):
            self.problem("A component is left as it stands.")
            return [escape(source, quote=False)]
        name, attributes, closing = read_tag(source)
        if name == "br":
            return ["<br/>"]
        if name in MARKS:
            if closing:
                return _close(open_tags, f"<{name}>")
            open_tags.append((f"<{name}>", f"</{MARKS[name]}>"))
            return [f"<{MARKS[name]}>"]
        if name == "a" and closing:
            return _close(open_tags, "<a>")
        if name == "a" and attributes.get("href") and not _within(open_tags, "a", "<a>"):
            tag = self.link(attributes["href"])
            open_tags.append(("<a>", "</a>" if tag else ""))
            return [tag]
        self.problem("HTML tags are left out; their text is kept.")
        return []


def _within(open_tags: Sequence[tuple[str, str]], *names: str) -> bool:
    return any(name in names for name, _closing in open_tags)


def _close(open_tags: list[tuple[str, str]], name: str) -> list[str]:
    """The closing tags up to that of `name`: none where it is not open, or where Markdown's own would be crossed."""
    for opened, _closing in reversed(open_tags):
        if opened == name:
            break
        if name.startswith("<") and not opened.startswith("<"):
            return []
    else:
        return []
    closed = []
    while open_tags:
        opened, closing = open_tags.pop()
        closed.append(closing)
        if opened == name:
            break
    return closed
