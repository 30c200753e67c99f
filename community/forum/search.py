"""What search knows of the forum: every shown post is a unit of its topic's document family."""

from collections.abc import Iterable

from core.accounts.models import Viewer
from core.search.sources import Document, Source, register
from core.text import plain_text

from .models import Post, Topic

KIND = "topic"


def documents(topic_id: int) -> Iterable[Document]:
    """The documents of one topic as it is now; none where it is gone or hidden."""
    shown = Post.objects.filter(topic_id=topic_id, topic__hidden=False).shown().in_order()
    for post in shown.select_related("topic__category").iterator(chunk_size=200):
        topic = post.topic
        yield Document(
            unit=post.anchor,
            locale=topic.locale,
            title=topic.title,
            heading="",
            body=plain_text(post.html),
            path=topic.path,
            anchor=post.anchor,
            start_ms=None,
            tags=(topic.kind,),
            category=topic.category.slug,
            access=frozenset({topic.category.readers}),
            updated_at=post.edited_at or post.created_at,
        )


def visible_ids(viewer: Viewer, ids: Iterable[int]) -> set[int]:
    """Those of `ids` that the viewer may see now."""
    return set(Topic.objects.visible_to(viewer).filter(pk__in=ids).values_list("pk", flat=True))


def all_ids() -> Iterable[int]:
    """Every topic, for a rebuild."""
    return Topic.objects.order_by("pk").values_list("pk", flat=True).iterator()


register(Source(kind=KIND, node_type="Topic", documents=documents, visible_ids=visible_ids, all_ids=all_ids))
