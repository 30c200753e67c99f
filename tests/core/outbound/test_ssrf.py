"""No address that leads inside is ever connected to, however it is written."""

import socket
from ipaddress import ip_address

import pytest

from core.outbound import OutboundFailed, OutboundRefused, fetch
from core.outbound.addresses import is_public
from core.outbound.network import Network

PORTS = frozenset({80, 443})

# Real names and numbers, resolved by the real resolver where the host is written as a number.
REFUSED = [
    # loopback, in every notation that some library takes
    "http://127.0.0.1/",
    "http://127.1/",
    "http://127.0.1/",
    "http://127.255.255.254/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0x0.0x0.0x1/",
    "http://0x7f.1/",
    "http://017700000001/",
    "http://0177.0.0.1/",
    "http://0177.0x0.0.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://localhost/",
    "http://LOCALHOST/",
    "http://localhost./",
    "http://[::1]/",
    "http://[0:0:0:0:0:0:0:1]/",
    "http://[::]/",
    "http://①②⑦.⓪.⓪.①/",
    "http://127。0。0。1/",
    # private and shared
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://3232235777/",
    "http://0xc0a80101/",
    "http://100.64.0.1/",
    "http://100.100.100.200/",
    # metadata
    "http://169.254.169.254/latest/meta-data/",
    "http://0xa9fea9fe/",
    "http://2852039166/",
    "http://0251.0376.0251.0376/",
    "http://[fd00:ec2::254]/",
    "http://168.63.129.16/",
    "http://192.0.0.192/",
    # IPv4 inside IPv6
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::ffff:169.254.169.254]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b::a9fe:a9fe]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2002:a9fe:a9fe::1]/",
    "http://[2001:0:7f00:1::]/",
    "http://[2606:4700::5efe:7f00:1]/",
    "http://[::ffff:0:127.0.0.1]/",
    # other inside addresses
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[3fff::1]/",
    "http://[100::1]/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://198.18.0.1/",
    "http://192.0.2.1/",
    "http://203.0.113.9/",
    "http://192.88.99.1/",
    # not the web
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org:80/_x",
    "dict://example.org:80/",
    "data:text/plain,x",
    "javascript:alert(1)",
    "ldap://example.org/",
    "//example.org/",
    "/etc/passwd",
    "example.org",
    "http:example.org",
    "http://",
    "http:///path",
    "",
    # ports
    "http://example.org:22/",
    "http://example.org:6379/",
    "https://example.org:8443/",
    "http://example.org:0/",
    # user names, and addresses that two parsers read in two ways
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1:80@example.org/",
    "http://127.0.0.1\\@example.org/",
    "http://127.0.0.1%00.example.org/",
    "http://exa\nmple.org/",
    "http://exa\tmple.org/",
    "http://[::1/",
    "http://example.org:80:80/",
    "http://example.org:99999/",
    "http://a" + "a" * 3000 + ".org/",
]


@pytest.fixture
def no_connections(monkeypatch: pytest.MonkeyPatch) -> None:
    """The network card of the test: whoever connects has failed."""

    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError(f"connected to {args}")

    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket.socket, "connect", refuse)


def resolve_numbers(host: str, port: int) -> list[str]:
    """The system's reading of a number; example.org is what a public name is."""
    if host == "example.org":
        return ["93.184.215.14"]
    if host.rstrip(".").lower() == "localhost":
        return ["127.0.0.1", "::1"]
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    return [str(sockaddr[0]) for *_rest, sockaddr in found]


@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_leads_inside_is_refused_without_a_connection(url, no_connections):
    with pytest.raises((OutboundRefused, OutboundFailed)):
        fetch(url, network=Network(ports=PORTS, resolve=resolve_numbers))


def test_the_corpus_is_large():
    assert len(set(REFUSED)) >= 80


PUBLIC = """
1.1.1.1 8.8.8.8 93.184.215.14 172.15.0.1 172.32.0.1 192.169.0.1 100.63.255.255 11.0.0.1
2606:4700:4700::1111 2a00:1450:4001:830::200e 2001:4860:4860::8888 2400::1
"""


@pytest.mark.parametrize("address", PUBLIC.split())
def test_public_addresses_are_public(address):
    assert is_public(ip_address(address))


def test_a_name_that_also_leads_inside_is_refused(network, dns, server):
    dns.names["mixed.test"] = [["127.0.0.1", "10.0.0.1"]]
    with pytest.raises(OutboundRefused):
        fetch(server.url(host="mixed.test"), network=network)
    assert server.requests == []


def test_a_name_is_looked_up_once_so_that_rebinding_gains_nothing(network, dns, server):
    server.says("/", body=b"hello")
    dns.names["rebind.test"] = [["127.0.0.1"], ["10.0.0.1"]]
    assert fetch(server.url(host="rebind.test"), network=network).body == b"hello"
    assert dns.asked == ["rebind.test"]
    with pytest.raises(OutboundRefused):
        fetch(server.url(host="rebind.test"), network=network)


def test_the_name_is_resolved_at_the_level_of_sockets(monkeypatch, no_connections):
    """With the real resolver in place, a public name that answers with an inside address is refused."""

    def getaddrinfo(host, port, *args, **kwargs):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("192.168.0.10", port))]

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    with pytest.raises(OutboundRefused):
        fetch("https://innocent.example.org/")


@pytest.mark.parametrize(
    "location",
    [
        "http://inside.test:{port}/",
        "http://10.0.0.7:{port}/",
        "http://169.254.169.254/",
        "http://127.0.0.1:22/",
        "http://[::1]:{port}/",
        "ftp://site.test/",
        "file:///etc/passwd",
        "http://user@site.test:{port}/",
        "//inside.test:{port}/",
        "http://[",
    ],
)
def test_each_redirect_is_checked_like_the_first_address(network, server, location):
    server.says("/", status=302, Location=location.format(port=server.port))
    with pytest.raises((OutboundRefused, OutboundFailed)):
        fetch(server.url(), network=network)
    assert len(server.requests) == 1
