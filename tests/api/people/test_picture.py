"""A person's picture: any image in, one small square out, nothing of the file kept."""

import io
import zlib

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from community.people.actions import anonymise_profile
from community.people.models import Profile
from community.people.pictures import MAX_BYTES, SIDE
from core.accounts.actions import create_api_token
from core.accounts.models import User

pytestmark = pytest.mark.django_db


def picture(kind: str = "PNG", size: tuple[int, int] = (640, 400), mode: str = "RGB", **options: object) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size, 1).save(buffer, kind, **options)
    return buffer.getvalue()


def header_of(width: int, height: int) -> bytes:
    """A PNG that claims its size and has no pixels: decoding it is what must not be tried."""
    head = b"IHDR" + width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x08\x02\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\x0d" + head + zlib.crc32(head).to_bytes(4, "big")


@pytest.fixture
def user(make_user) -> User:
    return make_user()


@pytest.fixture
def client(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def put(client: Client, content: bytes):
    return client.put("/account-picture", content, content_type="application/octet-stream")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_an_image_becomes_a_small_square_that_everyone_may_load(client, kind):
    response = put(client, picture(kind))
    assert response.status_code == 200
    served = Client().get(response.json()["avatarUrl"])
    assert served.status_code == 200
    with Image.open(io.BytesIO(served.getvalue())) as shown:
        assert (shown.format, shown.size) == ("WEBP", (SIDE, SIDE))


def test_metadata_does_not_survive(client, user):
    exif = Image.Exif()
    exif[0x010E] = "at 52.5200, 13.4050"
    put(client, picture("JPEG", exif=exif))
    assert b"52.5200" not in Profile.objects.get(user=user).avatar.read()


def test_a_new_picture_replaces_the_old_one_and_delete_removes_it(client, user, django_capture_on_commit_callbacks):
    put(client, picture())
    first = Profile.objects.get(user=user).avatar.name
    with django_capture_on_commit_callbacks(execute=True):
        put(client, picture("JPEG"))
    second = Profile.objects.get(user=user).avatar.name
    assert not default_storage.exists(first)
    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete("/account-picture").json() == {"avatarUrl": None}
    assert not default_storage.exists(second)


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"not an image", 400),
        (picture()[:60], 400),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', 400),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", 400),
        (header_of(60_000, 60_000), 400),
        (picture(size=(6_000, 5_000), mode="1"), 413),
        (b"\x89PNG\r\n\x1a\n" + b"x" * MAX_BYTES, 413),
    ],
)
def test_what_is_no_picture_is_refused_and_changes_nothing(client, user, content, status):
    put(client, picture())
    before = Profile.objects.get(user=user).avatar.name
    response = put(client, content)
    assert response.status_code == status
    assert response.json()["errors"][0]["message"]
    assert Profile.objects.get(user=user).avatar.name == before


def test_visitors_and_strangers_have_none_to_set():
    assert put(Client(), picture()).status_code == 401
    assert put(Client(headers={"Authorization": "Bearer kerf_x"}), picture()).status_code == 401


def test_a_session_proves_that_it_is_our_page_that_asks(user):
    client = Client(enforce_csrf_checks=True)
    client.force_login(user)
    assert put(client, picture()).status_code == 403


def test_a_token_needs_the_scope(user):
    for scope, status in (("read", 403), ("profile:write", 200)):
        _token, secret = create_api_token(actor=user, name="robot", scopes=[scope])
        assert put(Client(headers={"Authorization": f"Bearer {secret}"}), picture()).status_code == status


def test_with_the_account_goes_the_picture(client, user, django_capture_on_commit_callbacks):
    put(client, picture())
    name = Profile.objects.get(user=user).avatar.name
    with django_capture_on_commit_callbacks(execute=True):
        anonymise_profile(user_id=user.pk)
    assert not default_storage.exists(name)
    assert Profile.objects.get(user=user).avatar.name == ""
