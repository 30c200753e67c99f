from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from core.accounts.models import User
from core.events.event import on
from core.events.models import Receipt
from core.events.relay import relay
from core.events.work import drain
from tests import ledger
from tests.core.events.samples import LampLit, tell

pytestmark = pytest.mark.django_db
RECEIPTS = "admin:events_receipt_changelist"


@pytest.fixture
def dead_letter() -> Receipt:
    ledger.clear()

    @on(LampLit, max_attempts=1)
    def on_lamp(event: LampLit) -> None:
        raise ValueError("<b>broken</b>")

    tell(LampLit(lamp=1))
    relay()
    drain("default")
    return Receipt.objects.get()


@pytest.fixture
def operator(make_user: Callable[..., User]) -> User:
    """Staff who may look at receipts, and not more."""
    user = make_user(is_staff=True)
    user.user_permissions.add(*Permission.objects.filter(content_type__app_label="events", codename__startswith="view"))
    return user


def allow_operation(user: User) -> None:
    user.user_permissions.add(Permission.objects.get(codename="operate_receipt"))


def choose(client: Client, action: str, receipt: Receipt) -> str:
    data = {"action": action, "_selected_action": [receipt.pk]}
    return client.post(reverse(RECEIPTS), data, follow=True).content.decode()


def test_operators_read_the_error(client: Client, operator: User, dead_letter: Receipt) -> None:
    client.force_login(operator)
    page = client.get(reverse("admin:events_receipt_change", args=[dead_letter.pk])).content.decode()
    assert "ValueError: &lt;b&gt;broken&lt;/b&gt;" in page
    assert 'name="_save"' not in page


def test_events_are_read_only(client: Client, operator: User, dead_letter: Receipt) -> None:
    client.force_login(operator)
    page = client.get(reverse("admin:events_entry_change", args=[dead_letter.entry_id])).content.decode()
    assert "on_lamp" in page
    assert 'name="_save"' not in page


def test_replay_needs_its_permission(client: Client, operator: User, dead_letter: Receipt) -> None:
    client.force_login(operator)
    choose(client, "replay", dead_letter)
    dead_letter.refresh_from_db()
    assert dead_letter.state == "dead"


def test_an_operator_replays_a_dead_letter(client: Client, operator: User, dead_letter: Receipt) -> None:
    allow_operation(operator)
    client.force_login(operator)
    assert "1 receipt will run again." in choose(client, "replay", dead_letter)
    dead_letter.refresh_from_db()
    assert dead_letter.state == "waiting"


def test_an_operator_discards_a_dead_letter_once(client: Client, operator: User, dead_letter: Receipt) -> None:
    allow_operation(operator)
    client.force_login(operator)
    assert "1 receipt was discarded." in choose(client, "discard", dead_letter)
    assert "Only waiting receipts" in choose(client, "discard", dead_letter)
