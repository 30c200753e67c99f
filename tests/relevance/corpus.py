"""What the judged questions are asked of: the demo content as a visitor finds it."""

import json
from collections.abc import Iterable
from io import StringIO
from typing import Any

from django.core.management import call_command
from django.test import override_settings

from core.accounts.demo import DOMAIN
from core.accounts.models import User
from core.search import upkeep
from demo.library import VIDEOS
from media_pipeline.actions import upload_captions
from media_pipeline.models import Video


def load(media_root: str) -> None:
    """Fill the database with the demo and index it. The videos say what their narration says, to the second."""
    with override_settings(DEMO_SIGN_INS=True, MEDIA_ROOT=media_root):
        call_command("load_demo", stdout=StringIO())
        writer = User.objects.get(email=f"writer@{DOMAIN}")
        for video in Video.objects.all():
            narration = json.loads((VIDEOS / video.file_name).with_suffix(".json").read_text(encoding="utf-8"))
            captions = webvtt(narration["sentences"])
            upload_captions(actor=writer, video_id=video.pk, language=narration["language"], content=captions)
        upkeep.rebuild()


def webvtt(sentences: Iterable[dict[str, Any]]) -> bytes:
    """Captions with a cue for each sentence."""
    cues = [f"{_clock(one['start'])} --> {_clock(one['end'])}\n{one['text']}\n" for one in sentences]
    return "\n".join(["WEBVTT\n", *cues]).encode()


def _clock(seconds: float) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"00:{int(minutes):02}:{rest:06.3f}"
