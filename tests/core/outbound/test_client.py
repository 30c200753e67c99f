"""The guarded client is also a usable one: redirects, limits, errors."""

import pytest

from core.outbound import OutboundFailed, OutboundRefused, fetch


def test_an_answer_has_status_headers_and_body(network, server):
    server.says("/", status=404, body="nicht da: ä".encode(), X_Kind="note")
    answer = fetch(server.url(), network=network)
    assert (answer.status, answer.text, answer.headers["x-kind"]) == (404, "nicht da: ä", "note")


def test_json(network, server):
    server.says("/", body=b'{"a": [1]}')
    assert fetch(server.url(), network=network).json() == {"a": [1]}


def test_what_is_not_json_is_a_failure_with_a_sentence(network, server):
    server.says("/", body=b"<html>")
    with pytest.raises(OutboundFailed, match="not JSON"):
        fetch(server.url(), network=network).json()


def test_three_redirects_are_followed_and_the_last_address_is_told(network, server):
    for step in range(3):
        server.says(f"/{step}", status=302, Location=f"/{step + 1}")
    server.says("/3", body=b"here")
    answer = fetch(server.url("/0"), network=network)
    assert (answer.body, answer.url) == (b"here", server.url("/3"))


def test_a_fourth_redirect_is_not(network, server):
    server.says("/", status=302, Location="/")
    with pytest.raises(OutboundFailed, match="more than 3"):
        fetch(server.url(), network=network)
    assert len(server.requests) == 4


def test_credentials_stay_with_the_first_host(network, server):
    server.says("/", status=302, Location=server.url("/2", host="other.test"))
    server.says("/2")
    fetch(server.url(), network=network, headers={"Authorization": "Bearer x", "Cookie": "a=b", "X-Plain": "y"})
    first, second = (headers for _method, _path, headers, _body in server.requests)
    assert first["authorization"] == "Bearer x"
    assert "authorization" not in second
    assert "cookie" not in second
    assert second["x-plain"] == "y"


def test_cookies_of_an_answer_are_not_sent_back(network, server):
    server.says("/", status=302, Location="/2", Set_Cookie="session=1")
    server.says("/2")
    fetch(server.url(), network=network)
    assert "cookie" not in server.requests[1][2]


def test_a_payload_is_sent_and_never_redirected(network, server):
    server.says("/", status=307, Location="/2")
    with pytest.raises(OutboundFailed, match="redirect"):
        fetch(server.url(), method="POST", content=b"payload", network=network)
    assert [(method, path, body) for method, path, _headers, body in server.requests] == [("POST", "/", b"payload")]


def test_proxies_of_the_environment_are_not_used(network, server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    server.says("/", body=b"direct")
    assert fetch(server.url(), network=network).body == b"direct"


def test_a_body_over_the_limit_is_not_read_on(network, server):
    server.says("/", body=b"x" * 1001)
    assert len(fetch(server.url(), network=network, max_bytes=1001).body) == 1001
    with pytest.raises(OutboundFailed, match="larger than 1000"):
        fetch(server.url(), network=network, max_bytes=1000)


def test_an_endless_body_ends_at_the_limit(network, server):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while not server.stopping.is_set():
            handler.wfile.write(b"x" * 65536)

    server.replies["/"] = endless
    with pytest.raises(OutboundFailed, match="larger"):
        fetch(server.url(), network=network)


def test_a_compressed_answer_is_refused_because_it_may_unfold(network, server):
    server.says("/", body=b"\x1f\x8b", Content_Encoding="gzip")
    with pytest.raises(OutboundFailed, match="compresses"):
        fetch(server.url(), network=network)
    assert server.requests[0][2]["accept-encoding"] == "identity"


def drip_body(server, handler):
    handler.send_response(200)
    handler.end_headers()
    while not server.stopping.wait(0.05):
        handler.wfile.write(b".")
        handler.wfile.flush()


def drip_headers(server, handler):
    while not server.stopping.wait(0.05):
        handler.wfile.write(b"H")
        handler.wfile.flush()


def silence(server, handler):
    server.stopping.wait(30)


@pytest.mark.parametrize("behaviour", [drip_body, drip_headers, silence])
def test_the_time_limit_is_for_everything_together(network, server, behaviour):
    """A byte now and then renews the timeout of a socket, but not ours."""
    server.replies["/"] = lambda handler: behaviour(server, handler)
    with pytest.raises(OutboundFailed, match="too long"):
        fetch(server.url(), network=network, total_seconds=0.6)


def test_a_name_that_does_not_exist(network, server):
    with pytest.raises(OutboundFailed, match=r"nowhere\.test could not be resolved"):
        fetch(server.url(host="nowhere.test"), network=network)


def test_a_server_that_is_not_there(network, server):
    from dataclasses import replace

    with pytest.raises(OutboundFailed, match="cannot be reached"):
        fetch("http://site.test:1/", network=replace(network, ports=frozenset({1})))


def test_nonsense_instead_of_http(network, server):
    server.replies["/"] = lambda handler: handler.wfile.write(b"SSH-2.0-OpenSSH\r\n")
    with pytest.raises(OutboundFailed, match="does not answer properly"):
        fetch(server.url(), network=network)


def test_a_certificate_that_nobody_vouches_for(network, server):
    with pytest.raises(OutboundFailed):
        fetch(server.url().replace("http://", "https://"), network=network)


def test_the_callers_headers_cannot_contradict_the_address(network, server):
    with pytest.raises(ValueError, match="host"):
        fetch(server.url(), network=network, headers={"Host": "inside.test"})


def test_only_the_ports_of_the_setting(settings):
    settings.OUTBOUND_PORTS = [443]
    with pytest.raises(OutboundRefused, match="port"):
        fetch("http://example.org/")
