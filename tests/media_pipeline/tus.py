"""A client of tus 1.0 for tests."""

import base64
from typing import Any

from django.test import Client

from core.accounts.models import User

BYTES = "application/offset+octet-stream"
UPLOADS = "/media/uploads/"


def metadata(**values: str) -> str:
    """An Upload-Metadata header."""
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())


class Tus:
    """One client: a visitor, someone signed in by cookie, or (with `headers`) whoever the headers say."""

    def __init__(self, user: User | None = None, **headers: str) -> None:
        self.client = Client()
        self.headers = {"Tus-Resumable": "1.0.0", **headers}
        if user is not None:
            self.client.force_login(user)

    def create(self, size: object, headers: dict[str, str] | None = None, **values: str) -> Any:
        """Announce a file."""
        said = {"Upload-Length": str(size), "Upload-Metadata": metadata(**values), **(headers or {})}
        return self.client.post(UPLOADS, b"", content_type="text/plain", headers={**self.headers, **said})

    def patch(self, address: str, offset: object, body: bytes, content_type: str = BYTES, **environ: Any) -> Any:
        """Send bytes."""
        headers = {**self.headers, "Upload-Offset": str(offset)}
        return self.client.patch(address, body, content_type=content_type, headers=headers, **environ)

    def head(self, address: str) -> Any:
        """Ask how far it is."""
        return self.client.head(address, headers=self.headers)

    def delete(self, address: str) -> Any:
        """Give it up."""
        return self.client.delete(address, headers=self.headers)

    def send(self, content: bytes, **values: str) -> str:
        """The address of an upload that has arrived as a whole."""
        address = self.create(len(content), **values)["Location"]
        answer = self.patch(address, 0, content)
        assert (answer.status_code, answer["Upload-Offset"]) == (204, str(len(content))), answer.content
        return str(address)
