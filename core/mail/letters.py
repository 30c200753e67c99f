"""Django's mail messages as JSON and back, without loss."""

import base64
import json
from email.mime.base import MIMEBase
from email.utils import make_msgid
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives


def dumps(message: EmailMessage) -> str:
    """`message` as JSON, with a Message-ID of its own: however often it is sent, it stays the same mail.

    What could not be sent (a line break in a header) raises here, where it was written, not in a worker.
    Ready-made MIME parts are refused with TypeError: attach a name, the content and its type.
    """
    message.message()
    headers = {name: str(value) for name, value in message.extra_headers.items()}
    if "message-id" not in map(str.lower, headers):
        headers["Message-ID"] = make_msgid(domain=urlsplit(settings.PUBLIC_URL).hostname)
    return json.dumps(
        {
            "subject": str(message.subject),
            "body": str(message.body),
            "subtype": message.content_subtype,
            "from_email": str(message.from_email),
            "to": [str(each) for each in message.to],
            "cc": [str(each) for each in message.cc],
            "bcc": [str(each) for each in message.bcc],
            "reply_to": [str(each) for each in message.reply_to],
            "headers": headers,
            "alternatives": [[str(content), mimetype] for content, mimetype in getattr(message, "alternatives", [])],
            "attachments": [_attachment(each) for each in message.attachments],
        }
    )


def loads(text: str) -> EmailMessage:
    """The message that `dumps` was given."""
    parts = json.loads(text)
    message = EmailMultiAlternatives(
        parts["subject"],
        parts["body"],
        parts["from_email"],
        parts["to"],
        cc=parts["cc"],
        bcc=parts["bcc"],
        reply_to=parts["reply_to"],
        headers=parts["headers"],
    )
    message.content_subtype = parts["subtype"]
    for content, mimetype in parts["alternatives"]:
        message.attach_alternative(content, mimetype)
    for each in parts["attachments"]:
        content = each["text"] if "text" in each else base64.b64decode(each["base64"])
        message.attach(each["name"], content, each["mimetype"])
    return message


def _attachment(attachment: Any) -> dict[str, str | None]:
    if isinstance(attachment, MIMEBase):
        raise TypeError("A queued mail takes attachments by name, content and type, not as MIME parts.")
    name, content, mimetype = attachment
    if isinstance(content, str):
        return {"name": name, "mimetype": mimetype, "text": content}
    return {"name": name, "mimetype": mimetype, "base64": base64.b64encode(content).decode()}
