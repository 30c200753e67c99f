"""Pages of content as plain HTML: what is read before the app runs, and by those for whom it never does."""

from collections.abc import Iterable, Iterator
from itertools import count

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from cms import body, reading, typed
from cms.clock import clock
from cms.images import Picture
from cms.models import CategoryPage, ContentPage, GuidePage, HomePage, ReleaseNotePage, TutorialPage
from cms.models.pages import BodyPage
from cms.moments import Moment
from cms.targets import PageTarget
from cms.typed_blocks import CHANGE_KINDS
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
            if isinstance(page, ReleaseNotePage):
                released = date_format(page.released_on)
                head += format_html(
                    '<p>{} · <time datetime="{}">{}</time></p>', page.version, page.released_on, released
                )
            number = count(1) if isinstance(page, GuidePage) else None
            blocks = format_html_join("", "{}", ((_block(block, number),) for block in body.render_body(page, viewer)))
            spoken = _transcript(page, viewer) if isinstance(page, TutorialPage) else SafeString("")
            return format_html("<article>{}{}{}</article>", head, blocks, spoken)
        case _:
            return head


def _links(pages: Iterable[ContentPage | PageTarget]) -> SafeString:
    rows = ((page.path if isinstance(page, PageTarget) else page.web_path, page.title, page.summary) for page in pages)
    return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a> {}</li>', rows))


def _transcript(page: TutorialPage, viewer: Viewer) -> SafeString:
    if page.video_id is None:
        return SafeString("")
    cues = Cue.objects.visible_to(viewer).filter(
        transcript__video=page.video_id, transcript__language=page.language_code
    )
    return format_html("<p>{}</p>", " ".join(cues.order_by("start_ms").values_list("text", flat=True)[:500]))


def _block(block: body.Block, number: Iterator[int] | None) -> SafeString:
    """A block as HTML. `number` counts the steps of the whole page, where they are numbered as one."""
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
            title = format_html("<strong>{}</strong>", block.title) if block.title else SafeString("")
            return format_html("<aside>{}{}</aside>", title, _trusted(block.text.html))
        case body.Table():
            heads = format_html_join("", "<th>{}</th>", ((column,) for column in block.columns))
            rows = format_html_join("", "<tr>{}</tr>", ((_cells(row),) for row in block.rows))
            return format_html("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>", heads, rows)
        case typed.Question():
            said = _trusted(block.answer.html)
            return format_html('<section><h2 id="{}">{}</h2>{}</section>', block.anchor, block.question, said)
        case typed.Problem():
            return format_html(
                '<section><h2 id="{}">{}</h2><h3>{}</h3>{}<h3>{}</h3>{}</section>',
                block.anchor,
                block.symptom,
                _("Cause"),
                _trusted(block.cause.html),
                _("Fix"),
                _trusted(block.fix.html),
            )
        case typed.Term():
            also = format_html(" ({})", ", ".join(block.also)) if block.also else ""
            meaning = _trusted(block.definition.html)
            return format_html('<dl><dt id="{}">{}{}</dt><dd>{}</dd></dl>', block.anchor, block.term, also, meaning)
        case typed.Change():
            kind = dict(CHANGE_KINDS).get(block.kind, block.kind)
            return format_html("<p><strong>{}</strong></p>{}", kind, _trusted(block.text.html))
        case typed.Operation():
            return _operation(block)
        case typed.Example():
            code = format_html("<pre><code>{}</code></pre>", block.document)
            values = format_html("<pre><code>{}</code></pre>", block.variables) if block.variables else ""
            return format_html("<section><h3>{}</h3>{}{}</section>", block.title, code, values)
        case body.Steps():
            numbers = [next(number) if number else at for at, _one in enumerate(block.steps, start=1)]
            steps = format_html_join("", "{}", ((_step(step),) for step in block.steps))
            return format_html('<ol start="{}">{}</ol>', numbers[0] if numbers else 1, steps)
        case body.VideoMoment():
            return _moment(block.moment, block.caption)
        case body.Frame(embed=embed):
            return _way(embed.address, block.title, embed.provider)
        case body.Related():
            return _links(block.pages)
        case body.Download():
            size = filesizeformat(block.size) if block.size is not None else ""
            return _way(block.href, block.title, ", ".join(filter(None, [block.file_type, size])), block.description)
        case body.Tool():
            return _way(block.href, block.title, ", ".join(block.opens_with), block.description)
        case _:
            return SafeString("")


def _operation(block: typed.Operation) -> SafeString:
    title = format_html('<h2 id="{}"><code>{}</code></h2>', block.anchor, block.name)
    entry = block.entry
    if entry is None:
        return title + format_html("<p>{}</p>", _("The API has no “%(name)s” any more.") % {"name": block.name})
    told = _described(entry.deprecated)
    old = format_html("<p><strong>{}</strong> {}</p>", _("Deprecated:"), told) if entry.deprecated else ""
    rows = ((part.name, part.type, _described(part.description)) for part in entry.parts)
    table = format_html_join("", "<tr><td><code>{}</code></td><td><code>{}</code></td><td>{}</td></tr>", rows)
    what = format_html("<pre><code>{}</code></pre><p>{}</p>", entry.signature, _described(entry.description))
    return format_html("<section>{}{}{}<table><tbody>{}</tbody></table></section>", title, what, old, table)


def _described(text: str) -> SafeString:
    """A description from the schema, in which code stands between backticks."""
    pieces = [format_html("<code>{}</code>" if at % 2 else "{}", piece) for at, piece in enumerate(text.split("`"))]
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _way(href: str, title: str, detail: str, description: str = "") -> SafeString:
    """A link, with what it leads to."""
    more = format_html(" ({})", detail) if detail else SafeString("")
    return format_html('<p><a href="{}">{}</a>{} {}</p>', href, title, more, description)


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
