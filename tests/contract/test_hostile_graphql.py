"""What the graphql-cop project looks for (13 checks), and what a clumsy client sends, at the HTTP surface."""

import json

import pytest
from graphql import get_named_type, is_required_argument

from api.core import limits
from api.core.documents import trusted_documents
from api.schema import schema

pytestmark = pytest.mark.django_db

QUERY = "{ __typename }"


def post(client, body, **headers):
    """POST as a client of today does, which gets refusals as 4xx."""
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    headers = {"Accept": "application/graphql-response+json", **headers}
    return client.post("/graphql", data, content_type="application/json", headers=headers)


def refused(response, *, code=None):
    """Whether a response is a refusal in GraphQL's form, with no data."""
    body = response.json()
    assert response.status_code in {400, 401, 403, 404, 405, 413, 415}
    assert "data" not in body
    assert body["errors"][0]["message"]
    if code:
        assert body["errors"][0]["extensions"]["code"] == code
    return True


def test_alias_overloading_is_refused(client):
    query = "{" + " ".join(f"a{i}: __typename" for i in range(101)) + "}"
    assert refused(post(client, {"query": query}), code="LIMIT_EXCEEDED")


def test_array_batching_is_refused(client):
    assert refused(post(client, [{"query": QUERY}] * 10))


def test_directive_overloading_is_refused(client):
    assert refused(post(client, {"query": "{ __typename " + "@aa" * 60 + " }"}), code="LIMIT_EXCEEDED")


def test_field_duplication_is_refused(client):
    assert refused(post(client, {"query": "{" + "__typename " * 501 + "}"}), code="LIMIT_EXCEEDED")


def test_circular_introspection_is_refused(client):
    inner = "name"
    for _ in range(12):
        inner = f"fields {{ type {{ {inner} }} }}"
    assert refused(post(client, {"query": f"{{ __schema {{ types {{ {inner} }} }} }}"}))


def test_the_standard_introspection_query_is_answered(client):
    from graphql import get_introspection_query

    answer = post(client, {"query": get_introspection_query()})
    assert answer.status_code == 200
    assert answer.json()["data"]["__schema"]["queryType"]["name"] == "Query"


def test_misspelt_fields_get_no_suggestions(client):
    body = post(client, {"query": "{ nodee }"}).json()
    assert "Did you mean" not in json.dumps(body)


def test_mutations_over_get_are_refused(client):
    assert client.get("/graphql", {"query": "mutation { __typename }"}).status_code in {400, 405}


def test_urlencoded_posts_are_refused(client):
    response = client.post("/graphql", "query=%7B__typename%7D", content_type="application/x-www-form-urlencoded")
    assert refused(response)


def test_multipart_posts_are_refused(client):
    assert refused(client.post("/graphql", {"operations": json.dumps({"query": QUERY}), "map": "{}"}))


@pytest.mark.parametrize("accept", ["", "*/*", "application/json, */*", "text/html,*/*;q=0.8"])
def test_a_trusted_document_is_answered_whatever_its_reader_accepts(client, accept):
    digest = next(digest for digest, text in trusted_documents().items() if "query LearnHome" in text)
    asked = {"documentId": digest, "variables": json.dumps({"locale": "en"})}
    answer = client.get("/graphql", asked, headers={"Accept": accept})
    assert answer.status_code == 200
    assert "errors" not in answer.json()


def test_graphiql_is_for_staff(client, make_user):
    assert client.get("/graphql", headers={"accept": "text/html"}).status_code == 404
    client.force_login(make_user())
    assert client.get("/graphql", headers={"accept": "text/html"}).status_code == 404
    client.force_login(make_user(is_staff=True))
    page = client.get("/graphql", headers={"accept": "text/html"})
    assert page.status_code == 200
    assert b"graphiql" in page.content.lower()


def test_no_tracing_and_no_stack_trace_leaves_the_house(client):
    body = json.dumps(post(client, {"query": '{ node(id: "x") { id } }'}).json())
    assert "tracing" not in body
    assert "Traceback" not in body


def test_queries_over_get_never_change_anything_and_are_not_kept_unless_trusted(client):
    response = client.get("/graphql", {"query": QUERY})
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "null",
        '"text"',
        "[]",
        "{}",
        '{"query": 7}',
        '{"query": ""}',
        '{"query": "{"}',
        '{"query": "{ __typename }", "variables": []}',
        '{"query": "{ __typename }", "extensions": 3}',
        '{"query": "{ __typename }", "operationName": 3}',
        '{"query": "{ __typename }", "operationName": "Nope"}',
        '{"documentId": 3}',
        '{"documentId": "' + "0" * 64 + '"}',
        '{"query": "{ __typename }", "extensions": {"persistedQuery": {"sha256Hash": "nope"}}}',
        '{"query": "subscription { __typename }"}',
        b"\xff\xfe",
        b'{"query": "\x00"}',
        "[" * 100_000,
        '{"query": "query($n: Int) { topic(number: $n) { id } }", "variables": {"n": ' + "9" * 5000 + "}}",
        '{"query": "{ topic(number: ' + "9" * 5000 + ') { id } }"}',
        '{"query": "query($h: String!) { person(handle: $h) { id } }", "variables": {"h": "\\ud800"}}',
        '{"query": "query($n: Int) { topics(first: $n) { edges { cursor } } }", "variables": {"n": 1e400}}',
        '{"query": "{ __typename }", "variables": {"n": Infinity}}',
        '{"query": "{ __typename }", "variables": {"n": NaN}}',
        '{"query": "query A { __typename } query B { __typename }"}',
        '{"query": "' + " " * 3_000_000 + '{ __typename }"}',
    ],
)
def test_malformed_requests_get_a_clear_refusal(client, body, caplog):
    assert refused(post(client, body))
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


def test_a_document_beyond_the_length_limit_is_refused_before_it_is_parsed(client):
    query = "{ __typename " + " " * limits.MAX_CHARACTERS + "}"
    assert refused(post(client, {"query": query}))


def test_a_document_of_too_many_tokens_is_refused(client):
    assert refused(post(client, {"query": "{" + "a " * (limits.MAX_TOKENS + 1) + "}"}))


def test_fragment_cycles_are_refused(client):
    assert refused(post(client, {"query": "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"}))


@pytest.mark.parametrize(
    "node_id", ["", "x", "VG9waWM6MQ==", "VG9waWM6YWJj", "VG9waWM6OTk5OTk5OTk5OTk5OTk5OTk5OTk5", "UXVlcnk6MQ=="]
)
def test_node_ids_that_lead_nowhere_are_null_or_refused_never_a_surprise(client, node_id):
    body = post(client, {"query": "query($id: ID!) { node(id: $id) { id } }", "variables": {"id": node_id}}).json()
    assert body.get("data") in (None, {"node": None})
    assert "our side" not in json.dumps(body)


def test_a_cookie_session_needs_the_csrf_token(make_user):
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    assert refused(post(client, {"query": QUERY}), code="FORBIDDEN")
    token = client.get("/en/").cookies["csrftoken"].value
    assert post(client, {"query": QUERY}, **{"X-CSRFToken": token}).status_code == 200


def test_a_wrong_token_is_an_error_not_anonymity(client):
    response = post(client, {"query": QUERY}, Authorization="Bearer kerf_wrong")
    assert response.status_code == 401
    assert refused(response, code="UNAUTHENTICATED")
    assert "Bearer" in response["WWW-Authenticate"]


@pytest.mark.parametrize(
    "query",
    [
        "query($v: String!) { person(handle: $v) { id } }",
        "query($v: String!) { article(path: $v) { id } }",
        "query($v: String!) { topics(category: $v) { edges { node { id } } } }",
        "query($v: String!) { search(query: $v) { totalCount } }",
    ],
)
def test_a_nul_character_is_nobodys_surprise(client, query):
    body = post(client, {"query": query, "variables": {"v": "a\x00b"}}).json()
    assert "our side" not in json.dumps(body)


def test_sign_in_with_broken_text_is_refused_clearly(client):
    body = '{"email": "a@example.test", "password": "\\ud800"}'
    assert client.post("/_allauth/browser/v1/auth/login", body, content_type="application/json").status_code == 400


def test_a_token_reads_only_with_the_scope_for_it(client, make_user):
    from core.accounts.actions import create_api_token

    me = make_user()
    _, writes = create_api_token(actor=me, name="bot", scopes=["roadmap:write"])
    _, reads = create_api_token(actor=me, name="app", scopes=["read"])
    query = {"query": "{ viewer { email } }"}
    assert refused(post(client, query, Authorization=f"Bearer {writes}"), code="FORBIDDEN")
    assert post(client, query, Authorization=f"Bearer {reads}").json()["data"]["viewer"]["email"] == me.email


def lists_by_words():
    """The root's lists that take a size and, besides, words alone. Those of one node are connections."""
    for name, field in sorted(schema._schema.query_type.fields.items()):
        needed = {key: get_named_type(one.type).name for key, one in field.args.items() if is_required_argument(one)}
        if "first" in field.args and set(needed.values()) <= {"String"}:
            yield pytest.param(name, list(needed), id=name)


@pytest.mark.parametrize(("name", "needed"), [*lists_by_words()])
@pytest.mark.parametrize("first", [-5, 10_000])
def test_no_list_has_a_size_that_makes_no_sense(client, name, needed, first):
    arguments = ", ".join([f"first: {first}", *(f'{key}: "en"' for key in needed)])
    errors = post(client, {"query": f"{{ {name}({arguments}) {{ __typename }} }}"}).json()["errors"]
    assert "'first' must be between" in errors[0]["message"]
    assert errors[0]["extensions"]["code"] == "INVALID"
