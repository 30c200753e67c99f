"""The rendered blocks of a body as members of the union of `blocks`."""

from typing import TypedDict

import strawberry

from cms import body, images, moments, richtext, targets, typed
from cms.api_reference import Entry

from .blocks import (
    ApiArgument,
    ApiEntry,
    ApiField,
    CalloutBlock,
    ChangeBlock,
    CodeBlock,
    ContentBlock,
    ContentLink,
    DownloadBlock,
    EmbedBlock,
    ExampleBlock,
    HeadingBlock,
    ImageBlock,
    MomentBlock,
    OperationBlock,
    ParagraphBlock,
    Picture,
    ProblemBlock,
    QuestionBlock,
    RelatedBlock,
    RelatedPage,
    Step,
    StepsBlock,
    TableBlock,
    TableRow,
    TermBlock,
    ToolBlock,
    UnknownBlock,
    VideoMoment,
)


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
        case typed.Question():
            answer = block.answer
            return QuestionBlock(
                **head, question=block.question, anchor=block.anchor, html=answer.html, links=_links(answer)
            )
        case typed.Problem():
            return ProblemBlock(
                **head,
                symptom=block.symptom,
                anchor=block.anchor,
                cause_html=block.cause.html,
                fix_html=block.fix.html,
                links=[*_links(block.cause), *_links(block.fix)],
            )
        case typed.Term():
            told = block.definition
            return TermBlock(
                **head, term=block.term, also=block.also, anchor=block.anchor, html=told.html, links=_links(told)
            )
        case typed.Change():
            return ChangeBlock(**head, kind=block.kind, html=block.text.html, links=_links(block.text))
        case typed.Operation():
            return OperationBlock(**head, name=block.name, anchor=block.anchor, entry=_entry(block.entry))
        case typed.Example():
            return ExampleBlock(
                **head,
                title=block.title,
                document=block.document,
                variables=block.variables,
                valid=block.valid,
            )
        case body.Steps():
            return StepsBlock(**head, steps=[_step(step) for step in block.steps])
        case body.VideoMoment():
            return MomentBlock(**head, moment=_moment(block.moment), caption=block.caption)
        case body.Frame(embed=embed):
            return EmbedBlock(
                **head,
                title=block.title,
                provider=embed.provider,
                frame_url=embed.frame,
                page_url=embed.address,
                ratio=block.ratio,
            )
        case body.Related():
            return RelatedBlock(**head, pages=[_related(page) for page in block.pages])
        case body.Download():
            return DownloadBlock(
                **head,
                title=block.title,
                description=block.description,
                href=block.href,
                file_name=block.file_name,
                file_type=block.file_type,
                file_size=block.size,
            )
        case body.Tool():
            return ToolBlock(
                **head,
                title=block.title,
                description=block.description,
                href=block.href,
                opens_with=block.opens_with,
            )
        case _:
            return UnknownBlock(**head)


def _entry(entry: Entry | None) -> ApiEntry | None:
    if entry is None:
        return None
    return ApiEntry(
        name=entry.name,
        kind=entry.kind,
        signature=entry.signature,
        description=entry.description,
        deprecated=entry.deprecated,
        returns=entry.returns,
        arguments=[
            ApiArgument(
                name=one.name,
                type=one.type,
                description=one.description,
                default=one.default,
                deprecated=one.deprecated,
            )
            for one in entry.arguments
        ],
        fields=[
            ApiField(name=one.name, type=one.type, description=one.description, deprecated=one.deprecated)
            for one in entry.fields
        ],
    )


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


def _related(page: targets.PageTarget) -> RelatedPage:
    return RelatedPage(title=page.title, summary=page.summary, path=page.path, locale=page.locale, kind=page.kind)


def _links(text: richtext.RichText) -> list[ContentLink]:
    return [ContentLink(kind=link.kind, href=link.href, text=link.text, locale=link.locale) for link in text.links]
