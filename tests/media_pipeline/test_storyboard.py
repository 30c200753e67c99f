"""The sheet of small pictures that a player shows on its time line."""

import math
from fractions import Fraction

import av
import numpy as np
import pytest
from PIL import Image

from media_pipeline.models import Storyboard, Video
from media_pipeline.sandbox.runner import Limits, run
from tests.events import settle

from .files import make_video

pytestmark = pytest.mark.django_db


def made(video):
    return Storyboard.objects.get(video=video)


def tile(board, number):
    """Picture `number` of the sheet."""
    left, top = number % board.columns * board.tile_width, number // board.columns * board.tile_height
    with Image.open(board.file.path) as sheet:
        return sheet.crop((left, top, left + board.tile_width, top + board.tile_height))


def test_the_sheet_has_a_picture_for_every_second_of_a_short_video(upload):
    video = upload()
    settle()
    board, video = made(video), Video.objects.get(pk=video.pk)
    assert (board.count, board.interval_ms, board.columns) == (math.ceil(video.duration_ms / 1000), 1000, 10)
    assert (board.tile_width, board.tile_height) == (192, 108)
    with Image.open(board.file.path) as sheet:
        assert sheet.size == (10 * 192, math.ceil(board.count / 10) * 108)


def test_each_picture_is_of_its_own_moment(upload, tmp_path):
    """A film that grows brighter by the second."""
    path = tmp_path / "brighter.mp4"
    with av.open(str(path), "w") as output:
        stream = output.add_stream("libx264", rate=10)
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        stream.options = {"g": "1000"}
        for number in range(120):
            shade = np.full((180, 320, 3), 20 * (number // 10) + 10, np.uint8)
            frame = av.VideoFrame.from_ndarray(shade, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 10)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    video = upload(path)
    settle()
    board = made(video)
    assert board.count == 12
    shades = [tile(board, number).convert("L").getpixel((96, 54)) for number in range(12)]
    assert all(abs(shade - (20 * second + 10)) <= 6 for second, shade in enumerate(shades)), shades


def test_an_upright_video_has_upright_pictures(upload, tmp_path):
    video = upload(make_video(tmp_path / "turned.mp4", rotation=90, seconds=3))
    settle()
    board = made(video)
    assert (board.tile_width, board.tile_height) == (108, 192)
    red, _, blue = tile(board, 0).getpixel((20, 150))
    assert (red > 200, blue < 60) == (True, True)


def test_a_long_video_has_a_hundred(tmp_path):
    film = make_video(tmp_path / "film.mp4", seconds=5, sound=False)
    target = tmp_path / "sheet.jpg"
    arguments = {"interval_ms": 50, "count": 100, "columns": 10, "side": 64}
    size = run("storyboard", film, limits=Limits(), target=target, **arguments)
    assert size == {"width": 64, "height": 36}
    with Image.open(target) as sheet:
        assert sheet.size == (640, 360)


def test_a_picture_that_ends_early_shows_its_last_moment(tmp_path):
    film = make_video(tmp_path / "film.mp4", seconds=2, sound=False)
    target = tmp_path / "sheet.jpg"
    run("storyboard", film, limits=Limits(), target=target, interval_ms=1000, count=6, columns=3, side=64)
    with Image.open(target) as sheet:
        assert sheet.size == (192, 72)
        red, _, blue = sheet.getpixel((128 + 8, 36 + 8))
    assert (red > 200, blue < 60) == (True, True)


def test_without_a_picture_there_is_none_and_the_message_stays_what_it_was(upload, tmp_path):
    video = upload(make_video(tmp_path / "talk.m4a", picture=False))
    settle()
    assert not Storyboard.objects.exists()
    assert not video.steps.filter(step="storyboard").exists()
    assert Video.objects.get().error_code == "NO_VIDEO"
