"""The blocks of a body as a union. Members that share a field name share its type and nullability.

A client that selects `__typename` and ignores members it does not know survives blocks that are added after
it was built; what this server itself cannot describe yet comes as `UnknownBlock`.
"""

from typing import Annotated, TypeAlias

import strawberry

from cms import richtext

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


@strawberry.type(description="A question with its answer, on a page of questions.")
class QuestionBlock(BlockFields):
    question: str
    anchor: str
    html: str
    links: list[ContentLink]


@strawberry.type(description="A problem, on a page of troubleshooting.")
class ProblemBlock(BlockFields):
    symptom: str = strawberry.field(description="What the reader notices.")
    anchor: str
    cause_html: str = strawberry.field(description="Safe HTML; empty where nobody has said.")
    fix_html: str = strawberry.field(description="Safe HTML.")
    links: list[ContentLink]


@strawberry.type(description="A term of a glossary. Those that stand together come in alphabetical order.")
class TermBlock(BlockFields):
    term: str
    also: list[str] = strawberry.field(description="Other words for it.")
    anchor: str
    html: str
    links: list[ContentLink]


@strawberry.type(description="A change, in a release note.")
class ChangeBlock(BlockFields):
    kind: str = strawberry.field(description="added, changed, fixed, removed or security.")
    html: str
    links: list[ContentLink]


@strawberry.type(description="An argument of an operation of this API.")
class ApiArgument:
    """As `cms.api_reference.Argument`."""

    name: str
    type: str = strawberry.field(description="As in the schema, such as `[ID!]`.")
    description: str
    default: str | None = strawberry.field(description="As GraphQL writes it; null where there is none.")
    deprecated: str = strawberry.field(description="Why it should not be used any more; empty while it may be.")


@strawberry.type(description="A field of a type of this API, or a value of an enum.")
class ApiField:
    """As `cms.api_reference.Field`."""

    name: str
    type: str = strawberry.field(description="Empty for a value of an enum.")
    description: str
    deprecated: str = strawberry.field(description="Why it should not be used any more; empty while it may be.")


@strawberry.type(description="An operation or a type of this API, as its schema describes it now.")
class ApiEntry:
    """As `cms.api_reference.Entry`."""

    name: str
    kind: str = strawberry.field(
        description="query, mutation, subscription, object, interface, union, input, enum or scalar."
    )
    signature: str = strawberry.field(description="As in the schema.")
    description: str = strawberry.field(description="Plain text; code stands between backticks.")
    deprecated: str = strawberry.field(description="Why it should not be used any more; empty while it may be.")
    returns: str = strawberry.field(description="The type of what an operation answers with; empty for types.")
    arguments: list[ApiArgument]
    fields: list[ApiField] = strawberry.field(description="Of the type, or of the type that an operation answers with.")


@strawberry.type(description="An operation or a type, on a page of API reference.")
class OperationBlock(BlockFields):
    name: str
    anchor: str
    entry: ApiEntry | None = strawberry.field(description="Null where the schema has nothing of that name any more.")


@strawberry.type(description="A GraphQL document to be copied and run.")
class ExampleBlock(BlockFields):
    title: str
    document: str
    variables: str = strawberry.field(description="A JSON object; may be empty.")
    valid: bool = strawberry.field(description="Whether the schema as it is now accepts it.")


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


@strawberry.type(
    description="A video or an interactive page of another site. Load the frame when the reader asks for it, not "
    "before: the other site then learns of them."
)
class EmbedBlock(BlockFields):
    title: str
    provider: str = strawberry.field(description="YouTube, Vimeo, or the name of a host.")
    frame_url: str = strawberry.field(description="What to load in a sandboxed frame.")
    page_url: str = strawberry.field(description="The same on its own page, where it can be seen without a frame.")
    ratio: str = strawberry.field(description="Of the frame's width to its height: 16:9, 4:3, 1:1 or 9:16.")


@strawberry.type(description="A page that is led to.")
class RelatedPage:
    """As `cms.targets.PageTarget`."""

    title: str
    summary: str = strawberry.field(description="May be empty.")
    path: str
    locale: str = strawberry.field(description="The language of that page: that of the text around, where it exists.")
    kind: str = strawberry.field(description="The name of its type, such as Article or Tutorial.")


@strawberry.type(
    description="Pages to go on with, chosen by a writer. Those that the viewer may not read are left out."
)
class RelatedBlock(BlockFields):
    pages: list[RelatedPage]


@strawberry.type(description="A file to take away. Left out where the viewer may not have it.")
class DownloadBlock(BlockFields):
    title: str
    description: str = strawberry.field(description="May be empty.")
    href: str
    file_name: str
    file_type: str = strawberry.field(description="The ending of its name in capitals, such as PDF.")
    file_size: int | None = strawberry.field(description="In bytes; null where it is not known.")


@strawberry.type(description="A link into the product, which opens with what the text is about.")
class ToolBlock(BlockFields):
    title: str
    description: str = strawberry.field(description="May be empty.")
    href: str = strawberry.field(description="An https address or a path of this site, with all parameters.")
    opens_with: list[str] = strawberry.field(description="The parameters in words, such as “thickness 3 mm”.")


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
    | QuestionBlock
    | ProblemBlock
    | TermBlock
    | ChangeBlock
    | OperationBlock
    | ExampleBlock
    | StepsBlock
    | MomentBlock
    | EmbedBlock
    | RelatedBlock
    | DownloadBlock
    | ToolBlock
    | UnknownBlock,
    strawberry.union("ContentBlock", description="One block of a body."),
]
