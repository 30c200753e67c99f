"""Wagtail's rich text as Markdown."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .html import MARKS, without_empty

_SPECIAL = re.compile(r"([\\`*_\[\]<>~|]|&(?=#?\w+;)|!(?=\[)|\{(?=[{%#]))")
_AT_START = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+=](?=[\s=-]|$)|:(?=:)|!(?=!!)|\?(?=\?\?)|(?:\d{1,9})(?=[.)](?:\s|$)))"
)
_MARKDOWN = {"b": "**", "i": "*", "s": "~~"}
_BLOCKS = {"p", "blockquote", "ul", "ol"}


class NotMarkdown(Exception):
    """The text holds what Markdown has no words for."""


@dataclass
class Node:
    """An element of a rich text; its children are elements and strings."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)


class _Tree(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in {"br", "hr", "embed", "img"}:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


Href = Callable[[dict[str, str]], str]
"""The address for the attributes of a link; empty where it leads nowhere."""


def canonical(html: str) -> str:
    """The rich text without what says nothing: the editor's keys, other names for a tag, empty paragraphs."""
    html = re.sub(r'\sdata-block-key="[^"]*"', "", html)
    html = re.sub(r"<(/?)(strong|em|del|strike)>", lambda found: f"<{found[1]}{MARKS[found[2]]}>", html)
    html = re.sub(r"<br\s*/?>", "<br/>", html)
    html = re.sub(r"[ \t\r\n]+", " ", html)
    html = re.sub(r" ?(</?(?:p|li|ul|ol|blockquote)>) ?", r"\1", html)
    html = re.sub(r"<(p|blockquote)></\1>", "", without_empty(html))
    return html.replace("&quot;", '"').replace("&#x27;", "'").replace("&#39;", "'")


def write_rich_text(html: str, href: Href, *, marks: bool = True) -> str:
    """The rich text as Markdown; emphasis as HTML tags where `marks` is off.

    Raises `NotMarkdown` for what neither can say.
    """
    tree = _Tree()
    tree.feed(canonical(html))
    tree.close()
    return _Writer(href, marks).blocks(tree.root.children)


def write_line(html: str, href: Href, *, marks: bool = True) -> str:
    """A single paragraph's content as one line, for a cell of a table."""
    tree = _Tree()
    tree.feed(canonical(html))
    tree.close()
    if not tree.root.children:
        return ""
    if len(tree.root.children) != 1 or not isinstance(node := tree.root.children[0], Node) or node.tag != "p":
        raise NotMarkdown
    return _Writer(href, marks, line_break="<br>").inline(node.children)


def escaped(text: str) -> str:
    """Plain text as Markdown that says it."""
    text = _SPECIAL.sub(r"\\\1", " ".join(text.split(" ")))
    return re.sub(r"(?<=\w)\\_(?=\w)", "_", text)


def at_start(line: str) -> str:
    """A line as the first of a paragraph, where some characters would begin a block."""
    return _AT_START.sub(lambda found: _shielded(found[1], found[2]), line)


def _shielded(before: str, mark: str) -> str:
    return f"{before}{mark}\\" if mark[0].isdigit() else f"{before}\\{mark}"


class _Writer:
    def __init__(self, href: Href, marks: bool, line_break: str = "\\\n") -> None:
        self.href = href
        self.marks = marks
        self.line_break = line_break

    def blocks(self, children: Sequence[Node | str]) -> str:
        parts: list[str] = []
        before = ""
        for child in children:
            if isinstance(child, str):
                if child.strip():
                    raise NotMarkdown
                continue
            if child.tag not in _BLOCKS or (child.tag == before and before in {"ul", "ol"}):
                raise NotMarkdown
            parts.append(self.block(child, ">\n" if before == child.tag == "blockquote" else "\n"))
            before = child.tag
        return "".join(parts).removeprefix("\n").rstrip("\n")

    def block(self, node: Node, gap: str) -> str:
        match node.tag:
            case "p":
                return f"{gap}{self.paragraph(node.children)}\n"
            case "blockquote":
                lines = self.paragraph(node.children).split("\n")
                return gap + "".join(f"> {line}\n" for line in lines)
            case _:
                return gap + "".join(f"{line}\n" for line in self.list_lines(node))

    def paragraph(self, children: Sequence[Node | str]) -> str:
        text = self.inline(children).strip()
        if not text:
            raise NotMarkdown
        return "\n".join(at_start(line) for line in text.split("\n"))

    def list_lines(self, node: Node) -> list[str]:
        lines: list[str] = []
        for number, item in enumerate(node.children, 1):
            if isinstance(item, str) or item.tag != "li":
                raise NotMarkdown
            marker = "- " if node.tag == "ul" else f"{number}. "
            nested = [child for child in item.children if isinstance(child, Node) and child.tag in {"ul", "ol"}]
            inline = [child for child in item.children if not any(child is one for one in nested)]
            if not inline or item.children[: len(inline)] != inline:
                raise NotMarkdown
            within = self.paragraph(inline).split("\n")
            for inner in nested:
                within += self.list_lines(inner)
            lines += [(marker if place == 0 else " " * len(marker)) + line for place, line in enumerate(within)]
        return lines

    def inline(self, children: Sequence[Node | str]) -> str:
        pieces = [escaped(child) if isinstance(child, str) else self.element(child) for child in children]
        return re.sub(r"!\0\[", r"\\!\0[", "\0".join(pieces)).replace("\0", "")

    def element(self, node: Node) -> str:
        if node.tag == "br":
            return self.line_break
        if node.tag == "a":
            return self.link(node)
        if node.tag == "code" and self.marks:
            return self.code(node)
        if node.tag in _MARKDOWN and self.marks:
            return f"{_MARKDOWN[node.tag]}{self.inline(node.children)}{_MARKDOWN[node.tag]}"
        if node.tag in MARKS:
            return f"<{node.tag}>{self.inline(node.children)}</{node.tag}>"
        raise NotMarkdown

    def link(self, node: Node) -> str:
        text, href = self.inline(node.children), self.href(node.attrs)
        if not href:
            return text
        if re.search(r"[\s()<>\\]", href):
            href = "<" + re.sub(r"([<>\\])", r"\\\1", href) + ">"
        return f"[{text}]({href})"

    def code(self, node: Node) -> str:
        text = "".join(child if isinstance(child, str) else "\0" for child in node.children)
        if not text.strip() or "\0" in text:
            raise NotMarkdown
        fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", text)), default=0))
        pad = " " if text[0] in "` " or text[-1] in "` " else ""
        return f"{fence}{pad}{text}{pad}{fence}"
