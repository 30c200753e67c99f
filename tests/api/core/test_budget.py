"""What operations cost their caller over time, over HTTP and over sockets."""

import json
from datetime import datetime
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.test import Client

import core.budget
from api.core.budget import SUBSCRIPTION_COST
from api.core.documents import trusted_documents
from core.accounts.actions import create_api_token
from tests.api.core.test_realtime import EVENTS, Socket, session_cookie

ONE = "{ __typename }"
TOPICS = "{ topics(first: 10) { edges { node { id } } } }"
MODERN = {"Accept": "application/graphql-response+json"}


@pytest.fixture(autouse=True)
def budget(settings):
    """So small that nothing comes back during a test, and nobody has spent of it."""
    cache.clear()
    core.budget._teller.cache_clear()
    settings.GRAPHQL_BUDGET_POINTS = settings.GRAPHQL_BUDGET_VISITOR_POINTS = 30
    settings.GRAPHQL_BUDGET_SECONDS = 100_000


@pytest.fixture
def visitor():
    """A browser at an address that no other test has."""
    return Client(REMOTE_ADDR=address())


def address():
    number = uuid4().hex
    return f"2001:db8:{number[:4]}:{number[4:8]}::1"


def post(client, query=ONE, **headers):
    body = json.dumps({"query": query})
    return client.post("/graphql", body, content_type="application/json", headers={**MODERN, **headers})


@pytest.mark.django_db
def test_every_answer_tells_the_balance(visitor):
    answer = post(visitor, TOPICS)
    cost = answer.json()["extensions"]["cost"]
    assert {key: cost[key] for key in ("requested", "maximum", "limit", "remaining")} == {
        "requested": 21, "maximum": 5000, "limit": 30, "remaining": 9,
    }  # fmt: skip
    assert (answer["X-Query-Cost"], answer["X-RateLimit-Limit"], answer["X-RateLimit-Remaining"]) == ("21", "30", "9")
    reset = datetime.fromisoformat(cost["resetAt"]).timestamp()
    assert reset <= int(answer["X-RateLimit-Reset"]) < reset + 1
    assert post(visitor).json()["extensions"]["cost"]["remaining"] == 8, "what is free costs one point all the same"


@pytest.mark.django_db
@pytest.mark.parametrize("accept", [MODERN["Accept"], "application/json"])
def test_what_the_budget_does_not_reach_for_is_not_run(visitor, accept, django_assert_num_queries):
    post(visitor, TOPICS)
    with django_assert_num_queries(0):
        refused = post(visitor, TOPICS, Accept=accept)
    assert refused.status_code == 429
    body = refused.json()
    assert "data" not in body
    (error,) = body["errors"]
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert refused["Retry-After"] == str(error["extensions"]["retryAfterSeconds"])
    # 12 points are missing, of 30 that come back in 100,000 seconds.
    assert 39_900 <= int(refused["Retry-After"]) <= 40_000
    assert body["extensions"]["cost"]["remaining"] == 9
    assert (refused["Cache-Control"], refused["X-RateLimit-Remaining"]) == ("no-store", "9")
    assert post(visitor).status_code == 200, "what the budget does reach for is still answered"


@pytest.mark.django_db
def test_each_account_and_each_token_has_its_own_and_an_address_one_for_all_its_visitors(make_user, visitor):
    me, other = make_user(), make_user()
    _, script = create_api_token(actor=me, name="script", scopes=["read"])
    mine, theirs = Client(), Client()
    mine.force_login(me)
    theirs.force_login(other)
    token = {"Authorization": f"Bearer {script}"}
    assert [post(mine, TOPICS).status_code for _ in range(2)] == [200, 429]
    assert [post(theirs, TOPICS).status_code, post(Client(), TOPICS, **token).status_code] == [200, 200]
    assert post(Client(), TOPICS, **token).status_code == 429
    where = visitor.defaults["REMOTE_ADDR"]
    neighbour = Client(REMOTE_ADDR=where.replace("::1", "::2"))
    assert [post(visitor, TOPICS).status_code, post(neighbour, TOPICS).status_code] == [200, 429]


@pytest.mark.django_db
def test_a_forged_header_makes_no_other_visitor(visitor):
    post(visitor, TOPICS)
    assert post(visitor, TOPICS, **{"X-Forwarded-For": "192.0.2.1"}).status_code == 429


@pytest.mark.django_db
def test_trusted_documents_pay_and_an_answer_for_all_tells_nobodys_balance(visitor):
    (digest,) = [key for key, text in trusted_documents().items() if "query LearnHome" in text]
    asked = {"documentId": digest, "variables": json.dumps({"locale": "en"})}
    shared = visitor.get("/graphql", asked, headers=MODERN)
    assert shared.status_code == 200
    assert set(shared.json()["extensions"]["cost"]) == {"requested", "maximum"}
    assert not [name for name in shared.headers if name.startswith("X-RateLimit")]
    refused = visitor.get("/graphql", asked, headers=MODERN)
    assert (refused.status_code, refused["Cache-Control"]) == (429, "no-store")
    assert "ETag" not in refused


@pytest.mark.django_db
def test_an_operation_that_cannot_run_costs_nothing(visitor):
    for query in ("{", "{ nope }", "{" + "a: topics(first: 100) { edges { node { id } } } " * 30 + "}"):
        assert post(visitor, query).status_code == 400
    assert post(visitor).json()["extensions"]["cost"]["remaining"] == 29


@pytest.mark.django_db
def test_without_redis_everyone_is_served_and_no_balance_is_told(visitor, settings, caplog):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": settings.REDIS_URL}}
    answers = [post(visitor, TOPICS) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200] * 3
    assert answers[0].json()["extensions"]["cost"] == {"requested": 21, "maximum": 5000}
    assert caplog.text.count("Budgets are not kept") == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.asyncio
async def test_a_subscription_pays_from_the_same_budget(make_user, client):
    me = await sync_to_async(make_user)()
    await sync_to_async(client.force_login)(me)
    assert SUBSCRIPTION_COST * 2 < 30 < SUBSCRIPTION_COST * 3 + 1
    assert (await sync_to_async(post)(client)).status_code == 200
    socket = Socket(headers=[session_cookie(client)])
    await socket.open()
    for name in ("1", "2", "3"):
        payload = {"query": EVENTS, "variables": {"after": "bm90OjE"}}
        await socket.send(json.dumps({"id": name, "type": "subscribe", "payload": payload}))
    answers = [await socket.next() for _ in range(3)]
    assert sorted(answer["type"] for answer in answers) == ["error", "next", "next"]
    (error,) = next(answer["payload"] for answer in answers if answer["type"] == "error")
    assert error["extensions"]["code"] == "RATE_LIMITED"
    assert error["extensions"]["retryAfterSeconds"] > 0
    await socket.close()
    assert (await sync_to_async(post)(client, TOPICS)).status_code == 429
