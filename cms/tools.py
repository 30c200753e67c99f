"""Links into a product, which opens with what the text is about."""

import re
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

MAX_ADDRESS = 1000
MAX_PARAMETERS = 20


def is_tool_address(address: str) -> bool:
    """Whether an address may be led to: one that begins with https://, or a path of this site."""
    if not 0 < len(address) <= MAX_ADDRESS or re.search(r"[\s\\<>\"`]|[^\x21-\x7e]", address):
        return False
    if address.startswith("/"):
        return not address.startswith("//")
    try:
        parts = urlsplit(address)
        return parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False


def with_parameters(address: str, parameters: Sequence[tuple[str, str]]) -> str:
    """The address with the parameters behind those that it has, each of them read as it is written here."""
    parts = urlsplit(address)
    query = [*parse_qsl(parts.query, keep_blank_values=True), *parameters]
    return urlunsplit(parts._replace(query=urlencode(query)))
