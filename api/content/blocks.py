"""The blocks of a body as a union. Members that share a field name share its type and nullability.

A client that selects `__typename` and ignores members it does not know survives blocks that are added after
it was built; what this server itself cannot describe yet comes as `UnknownBlock`.
"""

from typing import Annotated, TypeAlias, TypedDict

import strawberry

from cms import body, images, moments, richtext

LinkKind = strawberry.enum(richtext.LinkKind, name="LinkKind", description="What a link leads to.")


@strawberry.type(description="A link within rich text, resolved: no markup needs to be read to follow it.")
class ContentLink:
    """As `cms.richtext.Link`."""

    kind: LinkKind  # type: ignore[valid-type]
    href: str = strawberry.field(description="A path of this site, a section of this page, or an address outside.")
    text: str
    locale: str | None = strawberry.field(description="The language of the page it leads to, where it leads to one.")


@strawberry.type(description="An image in the sizes that this site serves. Others cannot be asked for.")
class Picture:
    """As `cms.images.Picture`."""

    src: str
    srcset: str = strawberry.field(description="For `<img srcset>`: widths from a phone to a dense desktop screen.")
    width: int = strawberry.field(description="Of `src`, in pixels; with `height` it gives the proportions.")
    height: int


@strawberry.type
class BlockFields:
    """What every block has."""

    id: strawberry.ID = strawberry.field(description="Stays the same in every version of the page.")
    block_type: str = strawberry.field(description="The writer's name for this kind of block.")


@strawberry.type(description="A stretch of text.")
class ParagraphBlock(BlockFields):
    html: str = strawberry.field(description="Safe HTML: paragraphs, lists, quotes, links and inline marks.")
    links: list[ContentLink] = strawberry.field(description="Every link in the text, in order.")


@strawberry.type(description="The heading of a section.")
class HeadingBlock(BlockFields):
    text: str
    level: int = strawberry.field(description="2 to 4; the page's title is 1.")
    anchor: str = strawberry.field(description="What `#` links to this section end with; the same in all languages.")


@strawberry.type(description="An image.")
class ImageBlock(BlockFields):
    image: Picture | None = strawberry.field(description="Null where the file cannot be read.")
    alt: str = strawberry.field(description="Empty for decoration.")
    caption: str


@strawberry.type(description="Code or commands, to be shown as they are.")
class CodeBlock(BlockFields):
    language: str
    title: str
    code: str


@strawberry.type(description="A remark that stands out.")
class CalloutBlock(BlockFields):
    kind: str = strawberry.field(description="note, tip, important, warning or caution.")
    title: str = strawberry.field(description="Empty: show the kind.")
    html: str
    links: list[ContentLink]


@strawberry.type(description="A row of a table.")
class TableRow:
    cells: list[str] = strawberry.field(description="Safe HTML, one for each column.")


@strawberry.type(description="A table.")
class TableBlock(BlockFields):
    caption: str
    columns: list[str] = strawberry.field(description="The headings; empty ones where a column has none.")
    rows: list[TableRow]
    links: list[ContentLink]


@strawberry.type(description="A moment of a tutorial's video.")
class VideoMoment:
    """As `cms.moments.Moment`."""

    title: str = strawberry.field(description="The tutorial's.")
    path: str = strawberry.field(description="The tutorial's page. It begins to play at the moment with `?t=` and it.")
    locale: str = strawberry.field(description="The language of the tutorial.")
    second: int
    poster_url: str | None = strawberry.field(description="A still picture of the video; null until there is one.")
    duration_seconds: float | None = strawberry.field(description="Of the whole video.")
    sentence: str = strawberry.field(
        description="What is said there, in the language of the text around; empty where it is not known in it."
    )


@strawberry.type(description="One of several things to do.")
class Step:
    """As `cms.body.Step`."""

    id: strawberry.ID = strawberry.field(description="Stays the same in every version of the page.")
    title: str
    html: str = strawberry.field(description="Safe HTML; empty where the title says it all.")
    links: list[ContentLink]
    image: Picture | None
    alt: str = strawberry.field(description="Of the image; empty for decoration.")
    moment: VideoMoment | None = strawberry.field(description="Where a video shows this step.")


@strawberry.type(description="Things to do, one after another.")
class StepsBlock(BlockFields):
    steps: list[Step] = strawberry.field(description="In order; their numbers begin with 1.")


@strawberry.type(description="A way to a moment of a video. Left out where the viewer may not see the video.")
class MomentBlock(BlockFields):
    moment: VideoMoment
    caption: str = strawberry.field(description="What is to be seen there; may be empty.")


@strawberry.type(description="A block that this version of the API cannot describe. Leave it out, or offer a link.")
class UnknownBlock(BlockFields):
    """Stands for what is new."""


ContentBlock: TypeAlias = Annotated[
    ParagraphBlock
    | HeadingBlock
    | ImageBlock
    | CodeBlock
    | CalloutBlock
    | TableBlock
    | StepsBlock
    | MomentBlock
    | UnknownBlock,
    strawberry.union("ContentBlock", description="One block of a body."),
]


class _Head(TypedDict):
    id: strawberry.ID
    block_type: str


def block_type_of(block: body.Block) -> ContentBlock:
    """A rendered block as its member of the union."""
    head = _Head(id=strawberry.ID(block.id), block_type=block.block_type)
    match block:
        case body.Paragraph():
            return ParagraphBlock(**head, html=block.text.html, links=_links(block.text))
        case body.Heading():
            return HeadingBlock(**head, text=block.text, level=block.level, anchor=block.anchor)
        case body.Figure():
            return ImageBlock(**head, image=picture_type(block.picture), alt=block.alt, caption=block.caption)
        case body.Code():
            return CodeBlock(**head, language=block.language, title=block.title, code=block.code)
        case body.Callout():
            text = block.text
            return CalloutBlock(**head, kind=block.kind, title=block.title, html=text.html, links=_links(text))
        case body.Table():
            return TableBlock(
                **head,
                caption=block.caption,
                columns=block.columns,
                rows=[TableRow(cells=[cell.html for cell in row]) for row in block.rows],
                links=[link for row in block.rows for cell in row for link in _links(cell)],
            )
        case body.Steps():
            return StepsBlock(**head, steps=[_step(step) for step in block.steps])
        case body.VideoMoment():
            return MomentBlock(**head, moment=_moment(block.moment), caption=block.caption)
        case _:
            return UnknownBlock(**head)


def picture_type(picture: images.Picture | None) -> Picture | None:
    """A picture as its type."""
    if picture is None:
        return None
    return Picture(src=picture.src, srcset=picture.srcset, width=picture.width, height=picture.height)


def _step(step: body.Step) -> Step:
    return Step(
        id=strawberry.ID(step.id),
        title=step.title,
        html=step.text.html,
        links=_links(step.text),
        image=picture_type(step.picture),
        alt=step.alt,
        moment=_moment(step.moment) if step.moment else None,
    )


def _moment(moment: moments.Moment) -> VideoMoment:
    return VideoMoment(
        title=moment.title,
        path=moment.path,
        locale=moment.locale,
        second=moment.second,
        poster_url=moment.poster or None,
        duration_seconds=moment.duration_seconds,
        sentence=moment.sentence,
    )


def _links(text: richtext.RichText) -> list[ContentLink]:
    return [ContentLink(kind=link.kind, href=link.href, text=link.text, locale=link.locale) for link in text.links]
