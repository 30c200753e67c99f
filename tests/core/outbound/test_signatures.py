"""A delivery is taken only from whom holds the secret, unchanged, and fresh."""

import pytest

from core.outbound import InvalidSignature, signed_headers, verify_signature

SECRET = b"a secret of 32 bytes, more or less"
NOW = 1_700_000_000


def signed(body: bytes = b'{"a":1}', **changes: str) -> dict[str, str]:
    return signed_headers(secret=SECRET, delivery_id="msg_1", body=body, timestamp=NOW) | changes


def verify(headers, body=b'{"a":1}', secrets=(SECRET,), now=NOW):
    return verify_signature(secrets=secrets, headers=headers, body=body, now=now)


def test_the_example_of_the_specification():
    """Standard Webhooks 1.0.0, the test vector of its reference libraries."""
    import base64

    secret = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    body = b'{"test": 2432232314}'
    headers = signed_headers(secret=secret, delivery_id="msg_p5jXN8AQM9LWM0D4loKWxJek", body=body, timestamp=1614265330)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_a_signed_delivery_is_taken_and_named():
    assert verify(signed()) == "msg_1"


def test_an_old_secret_holds_beside_the_new_one():
    assert verify(signed(), secrets=[b"new", SECRET]) == "msg_1"


def test_one_of_several_signatures_suffices():
    headers = signed()
    headers["webhook-signature"] = f"v1,AAAA v1a,xyz {headers['webhook-signature']}"
    assert verify(headers) == "msg_1"


@pytest.mark.parametrize(
    "change",
    [
        {"webhook-id": "msg_2"},
        {"webhook-id": ""},
        {"webhook-timestamp": str(NOW + 1)},
        {"webhook-timestamp": ""},
        {"webhook-timestamp": "soon"},
        {"webhook-timestamp": "1e9"},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v2,g0hM9SsE"},
        {"webhook-signature": "ä ö"},
    ],
)
def test_a_changed_header_is_refused(change):
    with pytest.raises(InvalidSignature):
        verify(signed() | change)


def test_a_changed_body_is_refused():
    with pytest.raises(InvalidSignature):
        verify(signed(), body=b'{"a":2}')


@pytest.mark.parametrize("now", [NOW - 301, NOW + 301])
def test_a_stale_delivery_is_refused(now):
    with pytest.raises(InvalidSignature, match="old"):
        verify(signed(), now=now)


def test_without_a_secret_nothing_is_taken():
    with pytest.raises(InvalidSignature):
        verify(signed(), secrets=[])
