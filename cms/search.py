"""Content, as search finds it: a document by its sections, a tutorial also by what is said in its video."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from wagtail.models import Page

from core.accounts.models import Viewer
from core.search.sources import Document, Source, register
from media_pipeline.models import Transcript

from .access import labels_for
from .body import sections_of
from .kinds import KINDS
from .models import ProductArea, TutorialPage
from .models.pages import BodyPage, node_name_of
from .reading import tags_of


def documents(model: type[BodyPage], pk: int) -> Iterator[Document]:
    """The documents of one page: its summary, its sections, and for a tutorial its sentences."""
    page = model.objects.filter(pk=pk, live=True, alias_of__isnull=True).first()
    access = labels_for(page) if page else frozenset()
    if page is None or not access:
        return
    category = Page.objects.filter(path=page.path[: -Page.steplen]).values_list("slug", flat=True).first() or ""
    unit: Callable[..., Document] = partial(
        Document,
        locale=page.language_code,
        title=page.title,
        path=page.web_path,
        access=access,
        tags=tuple(tags_of(page)),
        category=category,
        area=page.area.slug if page.area else "",
        updated_at=page.last_published_at or page.latest_revision_created_at,
        expires_at=page.expire_at,
    )
    sections = sections_of(page.body)
    lead = sections.pop(0).text if sections and not sections[0].heading else ""
    yield unit(unit="lead", body="\n".join(filter(None, [page.summary, lead])))
    for section in sections:
        yield unit(unit=section.anchor, anchor=section.anchor, heading=section.heading, body=section.text)
    if isinstance(page, TutorialPage) and page.video_id:
        yield from spoken(page, unit)


def spoken(page: TutorialPage, unit: Callable[..., Document]) -> Iterator[Document]:
    """What is said in the video, sentence by sentence, each with the millisecond at which it begins.

    The transcript in the page's language; where there is none the one in another language, unless the
    tutorial has a page in that language, which is then the better hit.
    """
    transcripts = Transcript.objects.filter(video_id=page.video_id).complete().best_first()
    languages = {transcript.language: transcript for transcript in reversed(transcripts)}
    transcript = languages.pop(page.language_code, None)
    if transcript is None:
        siblings = set(page.get_translations().live().values_list("locale__language_code", flat=True))
        transcript = next((found for language, found in languages.items() if language not in siblings), None)
    if transcript is None:
        return
    locale = transcript.language or page.language_code
    for cue in transcript.cues.order_by("position"):
        yield unit(unit=f"cue-{cue.position}", locale=locale, body=cue.text, start_ms=cue.start_ms)


def visible_ids(model: type[BodyPage], viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that the viewer may read now."""
    return set(model.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True).order_by())


def all_ids(model: type[BodyPage]) -> Iterable[int]:
    """Every page with documents."""
    ids: Iterable[int] = model.objects.filter(live=True).values_list("pk", flat=True).order_by("pk")
    return ids


def area_titles(locale: str) -> dict[str, str]:
    """What the product areas are called in a language."""
    return {area.slug: area.name_in(locale) for area in ProductArea.objects.all()}


for kind, model in KINDS.items():
    register(
        Source(
            kind=kind,
            node_type=node_name_of(model),
            documents=partial(documents, model),
            visible_ids=partial(visible_ids, model),
            all_ids=partial(all_ids, model),
            # All types share the areas: one of them names them, in one query.
            **({"area_titles": area_titles} if kind == "article" else {}),
        )
    )
