"""Types of people: the public person, and the viewer who asks."""

import strawberry_django
from strawberry import auto

from api.core.nodes import Node, node_type
from community.people.models import Profile
from core.text import render_markdown


@node_type(Profile, name="Person", description="Someone, as others see them. Never holds an email address.")
class PersonType(Node):
    """The author of anything. Domain types map their `author` to `root.author.profile` (`person_of`)."""

    handle: auto
    name: str = strawberry_django.field(select_related=["user"], description="The name to show.")
    is_staff: bool = strawberry_django.field(select_related=["user"], description="Works for this site: show a badge.")

    @strawberry_django.field(description="About this person, as safe HTML; may be empty.")
    def bio_html(self, root: Profile) -> str:
        return render_markdown(root.bio) if root.bio else ""

    @strawberry_django.field(description="A square picture, or null.")
    def avatar_url(self, root: Profile) -> str | None:
        return root.avatar.url if root.avatar else None
