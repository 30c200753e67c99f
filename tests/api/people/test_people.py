"""People through GraphQL: who asks, who wrote, and one's own account."""

import json

import pytest
from django.test import Client

from community.people.actions import profile_of, update_profile
from core.accounts.actions import create_api_token
from core.accounts.models import AccountExport, ApiToken, User
from tests.graphql import Caller, global_id

pytestmark = pytest.mark.django_db

VIEWER = "{ viewer { id email name displayName roles locale timeZone hasPassword person { handle isStaff } } }"


class Robot(Caller):
    """A client with an API token."""

    def __init__(self, secret: str) -> None:
        super().__init__()
        self.client = Client(headers={"Authorization": f"Bearer {secret}"})


def token_of(user: User, *scopes: str) -> str:
    return create_api_token(actor=user, name="robot", scopes=list(scopes or ["read"]))[1]


def test_the_viewer_is_who_asks(make_user):
    user = make_user(name="Ada", roles=["agent", "writer"])
    profile_of(user)
    viewer = Caller(user).data(VIEWER)["viewer"]
    assert viewer == {
        "id": global_id("User", user.pk),
        "email": user.email,
        "name": "Ada",
        "displayName": "Ada",
        "roles": ["AGENT", "WRITER"],
        "locale": "",
        "timeZone": "UTC",
        "hasPassword": True,
        "person": {"handle": "ada", "isStaff": False},
    }


def test_for_a_visitor_there_is_no_viewer():
    assert Caller().data(VIEWER) == {"viewer": None}


def test_a_wrong_token_is_refused_not_taken_for_a_visitor(make_user):
    response = Client().post(
        "/graphql", json.dumps({"query": VIEWER}), "application/json", headers={"Authorization": "Bearer kerf_wrong"}
    )
    assert response.status_code == 401
    assert response.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
    assert response["WWW-Authenticate"].startswith("Bearer")


def test_a_person_is_found_by_handle_and_shows_no_address(make_user):
    user = make_user(name="Ada")
    update_profile(actor=user, bio="I **cut** <script>x</script>")
    person = Caller().data('{ person(handle: "@ADA") { name handle bioHtml avatarUrl isStaff } }')["person"]
    assert person == {
        "name": "Ada",
        "handle": "ada",
        "bioHtml": "<p>I <strong>cut</strong> </p>\n",
        "avatarUrl": None,
        "isStaff": False,
    }
    assert Caller().data('{ person(handle: "nobody") { name } }') == {"person": None}


def test_an_account_is_a_node_for_its_owner_and_staff_only(make_user):
    user = make_user()
    ask = f'{{ node(id: "{global_id("User", user.pk)}") {{ ... on User {{ email }} }} }}'
    assert Caller(user).data(ask)["node"] == {"email": user.email}
    assert Caller(make_user(roles=["agent"])).data(ask)["node"] == {"email": user.email}
    assert Caller(make_user()).data(ask)["node"] is None
    assert Caller().data(ask)["node"] is None


def test_staff_that_sees_an_account_sees_neither_its_tokens_nor_its_exports(make_user):
    user = make_user()
    token_of(user)
    AccountExport.objects.create(user=user)
    ask = f"""{{ node(id: "{global_id("User", user.pk)}") {{ ... on User {{
        apiTokens {{ edges {{ node {{ name }} }} }} accountExport {{ id }} }} }} }}"""
    assert Caller(make_user(roles=["admin"])).data(ask)["node"] == {"apiTokens": {"edges": []}, "accountExport": None}
    own = Caller(user).data(ask)["node"]
    assert own["apiTokens"]["edges"] == [{"node": {"name": "robot"}}]
    assert own["accountExport"] is not None


UPDATE = """mutation ($input: ProfileUpdateInput!) { profileUpdate(input: $input) {
    viewer { name bio locale person { handle } } errors { code path message } clientMutationId } }"""


def test_the_profile_is_updated(make_user):
    caller = Caller(make_user(name="Ada"))
    payload = caller.data(UPDATE, input={"handle": "countess", "bio": "Hi", "locale": "de", "clientMutationId": "1"})
    assert payload["profileUpdate"] == {
        "viewer": {"name": "Ada", "bio": "Hi", "locale": "de", "person": {"handle": "countess"}},
        "errors": [],
        "clientMutationId": "1",
    }


def test_a_refusal_names_the_input_at_fault(make_user):
    payload = Caller(make_user()).data(UPDATE, input={"timeZone": "Mars/Base"})["profileUpdate"]
    assert payload["viewer"] is None
    assert [(error["code"], error["path"]) for error in payload["errors"]] == [("INVALID", ["input", "timeZone"])]


def test_a_visitor_is_asked_to_sign_in():
    payload = Caller().data(UPDATE, input={"name": "x"})["profileUpdate"]
    assert [error["code"] for error in payload["errors"]] == ["UNAUTHENTICATED"]


def test_a_token_does_what_its_scopes_say_and_no_more(make_user):
    user = make_user()
    reader, writer = Robot(token_of(user, "read")), Robot(token_of(user, "profile:write"))
    assert reader.data(VIEWER)["viewer"]["email"] == user.email
    refused = reader.data(UPDATE, input={"name": "Robot"})["profileUpdate"]
    assert [error["code"] for error in refused["errors"]] == ["FORBIDDEN"]
    assert writer.data(UPDATE, input={"name": "Robot"})["profileUpdate"]["viewer"]["name"] == "Robot"


CREATE_TOKEN = """mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) {
    token { id name start scopes expiresAt revokedAt } secret errors { code path } } }"""
REVOKE_TOKEN = """mutation ($input: ApiTokenRevokeInput!) { apiTokenRevoke(input: $input) {
    token { revokedAt } errors { code path } } }"""


def test_a_token_is_made_used_and_revoked(make_user):
    caller = Caller(make_user())
    made = caller.data(CREATE_TOKEN, input={"name": "CI", "scopes": ["READ", "FORUM_WRITE"]})["apiTokenCreate"]
    assert made["errors"] == []
    assert made["token"]["scopes"] == ["FORUM_WRITE", "READ"]
    robot = Robot(made["secret"])
    assert robot.data(VIEWER)["viewer"] is not None
    revoked = caller.data(REVOKE_TOKEN, input={"id": made["token"]["id"]})["apiTokenRevoke"]
    assert revoked["token"]["revokedAt"] is not None
    assert "wrong, expired or revoked" in robot.answer(VIEWER)["errors"][0]["message"]


def test_the_secret_is_not_stored_for_repetitions(make_user):
    caller = Caller(make_user())
    wish = {"name": "CI", "scopes": ["READ"], "clientMutationId": "same"}
    first, second = (caller.data(CREATE_TOKEN, input=wish)["apiTokenCreate"]["secret"] for _ in range(2))
    assert first != second


def test_tokens_of_others_cannot_be_revoked(make_user):
    token_of(make_user())
    wanted = global_id("ApiToken", ApiToken.objects.get().pk)
    payload = Caller(make_user()).data(REVOKE_TOKEN, input={"id": wanted})["apiTokenRevoke"]
    assert [error["code"] for error in payload["errors"]] == ["NOT_FOUND"]
    assert ApiToken.objects.get().revoked_at is None


@pytest.mark.parametrize(
    "mutation",
    [
        'apiTokenCreate(input: {name: "x", scopes: [READ]})',
        "accountExportRequest(input: {})",
        'accountErase(input: {confirmation: "x"})',
    ],
)
def test_what_is_for_people_is_not_for_tokens(make_user, mutation):
    robot = Robot(token_of(make_user(), "read", "profile:write", "forum:write"))
    payload = robot.data(f"mutation {{ {mutation} {{ errors {{ code }} }} }}")
    assert [error["code"] for error in next(iter(payload.values()))["errors"]] == ["FORBIDDEN"]


def test_an_export_is_asked_for_once(make_user):
    user = make_user()
    ask = "mutation { accountExportRequest(input: {}) { export { id finishedAt downloadUrl } errors { code } } }"
    first, second = Caller(user).data(ask), Caller(user).data(ask)
    assert first == second
    assert first["accountExportRequest"]["export"]["downloadUrl"] is None


ERASE = """mutation ($input: AccountEraseInput!) { accountErase(input: $input) { erased errors { code path } } }"""


def test_an_account_is_erased_by_its_owner(make_user):
    user = make_user()
    caller = Caller(user)
    refused = caller.data(ERASE, input={"confirmation": user.email, "password": "wrong"})["accountErase"]
    assert refused == {"erased": None, "errors": [{"code": "INVALID", "path": ["input", "password"]}]}
    done = caller.data(ERASE, input={"confirmation": user.email, "password": "correct horse"})["accountErase"]
    assert done == {"erased": True, "errors": []}
    assert caller.data(VIEWER) == {"viewer": None}


def test_the_viewer_costs_a_constant_number_of_queries(make_user, django_assert_max_num_queries):
    user = make_user(roles=["agent", "writer", "planner"])
    profile_of(user)
    caller = Caller(user)
    with django_assert_max_num_queries(6):
        caller.data(VIEWER)
