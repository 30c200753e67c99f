"""HTML within Markdown, as far as a body can hold it. Nothing of it is carried over as it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser

MARKS = {
    **{"b": "b", "strong": "b", "i": "i", "em": "i", "cite": "i", "var": "i", "sub": "sub", "sup": "sup"},
    **{"code": "code", "kbd": "code", "samp": "code", "tt": "code", "s": "s", "del": "s", "strike": "s"},
}
_VOID = {"br", "hr", "img", "input", "source", "wbr", "meta", "link", "col", "embed", "area", "base", "track"}
_SILENT = {"script", "style", "template", "iframe", "object", "svg", "math", "noscript", "head"}
_BREAKS = {"p", "div", "center", "section", "article", "summary", "tr", "dt", "dd", "hr", "figure", "figcaption"}
_PLAIN = _BREAKS | {"span", "details", "table", "tbody", "thead", "td", "th", "picture", "dl", "u", "mark", "small"}
_EMPTY_MARK = re.compile(r"<(b|i|s|sub|sup|code)>(\s*)</\1>")
_EMPTY_LINK = re.compile(r"<a (?:href=\"((?:https?:|mailto:)[^\"]*)\"|[^>]*)>\s*</a>")
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}


@dataclass(frozen=True)
class Piece:
    """A part of what was read: `text` (rich text), `heading`, `code` or `image`."""

    kind: str
    content: str
    level: int = 0
    alt: str = ""
    title: str = ""


@dataclass
class _List:
    tag: str
    items: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    nested: list[str] = field(default_factory=list)

    def end_item(self) -> None:
        if self.lines or self.nested:
            self.items.append("<br/>".join(self.lines) + "".join(self.nested))
        self.lines, self.nested = [], []


def without_empty(html: str) -> str:
    """Rich text without emphasis of nothing. A link without words shows where it leads, if that is somewhere else."""
    before = ""
    while before != html:
        before, html = html, _EMPTY_MARK.sub(r"\2", html)
    return _EMPTY_LINK.sub(lambda found: f"{found[0][: -len('</a>')].rstrip()}{found[1]}</a>" if found[1] else "", html)


Link = Callable[[str], str]
"""The opening tag for an address, or nothing where it leads nowhere."""


def read_html(source: str, link: Link, problem: Callable[[str], None]) -> list[Piece]:
    """What a body can hold of a fragment of HTML, whether its tags are closed or not."""
    reader = _Reader(link, problem)
    reader.feed(source)
    reader.close()
    return reader.finish()


def read_tag(source: str) -> tuple[str, dict[str, str], bool]:
    """The name and attributes of a single tag, and whether it is a closing one; no name where it is none."""
    tag = _Tag()
    tag.feed(source)
    return tag.found


class _Tag(HTMLParser):
    found: tuple[str, dict[str, str], bool] = ("", {}, False)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = (tag, {name: value or "" for name, value in attrs}, False)

    def handle_endtag(self, tag: str) -> None:
        if not self.found[0]:
            self.found = (tag, {}, True)


class _Reader(HTMLParser):
    """Gathers a line of inline HTML until a block ends, and lists until they are closed."""

    def __init__(self, link: Link, problem: Callable[[str], None]) -> None:
        super().__init__(convert_charrefs=True)
        self.link = link
        self.problem = problem
        self.pieces: list[Piece] = []
        self.line: list[str] = []
        self.marks: list[tuple[str, str]] = []
        self.lists: list[_List] = []
        self.heading = 0
        self.quotes = 0
        self.silent: list[str] = []
        self.pre = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag in _SILENT and not self.silent:
            self.problem(f"<{tag}> is left out.")
        if tag in _SILENT:
            self.silent.append(tag)
        elif self.silent or self.pre:
            return
        elif tag in MARKS:
            self.open_mark(tag, f"<{MARKS[tag]}>", f"</{MARKS[tag]}>")
        elif tag == "a":
            self.open_link(values.get("href", ""))
        elif tag == "br":
            self.line.append("<br/>")
        elif tag == "img" and any(name == "a" for name, _closing in self.marks):
            self.problem(f"The image “{values.get('src', '')}” is shown as its alternative text.")
            self.line.append(escape(values.get("alt", ""), quote=False))
        elif tag == "img":
            self.end_line()
            self.pieces.append(
                Piece("image", values.get("src", ""), alt=values.get("alt", ""), title=values.get("title", ""))
            )
        else:
            self.open_block(tag)

    def open_block(self, tag: str) -> None:
        if tag in {"td", "th"} and self.line:
            self.line.append(" | ")
        elif tag in {"ul", "ol"}:
            self.end_line()
            self.lists.append(_List(tag))
        elif tag == "li":
            self.end_line()
            if self.lists:
                self.lists[-1].end_item()
        elif tag in _BREAKS or tag in _HEADINGS or tag in {"blockquote", "pre", "details"}:
            self.end_line()
            self.heading = _HEADINGS.get(tag, 0)
            self.quotes += tag == "blockquote"
            self.pre = tag == "pre"
            if tag == "summary":
                self.open_mark("summary", "<b>", "</b>")
        elif tag not in _PLAIN and tag not in _VOID:
            self.problem(f"The tag <{tag}> is left out; its text is kept.")
        if tag in {"details", "table"}:
            self.problem(f"<{tag}> is shown as text.")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[-1]:
                self.silent.pop()
        elif tag == "pre" and self.pre:
            self.pre = False
            code = "".join(self.line)
            self.line = []
            self.pieces.append(Piece("code", code))
        elif self.pre:
            return
        elif tag in MARKS or tag == "a":
            self.close_mark(tag)
        elif tag in {"ul", "ol"} and self.lists:
            self.end_list()
        elif tag in _BREAKS or tag in _HEADINGS or tag in {"li", "blockquote", "details"}:
            self.end_line()
            self.heading = 0
            self.quotes = max(0, self.quotes - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        if self.silent:
            return
        if self.pre:
            self.line.append(data)
            return
        words = " ".join(data.split())
        if words:
            before = " " if data[0].isspace() else ""
            after = " " if data[-1].isspace() else ""
            self.line.append(escape(f"{before}{words}{after}", quote=False))
        elif data and self.line:
            self.line.append(" ")

    def open_mark(self, tag: str, opening: str, closing: str) -> None:
        self.line.append(opening)
        self.marks.append((tag, closing))

    def open_link(self, href: str) -> None:
        if any(tag == "a" for tag, _closing in self.marks):
            return
        opening = self.link(href)
        self.open_mark("a", opening, "</a>" if opening else "")

    def close_mark(self, tag: str) -> None:
        if any(tag == name for name, _closing in self.marks):
            while True:
                name, closing = self.marks.pop()
                self.line.append(closing)
                if name == tag:
                    return

    def end_line(self) -> None:
        while self.marks:
            self.line.append(self.marks.pop()[1])
        html, self.line = without_empty("".join(self.line)).strip(), []
        if not html:
            return
        if self.lists:
            self.lists[-1].lines.append(html)
        elif self.heading:
            self.pieces.append(Piece("heading", html, level=self.heading))
        else:
            tag = "blockquote" if self.quotes else "p"
            self.pieces.append(Piece("text", f"<{tag}>{html}</{tag}>"))

    def end_list(self) -> None:
        self.end_line()
        done = self.lists.pop()
        done.end_item()
        html = f"<{done.tag}>{''.join(f'<li>{item}</li>' for item in done.items)}</{done.tag}>" if done.items else ""
        if html and self.lists:
            self.lists[-1].nested.append(html)
        elif html:
            self.pieces.append(Piece("text", html))

    def finish(self) -> list[Piece]:
        if self.pre:
            self.handle_endtag("pre")
        self.end_line()
        while self.lists:
            self.end_list()
        return self.pieces


def code_lines(source: str) -> str:
    """Code where only text may stand."""
    return "<br/>".join(f"<code>{escape(line)}</code>" for line in source.splitlines() if line.strip())


def unwrapped(html: str) -> str:
    """A text without the paragraph or quote around all of it."""
    return re.sub(r"^<(p|blockquote)>(.*)</\1>$", r"\2", html, flags=re.DOTALL)
