"""Accounts and places for the browser tests, made in the site's own process through the actions."""

import io
import json
from pathlib import Path
from secrets import token_hex

from allauth.account.models import EmailAddress
from django.core.files import File
from django.core.files.images import ImageFile
from django.db import transaction
from PIL import Image as Pillow
from wagtail.images.models import Image
from wagtail.models import Collection, PageViewRestriction

from cms.imports import import_article, import_category, import_tutorial
from community.forum.actions import create_topic, save_category
from community.forum.models import Category
from community.roadmap.actions import create_request
from core.accounts.actions import grant_role
from core.accounts.models import User
from core.accounts.roles import Role
from media_pipeline.actions import upload_video
from media_pipeline.captions.correcting import Change
from media_pipeline.captions.flags import Flag
from media_pipeline.captions.lines import Line
from media_pipeline.captions.translating import Translated
from media_pipeline.models import Transcript, TranscriptVersion, Video
from media_pipeline.transcripts.actions import correct_transcript
from media_pipeline.transcripts.storing import store
from media_pipeline.transcripts.translations import translate

NARRATED = Path(__file__).resolve().parents[2] / "demo" / "videos" / "focus-the-lens.mp4"
PASSWORD = "correct horse battery"
WRITER, CUSTOMER, AGENT, ADMIN = (f"{who}@browser.example.test" for who in ("writer", "customer", "agent", "admin"))


def plant() -> None:
    """Make them."""
    admin = account(ADMIN, "Ada Admin", superuser=True)
    writer = account(WRITER, "Wren Writer")
    customer = account(CUSTOMER, "Casey Customer")
    agent = account(AGENT, "Inés Agent")
    grant_role(actor=admin, user=writer, role=Role.WRITER)
    grant_role(actor=admin, user=agent, role=Role.AGENT)
    category = save_category(
        actor=admin, category=Category(slug="help", titles={"en": "Help", "de": "Hilfe", "es": "Ayuda"})
    )
    create_topic(
        actor=customer,
        category_id=category.pk,
        kind="question",
        locale="en",
        title="Why is my kerf wider at the bottom?",
        body="The cut tapers. What should I **check** first?",
    )
    create_request(
        actor=writer,
        title="Export settings as CSV",
        body="So that they can be compared in a spreadsheet.",
        locale="en",
        area_id=None,
    )


def account(email: str, name: str, *, superuser: bool = False) -> User:
    """An account with a verified address and PASSWORD."""
    create = User.objects.create_superuser if superuser else User.objects.create_user
    user = create(email, PASSWORD, name=name, locale="en")
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def reading() -> str:
    """A category with an article that has a picture, one for members alone, and one more; what they are, as JSON."""
    writer = User.objects.get(email=WRITER)
    category = import_category(actor=writer, locale="en", slug=f"reading-{token_hex(3)}", title="Reading").page
    articles = {}
    for slug, title in (("focus", "Find the focus"), ("inside", "Only for members"), ("unread", "Never opened")):
        text = f"This is about {title}.\n\n## More\n\nAnd so on.\n"
        articles[slug] = import_article(actor=writer, category=category, slug=slug, title=title, markdown=text).page
    file = io.BytesIO()
    Pillow.effect_noise((1600, 1200), 60).save(file, "PNG")
    picture = Image.objects.create(title="Lens", file=ImageFile(file, name="lens.png"))
    draft = articles["focus"].get_latest_revision_as_object()
    draft.body.append(("image", {"image": picture, "alt": "The lens", "caption": ""}))
    draft.save_revision(user=writer).publish(user=writer)
    PageViewRestriction.objects.create(page=articles["inside"], restriction_type=PageViewRestriction.LOGIN)
    paths = {slug: page.get_url_parts()[2].rstrip("/") for slug, page in articles.items()}
    return json.dumps({**paths, "category": category.get_url_parts()[2].rstrip("/")})


def names_in_a_table() -> str:
    """The path of an article whose table has names in code that are wide on a phone, as is a line of code below it."""
    writer = User.objects.get(email=WRITER)
    category = import_category(actor=writer, locale="en", slug=f"fields-{token_hex(3)}", title="Fields").page
    rows = (
        "`requestedLocale` | `FallbackReason`",
        "`formatVersion`, `exportedAt` | rises with every change that whoever reads the file has to follow",
    )
    text = "| Field | Meaning |\n| --- | --- |\n" + "".join(f"| {row} |\n" for row in rows)
    text += f"\n```\n{'a long line ' * 20}\n```\n"
    page = import_article(actor=writer, category=category, slug="fields", title="Fields", markdown=text).page
    return str(page.get_url_parts()[2].rstrip("/"))


@transaction.atomic
def transcript() -> tuple[int, int]:
    """A video with a transcript of three lines, of which the second should be looked at: their keys."""
    video = Video.objects.create(
        title="Clean the lens",
        file="videos/seed/original.mp4",
        duration_ms=36_000,
        state=Video.State.READY,
        collection=Collection.get_first_root_node(),
    )
    made = Transcript(video=video, language="en", source=Transcript.Source.AUTO, key=token_hex(32))
    made.save()
    lines = [
        Line(0, 1200, "Clean the lens."),
        Line(2000, 4000, "then cut curve by curve", avg_logprob=-2.0, flags=(Flag.UNCERTAIN,)),
        Line(5000, 6200, "That is all."),
    ]
    store(made, video, lines, before=[], reason=TranscriptVersion.Reason.HEARD, detail="whisper-micro")
    return video.pk, made.pk


def correct(transcript_id: int, text: str) -> None:
    """As somebody else: the second line of the newest version says `text`; without a text, it goes."""
    made = Transcript.objects.get(pk=transcript_id)
    change = Change(1, 1, ((2000, 4000, text),) if text else ())
    correct_transcript(
        actor=User.objects.get(email=ADMIN), transcript_id=made.pk, version=made.version, changes=[change]
    )


def translate_first(video_id: int, text: str) -> None:
    """As somebody else: the first line of `transcript` in German, in a translation that nobody has begun."""
    change = Translated(0, 1200, "Clean the lens.", text)
    translate(actor=User.objects.get(email=ADMIN), video_id=video_id, language="de", version=0, changes=[change])


def tutorial() -> str:
    """A published tutorial whose video waits to be processed; its path and the video's key, as JSON."""
    writer = User.objects.get(email=WRITER)
    category = import_category(actor=writer, locale="en", slug=f"watching-{token_hex(3)}", title="Watching").page
    with NARRATED.open("rb") as file:
        video = upload_video(
            actor=writer,
            title="Measure your kerf",
            file=File(file, name="film.mp4"),
            language="en",
            model="whisper-micro",
        )
    page = import_tutorial(
        actor=writer,
        category=category,
        slug="film",
        title="Measure your kerf",
        markdown="As it is shown.\n",
        video=video,
    ).page
    return json.dumps({"path": page.get_url_parts()[2].rstrip("/"), "video": video.pk})


def video_is_ready(video_id: int) -> str:
    """Whether a video has been through the pipeline, as JSON; raises where that failed."""
    video = Video.objects.get(pk=video_id)
    if video.state == Video.State.FAILED:
        raise RuntimeError(video.error_message)
    return json.dumps(video.state == Video.State.READY)
