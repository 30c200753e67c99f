"""The pages of the knowledge base: Home > categories, up to four deep > pages; one such tree for each locale."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail import hooks
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager
from wagtail.search import index
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from cms.blocks import BodyBlock
from cms.editing import ContentPageForm, NotePanel, SignificancePanel
from cms.paths import content_path, full_url, locale_of, slug_of
from cms.querysets import Batch, ContentQuerySet
from core.contributions import one_line

from .translation import Significance

ContentManager = PageManager.from_queryset(ContentQuerySet)

BODY: dict[str, Any] = {
    "verbose_name": _("body"),
    "blank": True,
    "help_text": _("Begin a new section with a heading: search leads readers to sections."),
}
MAX_CATEGORY_LEVELS = 4
"""How deep categories are nested at most: what a reader can keep in mind, and a path can show."""

_HOME_DEPTH = 2


class Audience(models.TextChoices):
    """Whom a page is written for."""

    EVERYONE = "everyone", _("Everyone")
    NEWCOMERS = "newcomers", _("Newcomers")
    PRACTITIONERS = "practitioners", _("Practitioners")
    ADMINISTRATORS = "administrators", _("Administrators")
    DEVELOPERS = "developers", _("Developers")


class PageTag(TaggedItemBase):
    """A tag on a page of any type."""

    content_object = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="page_tags")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="cms_tag_once")]


class ContentPage(Page):
    """What all pages of ours share: a summary, tags, their address in the web app, and previews there."""

    summary = models.TextField(
        _("summary"),
        max_length=320,
        validators=[MaxLengthValidator(320)],
        blank=True,
        help_text=_("One or two sentences: what the reader will know or be able to do. Shown in lists and search."),
    )

    significance = models.PositiveSmallIntegerField(
        _("significance of this change"),
        choices=Significance.choices,
        default=Significance.MINOR,
        help_text=_("What the changes that you publish mean for translations. It counts for this publication alone."),
    )

    change_note = models.CharField(
        _("change note"),
        max_length=300,
        blank=True,
        help_text=_(
            "Why you change the page, for other writers: readers do not see it. It counts for this version alone."
        ),
    )

    review_by = models.DateField(
        _("review by"),
        null=True,
        blank=True,
        help_text=_("Its owner is reminded by mail on this day. It counts once the page is published with it."),
    )

    objects: ClassVar[Any] = ContentManager()

    base_form_class = ContentPageForm
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text=_("The last part of the page's address. Old addresses keep working.")),
                FieldPanel("seo_title", help_text=_("Instead of the title, in search engines and browser tabs.")),
                FieldPanel("search_description", help_text=_("Instead of the summary, in search engines.")),
            ],
            heading=_("Address and search engines"),
        ),
    ]
    settings_panels = [
        PublishingPanel(),
        NotePanel("change_note"),
        SignificancePanel("significance"),
        MultiFieldPanel([FieldPanel("review_by"), FieldPanel("owner")], heading=_("Review")),
        CommentPanel(),
    ]
    override_translatable_fields = [
        SynchronizedField("show_in_menus", overridable=False),
        # Neither translated nor copied: each page has its own.
        BaseTranslatableField("significance"),
        BaseTranslatableField("change_note"),
        BaseTranslatableField("review_by"),
    ]
    exclude_fields_in_copy = ["significance", "change_note", "review_by"]

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """As Wagtail asks of what is published, and of each version; what nobody sees in titles goes."""
        self._tidy_titles()
        super().full_clean(*args, **kwargs)

    def minimal_clean(self) -> None:
        """What Wagtail asks of drafts and of copies, whose other fields may still be incomplete."""
        self._tidy_titles()
        super().minimal_clean()

    def _tidy_titles(self) -> None:
        for name in ("title", "seo_title"):
            setattr(self, name, one_line(getattr(self, name) or ""))
        if self.title and not self.slug and not slug_of(self.title):
            # Said here, because Wagtail would only say that the slug cannot be blank.
            message = _("No address can be made of this title: it needs a letter or a digit, or the page a slug.")
            raise ValidationError({"title": message})

    requested_locale: str | None = None
    """The locale the reader asked for, where the page was found on behalf of one."""

    preview: bool = False
    """Whether this is a version shown through a preview token, which may be saved nowhere else."""

    @cached_property
    def batch(self) -> Batch:
        """The pages this one was read with; alone where it was not read in a list."""
        return Batch([self])

    @property
    def language_code(self) -> str:
        """The code of the locale the page is written in."""
        return locale_of(self.url_path)

    @property
    def node_name(self) -> str:
        """The name of this page's type in GraphQL, in events and in search."""
        return node_name_of(type(self))

    @property
    def web_path(self) -> str:
        """The page's path in the web app. (`path` is its place in the tree's index.)"""
        return content_path(self.url_path)

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str | None, str | None] | None:
        """As Wagtail asks: so that "View live" and links lead to the web app."""
        sites = self._get_relevant_site_root_paths(request)
        return (sites[0].site_id, full_url(""), self.web_path) if sites else None

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show this version of the page, saved or not, in the web app.

        Who shows it is registered under the hook `show_content_preview`: it writes, and models do not.
        """
        (show,) = hooks.get_hooks("show_content_preview")
        response: HttpResponse = show(self, request)
        return response


def node_name_of(model: type[ContentPage]) -> str:
    """The name of a page type in GraphQL, in events and in search."""
    return str(model._meta.object_name).removesuffix("Page")


class HomePage(ContentPage):
    """The front page of one locale. Its slug is the locale's code; made by `cms.setup`, never by hand."""

    page_description = _("The front page of a language. There is one for each.")
    parent_page_types: ClassVar[list[str]] = []
    subpage_types = ["cms.CategoryPage"]
    admin_default_ordering = "ord"
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel([FieldPanel("seo_title"), FieldPanel("search_description")], heading=_("Search engines"))
    ]

    class Meta:
        verbose_name = _("home page")
        base_manager_name = "objects"


class CategoryPage(ContentPage):
    """A shelf of pages and of smaller shelves, up to MAX_CATEGORY_LEVELS deep, in the page explorer's order."""

    icon = models.CharField(
        _("icon"),
        max_length=40,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9]+(-[a-z0-9]+)*$", _("An icon's name, such as “ruler” or “file-text”."))],
        help_text=_("The name of a Lucide icon, such as “ruler” or “file-text” (see lucide.dev/icons)."),
    )

    page_description = _("A shelf of pages on one subject. Categories can be nested four levels deep.")
    parent_page_types = ["cms.HomePage", "cms.CategoryPage"]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("icon")]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("icon", overridable=False),
    ]

    class Meta:
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        base_manager_name = "objects"

    @property
    def level(self) -> int:
        """1 for a category below the home page, one more for each category above it."""
        return int(self.depth) - _HOME_DEPTH

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """As Wagtail asks before it offers this type, or copies a category: there has to be a level left."""
        return bool(super().can_create_at(parent)) and parent.depth - _HOME_DEPTH < MAX_CATEGORY_LEVELS

    def can_move_to(self, parent: Page) -> bool:
        """As Wagtail asks before a move: the categories below come along, so there has to be room for them too."""
        return bool(super().can_move_to(parent)) and self.fits_below(parent)

    def fits_below(self, parent: Page) -> bool:
        """Whether `parent` has levels left for this category and all categories below it."""
        lowest = CategoryPage.objects.descendant_of(self, inclusive=True).aggregate(deepest=Max("depth"))["deepest"]
        levels = (lowest or self.depth) - self.depth + 1
        return bool(parent.depth - _HOME_DEPTH + levels <= MAX_CATEGORY_LEVELS)

    def clean(self) -> None:
        super().clean()
        self._check_level()

    def minimal_clean(self) -> None:
        super().minimal_clean()
        self._check_level()

    def _check_level(self) -> None:
        # A page yet to be made has no depth before its place is known; the views ask `can_create_at`.
        if self.depth and self.level > MAX_CATEGORY_LEVELS:
            message = _("Categories can be nested %(most)s levels deep at most. Put this one further up.")
            raise ValidationError(message % {"most": MAX_CATEGORY_LEVELS})


class BodyPage(ContentPage):
    """A document: a page with a body of blocks, and tags. Types differ in the blocks that their body offers."""

    body = StreamField(BodyBlock(), **BODY)
    tags = ClusterTaggableManager(
        through=PageTag,
        blank=True,
        verbose_name=_("tags"),
        help_text=_("Words a reader would filter by, separated by commas."),
    )
    area = models.ForeignKey(
        "cms.ProductArea",
        verbose_name=_("product area"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The part of the product that the page is about."),
    )
    audience = models.CharField(
        _("audience"),
        max_length=20,
        choices=Audience.choices,
        default=Audience.EVERYONE,
        help_text=_("Whom it is written for."),
    )

    shared_fields: ClassVar[tuple[str, ...]] = ("area", "audience")
    """What all translations of a page have alike."""

    parent_page_types = ["cms.CategoryPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [*ContentPage.search_fields, index.SearchField("body")]
    about_panels = [
        FieldPanel("tags"),
        MultiFieldPanel([FieldPanel("area"), FieldPanel("audience")], heading=_("About what and for whom")),
    ]
    content_panels = [*Page.content_panels, FieldPanel("summary"), FieldPanel("body"), *about_panels]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        SynchronizedField("area", overridable=False),
        SynchronizedField("audience", overridable=False),
    ]

    class Meta:
        abstract = True
        base_manager_name = "objects"


class ArticlePage(BodyPage):
    """An article: it explains or answers something."""

    page_description = _("Explains or answers something, in text and pictures.")

    class Meta:
        verbose_name = _("article")
        base_manager_name = "objects"


class TutorialPage(BodyPage):
    """A narrated video with its transcript, and text that goes with it."""

    video = models.ForeignKey(
        "media_pipeline.Video",
        verbose_name=_("video"),
        null=True,
        blank=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("Captions and transcript are made from its narration. You may publish before they are ready."),
    )

    page_description = _("A narrated video whose transcript follows it, with text beside it.")
    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("video", heading=_("Video")),
        FieldPanel("body", heading=_("Text with the video")),
        *BodyPage.about_panels,
    ]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        # Its translation editor could only show an overridable video as a number, with nothing to press.
        SynchronizedField("video", overridable=False),
    ]

    class Meta:
        verbose_name = _("tutorial")
        base_manager_name = "objects"
