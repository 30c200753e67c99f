"""Content from outside, brought in through Wagtail's own actions: once, however often it is run.

A page is known by its locale and slug. An import that changes nothing makes no revision; one that changes
something publishes a new revision in the name of `actor`, who needs Wagtail's permission to do so.

    category = import_category(actor=writer, locale="en", slug="cutting", title="Cutting", summary="...")
    article = import_article(actor=writer, category=category, slug="kerf-width", title="...", markdown="...",
                             resolver=resolver)
    import_article(actor=writer, category=kategorie, slug="schnittfuge", title="...", markdown="...",
                   translation_of=article)

A translation that is imported, or changed by an import, counts as made from its original as it is now;
`significance` says what a change of an original means for the translations that were there before it.

A page's locale is its category's. Links between pages are found by the resolver, so a page that does not
exist yet is linked by a second import of the same text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.blocks import StreamBlock
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage, Image
from wagtail.models import Locale, Page

from core.accounts.models import User
from core.contributions import one_line
from core.errors import DomainError, ErrorCode
from media_pipeline.models import Video

from .markdown import MAX_MARKDOWN, Problem, Resolver, comparable, convert, same
from .models import ArticlePage, Audience, CategoryPage, ContentPage, HomePage, ProductArea, TutorialPage
from .models.pages import BodyPage
from .models.translation import Significance
from .translation.actions import follow_original
from .typed_blocks import GuideBody

P = TypeVar("P", bound=ContentPage)
B = TypeVar("B", bound=BodyPage)


@dataclass(frozen=True)
class Imported(Generic[P]):
    """A page after its import, whether that changed it, and what of the text could not be carried over."""

    page: P
    changed: bool
    problems: list[Problem] = field(default_factory=list)


@transaction.atomic
def import_home(*, actor: User, locale: str, summary: str) -> Imported[HomePage]:
    """What the home page of `locale`, which `cms.setup` has made, says of the site."""
    home = _home(locale)
    page, changed = _put(HomePage, actor, home.get_parent(), home.slug, {"summary": summary}, None)
    return Imported(page, changed)


@transaction.atomic
def import_category(
    *,
    actor: User,
    locale: str,
    slug: str,
    title: str,
    summary: str = "",
    icon: str = "",
    parent: CategoryPage | None = None,
    translation_of: CategoryPage | None = None,
) -> Imported[CategoryPage]:
    """A category below the home page of `locale`, or in `parent`. New ones stand behind those already there."""
    fields = {"title": title, "summary": summary, "icon": icon}
    page, changed = _put(CategoryPage, actor, parent or _home(locale), slug, fields, translation_of)
    return Imported(page, changed)


@transaction.atomic
def import_document(
    model: type[B],
    *,
    actor: User,
    category: CategoryPage,
    slug: str,
    title: str,
    markdown: str = "",
    summary: str = "",
    tags: Iterable[str] = (),
    area: ProductArea | None = None,
    audience: str = Audience.EVERYONE,
    resolver: Resolver | None = None,
    translation_of: B | None = None,
    significance: Significance = Significance.MINOR,
    **own: Any,
) -> Imported[B]:
    """A document of any type with the Markdown as its body, and in `own` the fields that only its type has.

    A translation is about the same area and for the same audience as its original, whatever is given.
    """
    fields, problems = _body_fields(model, title, summary, tags, markdown, resolver)
    fields |= {"area": area, "audience": audience, **own, **facts_of(translation_of)}
    page, changed = _put(model, actor, category, slug, fields, translation_of, significance)
    return Imported(page, changed, problems)


def import_article(
    *, actor: User, category: CategoryPage, slug: str, title: str, markdown: str, **rest: Any
) -> Imported[ArticlePage]:
    """An article with the Markdown as its body; `rest` as `import_document` takes it."""
    return import_document(
        ArticlePage, actor=actor, category=category, slug=slug, title=title, markdown=markdown, **rest
    )


def import_tutorial(
    *, actor: User, category: CategoryPage, slug: str, title: str, video: Video, **rest: Any
) -> Imported[TutorialPage]:
    """A tutorial around a video, with the Markdown beside it. The video need not be processed yet."""
    return import_document(TutorialPage, actor=actor, category=category, slug=slug, title=title, video=video, **rest)


def facts_of(original: BodyPage | None) -> dict[str, Any]:
    """What a translation has from its original as it is."""
    return {name: getattr(original, name) for name in original.shared_fields} if original else {}


@transaction.atomic
def import_area(*, slug: str, names: dict[str, str], position: int = 0) -> ProductArea:
    """A part of the product, known by its slug."""
    area = ProductArea.objects.filter(slug=slug).first() or ProductArea(slug=slug)
    area.names, area.position = names, position
    try:
        area.full_clean()
    except ValidationError as error:
        raise as_refusal(error) from error
    area.save()
    return area


@transaction.atomic
def import_image(*, actor: User, title: str, file: ImageFile) -> AbstractImage:
    """The Wagtail image with this content, made where there is none."""
    model: type[Image] = get_image_model()
    try:
        candidate = model(title=title[:255], file=file, uploaded_by_user=actor)
        candidate._set_image_file_metadata()
        candidate.full_clean(exclude=["collection"])
    except (OSError, ValueError, ValidationError) as error:
        raise DomainError(ErrorCode.INVALID, _("“%s” is not an image that can be read.") % title, "file") from error
    known = model.objects.filter(file_hash=candidate.file_hash).order_by("pk").first()
    if known is not None:
        return known
    candidate.save()
    return candidate


@transaction.atomic
def import_file(*, actor: User, title: str, file: File) -> AbstractDocument:
    """The Wagtail document with this content, made where there is none."""
    model: type[Document] = get_document_model()
    candidate = model(title=title[:255], file=file, uploaded_by_user=actor)
    candidate._set_document_file_metadata()
    known = model.objects.filter(file_hash=candidate.file_hash).order_by("pk").first()
    if known is not None:
        return known
    candidate.save()
    return candidate


def _home(locale: str) -> HomePage:
    home: HomePage | None = HomePage.objects.filter(locale__language_code=locale).first()
    if home is None:
        raise DomainError(ErrorCode.NOT_FOUND, _("There is no home page for “%s”.") % locale, "locale")
    return home


def body_of(model: type[ContentPage]) -> StreamBlock:
    """The blocks that a page of this type holds."""
    found: StreamBlock = model._meta.get_field("body").stream_block
    return found


def _body_fields(
    model: type[BodyPage], title: str, summary: str, tags: Iterable[str], markdown: str, resolver: Resolver | None
) -> tuple[dict[str, Any], list[Problem]]:
    try:
        converted = convert(markdown, resolver, body_of(model))
    except ValueError as error:
        raise DomainError(
            ErrorCode.TOO_LONG, _("The text is too long. At most %s characters fit.") % MAX_MARKDOWN, "markdown"
        ) from error
    distinct = {tag.casefold(): tag for tag in tags}
    fields = {"title": title, "summary": summary, "body": converted.blocks, "tags": sorted(distinct.values())}
    return fields, converted.problems


def _put(
    model: type[P],
    actor: User,
    parent: Page,
    slug: str,
    fields: dict[str, Any],
    translation_of: P | None,
    significance: Significance = Significance.MINOR,
) -> tuple[P, bool]:
    """Create or change the page `slug` below `parent`, and publish it where something is new."""
    page = model.objects.select_for_update().child_of(parent).filter(slug=slug).first()
    if page is None:
        page = start_page(model, actor=actor, parent=parent, slug=slug, fields=fields, translation_of=translation_of)
    return page, revise_page(page, actor=actor, fields=fields, translation_of=translation_of, significance=significance)


@transaction.atomic
def start_page(
    model: type[P],
    *,
    actor: User,
    parent: Page,
    slug: str,
    fields: dict[str, Any],
    translation_of: P | None = None,
    first_published_at: datetime | None = None,
) -> P:
    """A new page that nobody sees yet: it has its place, its title and its family, and no revision."""
    if Page.objects.child_of(parent).filter(slug=slug).exists():
        raise DomainError(ErrorCode.CONFLICT, _("“%s” is the address of a page of another type.") % slug, "slug")
    page: P = model(slug=slug, locale=parent.locale, live=False, owner=actor, first_published_at=first_published_at)
    if translation_of is not None:
        page.translation_key = translation_of.translation_key
    for name, value in fields.items():
        if name not in {"body", "tags"}:
            setattr(page, name, value)
    try:
        page.clean_fields(exclude={field.name for field in page._meta.fields} - {"slug", *fields} | {"body"})
        _check_translation(page, parent.locale)
        if not parent.permissions_for_user(actor).can_publish_subpage():
            raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not publish pages here."))
        parent.refresh_from_db()
        parent.add_child(instance=page)
    except ValidationError as error:
        raise as_refusal(error) from error
    return page


@transaction.atomic
def revise_page(
    page: ContentPage,
    *,
    actor: User,
    fields: dict[str, Any],
    translation_of: ContentPage | None = None,
    publish: bool = True,
    significance: Significance = Significance.MINOR,
    note: str | None = None,
) -> bool:
    """Give a page new values in one revision, published unless told otherwise; False where it has them already.

    `note` is its change note; without one it says that the text was imported.
    """
    draft = page.get_latest_revision_as_object()
    if isinstance(translation_of, BodyPage) and "body" in fields and page.latest_revision_id is None:
        fields = {**fields, "body": share_ids(translation_of.body.raw_data, fields["body"])}
    is_shown = page.live and not page.has_unpublished_changes
    if not _assign(draft, fields) and page.latest_revision_id and (is_shown or not publish):
        return False
    draft.significance = significance
    if publish and "body" in fields:
        _check_body(draft)
    draft.change_note = _("Imported") if note is None else note
    try:
        draft.clean_fields(exclude={field.name for field in draft._meta.fields} - {"slug", *fields})
        revision = draft.save_revision(user=actor, log_action=True)
        if publish:
            revision.publish(user=actor)
    except ValidationError as error:
        raise as_refusal(error) from error
    except PermissionDenied as error:
        raise DomainError(ErrorCode.FORBIDDEN, _("Your account may not publish pages here.")) from error
    page.refresh_from_db()
    if translation_of is not None and publish:
        follow_original(actor=actor, page=page)
    return True


def differs(page: ContentPage, fields: dict[str, Any]) -> bool:
    """Whether `revise_page` would make a revision of a page that is online."""
    # Read anew: where there is no draft, Wagtail takes the page that it is asked for as its latest revision.
    stored = type(page).objects.get(pk=page.pk)
    return _assign(stored.get_latest_revision_as_object(), fields)


def _check_body(page: ContentPage) -> None:
    """Refuse a body without what its type is about, as the editor does."""
    body = body_of(type(page))
    missing = body.lacks(block["type"] for block in page.body.raw_data) if isinstance(body, GuideBody) else ""
    if missing:
        raise DomainError(ErrorCode.INVALID, missing, "body")


def _check_translation(page: ContentPage, locale: Locale) -> None:
    family = type(page).objects.filter(translation_key=page.translation_key, locale=locale)
    if family.exists():
        raise DomainError(
            ErrorCode.CONFLICT,
            _("This page is already translated into “%s”, under another address.") % locale.language_code,
            "translation_of",
        )


def _assign(page: ContentPage, fields: dict[str, Any]) -> bool:
    """Set the fields that differ; whether any did."""
    changed = False
    for name, value in fields.items():
        match name:
            case "body":
                before = list(page.body.raw_data)
                if not same(before, value):
                    page.body = body_of(type(page)).to_python(keep_ids(before, value))
                    changed = True
            case "tags":
                # As TAGGIT_CASE_INSENSITIVE stores them: “Video” is the tag “video” where that one is there.
                if {tag.name.casefold() for tag in page.tags.all()} != {tag.casefold() for tag in value}:
                    page.tags.set(value)
                    changed = True
            case _:
                value = one_line(value) if name in {"title", "seo_title"} else value
                if getattr(page, name) != value:
                    setattr(page, name, value)
                    changed = True
    return changed


def keep_ids(before: Sequence[Any], after: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """`after`, where each block that was there `before`, or replaces one of its type, has that one's id.

    A block's id is its identity over time: translations and links to a place in a page build on it. A block
    that says the same as before stays as it is stored.
    """
    kept = [{**block, "id": block.get("id") or str(uuid4())} for block in after]
    old, new = ([repr(block) for block in comparable(blocks)] for blocks in (before, after))
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for was, now in zip(range(start, end), range(new_start, new_end), strict=False):
            if kind == "equal":
                kept[now] = {name: before[was][name] for name in ("type", "value", "id")}
            elif kind == "replace" and before[was]["type"] == after[now]["type"]:
                kept[now]["id"] = before[was]["id"]
                kept[now]["value"] = _with_item_ids(before[was]["value"], kept[now]["value"])
    for block in kept:
        block["value"] = _with_item_ids(block["value"], block["value"])
    return kept


def _with_item_ids(before: Any, after: Any) -> Any:
    """A block's value in which the items of lists have ids, those of `before` where they stay."""
    if is_list(after) and after:
        return keep_ids([item for item in before if item.get("id")] if is_list(before) else [], after)
    if isinstance(after, dict):
        old = before if isinstance(before, dict) else {}
        return {name: _with_item_ids(old.get(name), value) for name, value in after.items()}
    return after


def is_list(value: Any) -> bool:
    """Whether a block's value is a list of items, which have ids as blocks do."""
    return isinstance(value, list) and all(isinstance(item, dict) and item.get("type") == "item" for item in value)


def share_ids(original: Sequence[Any], translated: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """`translated`, where each block that stands where the original has one of its type has that one's id.

    As pages that wagtail-localize makes, so that a reader can be shown which block of a translation is outdated.
    """
    shared = [dict(block) for block in translated]
    here, there = [block["type"] for block in original], [block["type"] for block in translated]
    for start, place, count in SequenceMatcher(None, here, there, autojunk=False).get_matching_blocks():
        for offset in range(count):
            block, model = shared[place + offset], original[start + offset]
            block["id"] = model["id"]
            block["value"] = _with_shared_ids(model["value"], block["value"])
    return shared


def _with_shared_ids(original: Any, translated: Any) -> Any:
    if is_list(original) and is_list(translated):
        return share_ids(original, translated)
    if isinstance(original, dict) and isinstance(translated, dict):
        return {name: _with_shared_ids(original.get(name), value) for name, value in translated.items()}
    return translated


def as_refusal(error: ValidationError) -> DomainError:
    """What a model says is wrong, as an action says it."""
    if hasattr(error, "error_dict"):
        name, messages = next(iter(error.message_dict.items()))
        return DomainError(ErrorCode.INVALID, " ".join(messages), None if name == "__all__" else name)
    return DomainError(ErrorCode.INVALID, " ".join(error.messages))
