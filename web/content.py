"""Pages of content as plain HTML: what is read before the app runs, and by those for whom it never does."""

from collections.abc import Iterable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from cms import body, reading
from cms.clock import clock
from cms.images import Picture
from cms.models import CategoryPage, ContentPage, HomePage, TutorialPage
from cms.models.pages import BodyPage
from cms.moments import Moment
from core.accounts.models import Viewer
from media_pipeline.models import Cue


def html_of(page: ContentPage, viewer: Viewer) -> SafeString:
    """The page's text, or the list of what is below it."""
    head = format_html("<h1>{}</h1><p>{}</p>", page.title, page.summary)
    match page:
        case HomePage():
            return head + _links(reading.list_categories(viewer=viewer, locale=page.language_code)[:50])
        case CategoryPage():
            return head + _links(reading.list_contents(page.web_path, viewer=viewer, locale=page.language_code)[:100])
        case BodyPage():
            blocks = format_html_join("", "{}", ((_block(block),) for block in body.render_body(page, viewer)))
            spoken = _transcript(page, viewer) if isinstance(page, TutorialPage) else SafeString("")
            return format_html("<article>{}{}{}</article>", head, blocks, spoken)
        case _:
            return head


def _links(pages: Iterable[ContentPage]) -> SafeString:
    rows = ((page.web_path, page.title, page.summary) for page in pages)
    return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a> {}</li>', rows))


def _transcript(page: TutorialPage, viewer: Viewer) -> SafeString:
    if page.video_id is None:
        return SafeString("")
    cues = Cue.objects.visible_to(viewer).filter(
        transcript__video=page.video_id, transcript__language=page.language_code
    )
    return format_html("<p>{}</p>", " ".join(cues.order_by("start_ms").values_list("text", flat=True)[:500]))


def _block(block: body.Block) -> SafeString:
    match block:
        case body.Paragraph():
            return _trusted(block.text.html)
        case body.Heading():
            return format_html('<h{} id="{}">{}</h{}>', block.level, block.anchor, block.text, block.level)
        case body.Figure():
            return _figure(block.picture, block.alt, block.caption)
        case body.Code():
            return format_html("<pre><code>{}</code></pre>", block.code)
        case body.Callout():
            return format_html("<aside><strong>{}</strong>{}</aside>", block.title, _trusted(block.text.html))
        case body.Table():
            heads = format_html_join("", "<th>{}</th>", ((column,) for column in block.columns))
            rows = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in block.rows))
            return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", heads, rows)
        case body.Steps():
            return format_html("<ol>{}</ol>", format_html_join("", "{}", ((_step(step),) for step in block.steps)))
        case body.VideoMoment():
            return _moment(block.moment, block.caption)
        case _:
            return SafeString("")


def _figure(picture: Picture | None, alt: str, caption: str = "") -> SafeString:
    if picture is None:
        return SafeString("")
    image = format_html('<img src="{}" width="{}" height="{}"', picture.src, picture.width, picture.height)
    rest = format_html(' alt="{}" loading="lazy">', alt)
    below = format_html("<figcaption>{}</figcaption>", caption) if caption else SafeString("")
    return format_html("<figure>{}{}{}</figure>", image, rest, below)


def _step(step: body.Step) -> SafeString:
    shown = _moment(step.moment) if step.moment else SafeString("")
    return format_html(
        "<li><strong>{}</strong>{}{}{}</li>",
        step.title,
        _trusted(step.text.html),
        _figure(step.picture, step.alt),
        shown,
    )


def _moment(moment: Moment, caption: str = "") -> SafeString:
    """A link to the moment, with what is to be seen there and what is said."""
    link = format_html('<a href="{}">{} ({})</a>', moment.href, moment.title, clock(moment.second))
    said = format_html("<blockquote>{}</blockquote>", moment.sentence) if moment.sentence else SafeString("")
    return format_html("<p>{} {}</p>{}", link, caption, said)


def _cells(row: Iterable[body.RichText]) -> SafeString:
    return format_html_join("", "<td>{}</td>", ((_trusted(cell.html),) for cell in row))


def _trusted(html: str) -> SafeString:
    """Rich text that cms has cleaned."""
    return mark_safe(html)  # noqa: S308
