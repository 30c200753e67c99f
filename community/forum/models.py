"""The nouns of the forum: category, topic, post."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from core.accounts.roles import PUBLIC, SIGNED_IN, Role, role_label
from core.languages import in_language, validate_by_language

from .querysets import CategoryQuerySet, PostQuerySet, TopicQuerySet

RENDERER = 1
"""Version of the rendering stored in `Post.html`; a higher number means that older rows may be rendered again."""


def audiences() -> list[tuple[str, str]]:
    """The labels a category may be given to: everyone, accounts, or the holders of a role."""
    roles = [(role_label(role), str(role.label)) for role in Role]
    return [(PUBLIC, gettext("Everyone")), (SIGNED_IN, gettext("Everyone with an account")), *roles]


def members() -> list[tuple[str, str]]:
    """The labels that may write in a category: those of `audiences`, without visitors."""
    return [choice for choice in audiences() if choice[0] != PUBLIC]


class Category(models.Model):
    """A room of the forum. Its two labels say who may read in it and who may write."""

    slug = models.SlugField(unique=True)
    titles = models.JSONField(_("title, by language"), default=dict, validators=[validate_by_language])
    descriptions = models.JSONField(
        _("description, by language"), default=dict, blank=True, validators=[validate_by_language]
    )
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")
    position = models.PositiveSmallIntegerField(default=0)
    readers = models.CharField(_("who may read"), max_length=40, choices=audiences, default=PUBLIC)
    writers = models.CharField(_("who may write"), max_length=40, choices=members, default=SIGNED_IN)

    objects = CategoryQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        ordering = ["position", "id"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return self.title_in(settings.LANGUAGE_CODE)

    def clean(self) -> None:
        """A tree has no circles."""
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A category cannot lie within itself.")})
            above = above.parent

    def title_in(self, locale: str) -> str:
        """The title in a language, or in another where it has none; never empty."""
        return in_language(self.titles, locale) or self.slug

    def description_in(self, locale: str) -> str:
        """The description in a language, or in another; may be empty."""
        return in_language(self.descriptions, locale)


class Topic(models.Model):
    """A conversation. Its number is its primary key; its text is its first post.

    `last_post_number` counts every post ever written, so that numbers are never given twice; `reply_count`
    counts the replies that readers see. Both change only under the row's lock.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", pgettext_lazy("topic", "Question")
        DISCUSSION = "discussion", pgettext_lazy("topic", "Discussion")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("topic", "Open")
        LOCKED = "locked", pgettext_lazy("topic", "Locked")

    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(max_length=12, choices=Kind.choices, default=Kind.DISCUSSION)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    hidden = models.BooleanField(default=False)
    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80, db_index=False)
    locale = models.CharField(max_length=12)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="topics")
    reply_count = models.PositiveIntegerField(default=0)
    last_post_number = models.PositiveIntegerField(default=1)
    last_post_at = models.DateTimeField(default=timezone.now)
    last_reply_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(default=timezone.now)

    objects = TopicQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="forum_topic_newest"),
            models.Index(fields=["-last_post_at", "-id"], name="forum_topic_active"),
            models.Index(fields=["category", "-created_at", "-id"], name="forum_topic_newest_in"),
            models.Index(fields=["category", "-last_post_at", "-id"], name="forum_topic_active_in"),
            models.Index(fields=["author", "created_at"], name="forum_topic_author"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def number(self) -> int:
        """The number in the topic's address."""
        return self.pk

    @property
    def path(self) -> str:
        """The topic's address in the web app."""
        return f"/{self.locale}/community/t/{self.pk}/{self.slug}"


class Post(models.Model):
    """What one person wrote in a topic, as Markdown and as the safe HTML made of it."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    post_number = models.PositiveIntegerField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="posts")
    body = models.TextField()
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField(default=RENDERER)
    hidden = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, blank=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        base_manager_name = "objects"
        constraints = [models.UniqueConstraint(fields=["topic", "post_number"], name="forum_post_number")]
        indexes = [models.Index(fields=["author", "created_at"], name="forum_post_author")]

    def __str__(self) -> str:
        return f"{self.topic_id}#{self.post_number}"

    @property
    def anchor(self) -> str:
        """The post's anchor on its topic's page."""
        return f"post-{self.post_number}"
