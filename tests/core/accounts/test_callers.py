"""Whose share it is: callers that are one, and callers that are not."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from core.accounts.callers import address_of, address_of_socket, caller_name


def both(connection, forwarded=""):
    """The address over HTTP and over a socket; they are the same."""
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    over_http = address_of(RequestFactory(REMOTE_ADDR=connection).get("/graphql", headers=headers))
    scope = {
        "client": (connection, 4711) if connection else None,
        "headers": [(b"host", b"kerf.test"), (b"x-forwarded-for", forwarded.encode())],
    }
    assert address_of_socket(scope) == over_http
    return over_http


@pytest.mark.parametrize(
    ("proxies", "connection", "forwarded", "address"),
    [
        (0, "192.0.2.1", "", "192.0.2.1"),
        (0, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (1, "192.0.2.1", "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (2, "192.0.2.1", "203.0.113.5, 198.51.100.9", "203.0.113.5"),
        (2, "192.0.2.1", "198.51.100.9", "192.0.2.1"),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "", "", "unknown"),
    ],
)
def test_an_address_is_what_our_own_proxies_say(settings, proxies, connection, forwarded, address):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    assert both(connection, forwarded) == address


@pytest.mark.django_db
def test_a_token_is_a_caller_of_its_own(make_user):
    me = make_user()
    assert caller_name(me, "192.0.2.1") == caller_name(me, "192.0.2.2") == f"user:{me.pk}"
    me.token_id = 3
    assert caller_name(me, "192.0.2.1") == "token:3"
    assert caller_name(AnonymousUser(), "192.0.2.1") == "address:192.0.2.1"
