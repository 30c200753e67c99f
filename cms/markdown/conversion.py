"""One walk over Markdown's tokens, which become blocks."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from markdown_it.token import Token
from wagtail.blocks import StreamBlock

from cms.blocks import titled_from
from cms.richtext import text_of as words_of
from cms.typed_blocks import EVERY_BODY

from .anchors import Anchors
from .directives import directive_in
from .html import Piece, code_lines, read_html, unwrapped
from .inline import Inline, image_of, with_links
from .model import MAX_BLOCKS, MAX_MARKDOWN, Converted, NoResolver, Problem, Resolver, Section, Unresolved
from .names import KINDS, LANGUAGE_ALIASES, LANGUAGES
from .parser import CONTAINER, PARSER, alt_of, end_of, text_of

_ALERT = re.compile(r"\[!(\w+)\][ \t]*([^\n]*)\n?")
# None of these looks further than it must: on a line full of openings each would search to the end of the line.
_HEADING_ID = re.compile(r"\s*\{\s*#([A-Za-z0-9_-]{1,80})[^{}]*\}\s*$")
_TASK = re.compile(r"\[([ xX])\]\s+")
_CODE_TITLE = re.compile(r"\btitle=([\"'])(.*?)\1")
_CAPTION = "Table: "
_TEMPLATE = re.compile(r"\{%.{0,200}?%\}|\{\{.{0,200}?\}\}|<[A-Z]\w{0,80}[\s/>]")


def convert(source: str, resolver: Resolver | None = None, body: StreamBlock | None = None) -> Converted:
    """The blocks of a Markdown text: headings with anchors, rich text, images, code, tables and callouts.

    They are blocks that `body` can hold, or some type of page can where none is given.
    CommonMark with tables, strikethrough, task lists, footnotes, `> [!NOTE]`, `!!! note` and `:::note`; HTML as
    far as a body can hold it. The same text always gives the same blocks. ValueError where it is longer than
    500,000 characters or has more than 2,000 blocks.
    """
    if len(source) > MAX_MARKDOWN:
        raise ValueError(f"The Markdown is longer than {MAX_MARKDOWN} characters.")
    return _Conversion(resolver or NoResolver(), body or EVERY_BODY).run(PARSER.parse(source))


class _Conversion:
    """Text gathers in `texts` until a block that is not text comes."""

    def __init__(self, resolver: Resolver, body: StreamBlock) -> None:
        self.resolver = resolver
        self.body = body
        self.inline = Inline(resolver, self.problem)
        self.result = Converted()
        self.texts: list[str] = []
        self.anchors = Anchors()
        self.waiting: list[Token] = []
        self.line = 0

    def run(self, tokens: list[Token]) -> Converted:
        self.blocks(tokens)
        self.flush()
        return self.result

    def blocks(self, tokens: list[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            end = end_of(tokens, position)
            self.at(token)
            is_after_table = position > 0 and tokens[position - 1].type == "table_close"
            self.block(token, tokens[position + 1 : end], is_after_table=is_after_table)
            position = end + 1

    def block(self, token: Token, inside: list[Token], *, is_after_table: bool) -> None:
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
                self.paragraph(inside[0], is_after_table=is_after_table)
            case "bullet_list_open" | "ordered_list_open":
                self.texts.append(self.list_html(token, inside))
                self.images_aside()
            case "admonition_open":
                self.admonition(token, inside)
            case "container_box_open":
                self.container(token, inside)
            case "footnote_block_open":
                self.footnotes(inside)
            case "hr":
                self.flush()
            case "html_block":
                self.raw_html(token)

    def at(self, token: Token) -> None:
        if token.map:
            self.line = token.map[0] + 1

    def add(self, block_type: str, value: Any) -> None:
        self.flush()
        self.result.blocks.append({"type": block_type, "value": value})
        if len(self.result.blocks) > MAX_BLOCKS:
            raise ValueError(f"The Markdown has more than {MAX_BLOCKS} blocks.")

    def flush(self) -> None:
        """End the text block that is being gathered."""
        if self.texts:
            html, self.texts = "".join(self.texts), []
            self.result.blocks.append({"type": "paragraph", "value": html})

    def problem(self, text: str) -> None:
        if not any(known.text == text for known in self.result.problems[-20:]):
            self.result.problems.append(Problem(text, self.line))

    def heading(self, level: int, inline: Token) -> None:
        text = " ".join(text_of(inline).split())
        explicit = _HEADING_ID.search(text)
        if explicit:
            text = text[: explicit.start()]
        self.add_heading(level, text, explicit[1] if explicit else "")

    def add_heading(self, level: int, text: str, wanted: str = "") -> None:
        if len(text) > 200:
            self.problem("A heading is cut off after 200 characters.")
        text = text[:200].strip()
        if text:
            anchor = self.anchors.take(wanted or text)
            self.add("heading", {"text": text, "level": str(min(max(level, 2), 4)), "anchor": anchor})
            place = len(self.result.blocks) - 1
            self.result.sections.append(Section(text, level, anchor, place, wanted))

    def code(self, token: Token) -> None:
        if not token.content.strip():
            return
        directive = directive_in(token, self.resolver, self.problem, self.body)
        if directive is not None:
            self.add(directive["type"], directive["value"])
            self.name_place(directive["type"], directive["value"])
            return
        info = token.info.strip()
        title = _CODE_TITLE.search(info)
        word = re.split(r"[\s{},:]", info.removeprefix("{"), maxsplit=1)[0].lower().removeprefix(".")
        language = LANGUAGE_ALIASES.get(word, word)
        if language not in LANGUAGES:
            if re.match(r"\{\w", info):
                # Of one that does name a block, it was said what is wrong with it.
                if info[1:-1] not in EVERY_BODY.child_blocks:
                    self.problem(f"“{info[:80]}” names no block: it is shown as code.")
            elif word:
                self.problem(f"Code in “{word}” is shown as plain text.")
            language = "text"
        code = token.content.removesuffix("\n")
        self.add("code", {"language": language, "title": title[2][:120] if title else "", "code": code})

    def name_place(self, block_type: str, value: Any) -> None:
        """Give a directive that one can be led to the anchor that it lacks.

        Not so a heading: it is a directive because Markdown's own headings cannot say just what it says.
        """
        name = titled_from(self.body.child_blocks[block_type])
        if not name:
            return
        if value.get("anchor"):
            self.anchors.keep(str(value["anchor"]))
        elif value.get(name) and block_type != "heading":
            value["anchor"] = self.anchors.take(str(value[name]))

    def table(self, inside: Sequence[Token]) -> None:
        headings: list[str] = []
        rows: list[list[str]] = []
        for position, token in enumerate(inside):
            if token.type == "tr_open":
                self.at(token)
                rows.append([])
            elif token.type == "th_open":
                headings.append(text_of(inside[position + 1]))
            elif token.type == "td_open":
                html = self.text_html(inside[position + 1])
                rows[-1].append(f"<p>{html}</p>" if html else "")
        self.add(
            "table",
            {
                "columns": [{"type": "text", "heading": heading} for heading in headings],
                "rows": [{"values": row} for row in rows[1:]],
                "caption": "",
            },
        )

    def quote(self, inside: list[Token]) -> None:
        first = inside[1] if len(inside) > 1 and inside[0].type == "paragraph_open" else None
        found = _ALERT.match(first.content) if first else None
        kind = KINDS.get(found[1].lower()) if found else None
        if first is None or found is None or kind is None:
            self.texts += [f"<blockquote>{html}</blockquote>" for html in self.paragraphs(inside)]
            self.images_aside()
            return
        title, rest = found[2].strip(), first.content[found.end() :]
        if not rest and len(inside) == 3:
            title, rest = "", title
        first.children = PARSER.parseInline(rest, {})[0].children if rest else []
        self.callout(kind, title.replace("\\", ""), inside)

    def admonition(self, token: Token, inside: list[Token]) -> None:
        """`!!! note "Title"`; a title that is only the kind again says nothing."""
        word, title = str(token.meta.get("tag", "")), ""
        if inside and inside[0].type == "admonition_title_open":
            end = end_of(inside, 0)
            title, inside = text_of(inside[1]), inside[end + 1 :]
        self.callout(self.kind(word), "" if title.lower() == word.lower() else title, inside)

    def container(self, token: Token, inside: list[Token]) -> None:
        """`:::note Title` is a callout; what other containers hold is shown without them."""
        found = CONTAINER.match(token.info)
        word = found["name"] if found else ""
        title = ((found["boxed"] or found["title"] or "") if found else "").strip()
        if word.lower() in KINDS:
            self.callout(KINDS[word.lower()], title, inside)
            return
        self.problem(f"What “:::{word}” holds is shown without it.")
        if title:
            self.texts.append(f"<p><b>{escape(title, quote=False)}</b></p>")
        self.blocks(inside)

    def kind(self, word: str) -> str:
        if word.lower() not in KINDS:
            self.problem(f"A callout of the kind “{word}” is shown as a note.")
        return KINDS.get(word.lower(), "note")

    def callout(self, kind: str, title: str, inside: list[Token]) -> None:
        text = self.rich(inside)
        if not text and title:
            title, text = "", f"<p>{escape(title, quote=False)}</p>"
        if text:
            self.add("callout", {"kind": kind, "title": title[:120], "text": text})
        self.images_aside()

    def footnotes(self, inside: list[Token]) -> None:
        """The notes as a list behind the text, in the order of their numbers."""
        self.flush()
        items, position = [], 0
        while position < len(inside):
            end = end_of(inside, position)
            items.append(f"<li>{self.item_html(inside[position + 1 : end])}</li>")
            position = end + 1
        self.texts.append(f"<ol>{''.join(items)}</ol>")
        self.images_aside()

    def paragraph(self, inline: Token, *, is_after_table: bool = False) -> None:
        """A paragraph's images stand between its texts, as blocks of their own."""
        if is_after_table and inline.content.startswith(_CAPTION) and "\n" not in inline.content:
            self.result.blocks[-1]["value"]["caption"] = text_of(inline).removeprefix(_CAPTION)
            return
        if _TEMPLATE.search(inline.content) and _TEMPLATE.search(text_of(inline)):
            self.problem("A template or component is left as it stands.")
        texts: list[Token] = []
        for child, is_linked in with_links(inline.children or []):
            if child.type == "image" and not is_linked and self.image_id(child) is not None:
                self.text(texts)
                texts = []
                self.image(child)
            else:
                texts.append(child)
        self.text(texts)

    def text(self, tokens: Sequence[Token]) -> None:
        html = self.inline.html(tokens)
        if html:
            self.texts.append(f"<p>{html}</p>")

    def text_html(self, inline: Token) -> str:
        self.at(inline)
        return self.inline.html(inline.children or [])

    def image(self, token: Token) -> None:
        alt, caption = alt_of(token), str(token.attrs.get("title") or "")
        if max(len(alt), len(caption)) > 300:
            self.problem("An image's description is cut off after 300 characters.")
        self.add("image", {"image": self.image_id(token), "alt": alt[:300], "caption": caption[:300]})

    def image_id(self, token: Token) -> int | None:
        try:
            return self.resolver.image(str(token.attrs.get("src", "")))
        except Unresolved:
            return None

    def list_html(self, token: Token, inside: list[Token]) -> str:
        """A list as rich text. Code and tables within items become text: rich text lists hold nothing else."""
        pieces = [f"<{token.tag}>"]
        position = 0
        while position < len(inside):
            end = end_of(inside, position)
            self.at(inside[position])
            pieces.append(f"<li>{self.item_html(inside[position + 1 : end])}</li>")
            position = end + 1
        return "".join([*pieces, f"</{token.tag}>"])

    def images_aside(self) -> None:
        """Images within a list or callout stand behind it: rich text holds none."""
        waiting, self.waiting = self.waiting, []
        for token in waiting:
            self.image(token)

    def item_html(self, inside: list[Token]) -> str:
        lines: list[str] = []
        nested: list[str] = []
        position = 0
        while position < len(inside):
            token, end = inside[position], end_of(inside, position)
            self.at(token)
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                nested.append(self.list_html(token, inside[position + 1 : end]))
            elif token.type in {"fence", "code_block"}:
                lines += [code_lines(token.content)]
            else:
                if token.type not in {"paragraph_open", "inline", "footnote_anchor"}:
                    self.problem("A table, quote or heading within a list is shown as text.")
                lines += self.paragraphs(inside[position : end + 1])
            position = end + 1
        if lines and (task := _TASK.match(lines[0])):
            lines[0] = ("☐ " if task[1] == " " else "☑ ") + lines[0][task.end() :]
        return "<br/>".join(line for line in lines if line) + "".join(nested)

    def rich(self, inside: list[Token]) -> str:
        """Whatever is inside as one rich text: paragraphs and lists; the rest as text."""
        pieces: list[str] = []
        position = 0
        while position < len(inside):
            token, end = inside[position], end_of(inside, position)
            self.at(token)
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                pieces.append(self.list_html(token, inside[position + 1 : end]))
            elif token.type == "blockquote_open":
                found = self.paragraphs(inside[position : end + 1])
                pieces += [f"<blockquote>{html}</blockquote>" for html in found]
            else:
                if token.type not in {"paragraph_open", "fence", "code_block"}:
                    self.problem("A table, heading or callout within a callout is shown as text.")
                pieces += [f"<p>{html}</p>" for html in self.paragraphs(inside[position : end + 1])]
            position = end + 1
        return "".join(pieces)

    def paragraphs(self, tokens: Iterable[Token]) -> Iterator[str]:
        """The inline contents of whatever is in `tokens`, one by one; images that are no links are set aside."""
        for token in tokens:
            if token.type == "inline":
                texts: list[Token] = []
                for child, is_linked in with_links(token.children or []):
                    is_block = child.type == "image" and not is_linked and self.image_id(child) is not None
                    (self.waiting if is_block else texts).append(child)
                self.at(token)
                html = self.inline.html(texts)
                if html:
                    yield html
            elif token.type in {"fence", "code_block"}:
                yield code_lines(token.content)
            elif token.type == "html_block":
                yield from filter(None, map(self.piece_html, self.pieces(token)))

    def piece_html(self, piece: Piece) -> str:
        """A piece of HTML within a list or callout; an image is set aside."""
        match piece.kind:
            case "code":
                return code_lines(piece.content)
            case "image":
                image = image_of(piece)
                if self.image_id(image) is None:
                    return self.inline.html([image])
                self.waiting.append(image)
                return ""
            case _:
                return unwrapped(piece.content)

    def pieces(self, token: Token) -> list[Piece]:
        return read_html(token.content, self.inline.link, self.problem)

    def raw_html(self, token: Token) -> None:
        """HTML between blank lines. A comment on its own ends the text block before it."""
        source = token.content.strip()
        if source.startswith("<!--") and source.endswith("-->"):
            self.flush()
            return
        if re.match(r"</?[A-Z]", source):
            self.problem("A component is left as it stands.")
            self.texts += [f"<p>{escape(line.strip(), quote=False)}</p>" for line in source.splitlines()]
            return
        for piece in self.pieces(token):
            match piece.kind:
                case "text":
                    self.texts.append(piece.content)
                case "heading":
                    self.add_heading(piece.level, words_of(piece.content))
                case "code" if piece.content.strip():
                    self.add("code", {"language": "text", "title": "", "code": piece.content.strip("\n")})
                case "image":
                    image = image_of(piece)
                    if self.image_id(image) is not None:
                        self.image(image)
                    else:
                        self.text([image])
