"""Gaps: what is gathered, what becomes of one, and who learns what of it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.utils import timezone
from wagtail.models import Comment

from community.insights import policies
from community.insights.actions import close_gaps_of, dismiss_gap, draft_for_gap, gather_gaps, reopen_gap
from community.insights.models import ContentGap, GapEvidence
from community.insights.reading import told_of
from community.tickets.actions import erase_person
from core.accounts.roles import SIGNED_IN
from core.errors import DomainError, ErrorCode
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.community.insights.conftest import ago, gap_of
from tests.events import settle
from tests.mailbox import delivered

pytestmark = pytest.mark.django_db

State = ContentGap.State


def told(gap, viewer):
    return told_of(ContentGap.objects.get(pk=gap.pk), viewer)


def counts(gap):
    return (gap.people, gap.search_people, gap.ticket_people, gap.topic_people)


def refusal(call, **asked):
    with pytest.raises(DomainError) as caught:
        call(**asked)
    return caught.value.code, caught.value.field


@pytest.fixture
def gap(ask_community):
    """What two people ask: how to cut acrylic."""
    ask_community("How do I cut acrylic?")
    ask_community("Cutting acrylic sheets")
    gather_gaps()
    return gap_of("acryl")


@pytest.fixture
def draft(gap, category, writer):
    return draft_for_gap(actor=writer, gap_id=gap.pk, category_id=category.pk, title="Cutting acrylic")


def test_questions_that_ask_the_same_are_one_gap_and_each_person_counts_once(ask_support, ask_community, make_user):
    ada = make_user()
    ask_community("How do I cut acrylic?", who=ada)
    ask_support("Cutting acrylic", who=ada)
    ask_support("cut acrylic, which gas")
    ask_community("Old logo on my quote")
    gather_gaps()
    assert counts(gap_of("acryl")) == (2, 0, 2, 1)
    assert counts(gap_of("logo")) == (1, 0, 0, 1)
    assert next(gap.key for gap in ContentGap.objects.ranked()) == "acryl cut"


def test_searches_that_failed_belong_to_what_else_is_asked(search_for, ask_community, article, writer, make_user):
    settle()
    ada = make_user()
    ask_community("How do I cut acrylic?", who=ada)
    search_for("cut acrylic", who=ada)
    for _ in range(3):
        search_for("cutting acrylic")
    search_for("kerf width")
    gather_gaps()
    gap = ContentGap.objects.get()
    assert counts(gap) == (4, 4, 0, 1)
    assert [(one.text, one.people) for one in told(gap, writer).searches] == [("cutting acrylic", 4)]


def test_one_visitor_does_not_become_many_by_making_up_marks(search_for):
    asked = [search_for("cutting acrylic").question for _ in range(4)]
    type(asked[0]).objects.update(origin="abcd")
    gather_gaps()
    assert ContentGap.objects.get().search_people == 1


def test_what_fewer_than_three_people_search_for_is_not_repeated(search_for, writer, make_user):
    for _ in range(2):
        search_for("Mallory Industries refund")
    gather_gaps()
    gap = ContentGap.objects.get()
    assert gap.search_people == 2
    for viewer in (writer, make_user(roles=["admin"])):
        assert not ContentGap.objects.visible_to(viewer).exists()
        assert (told(gap, viewer).question, told(gap, viewer).searches) == ("", [])
    search_for("refund Mallory Industries")
    gather_gaps()
    assert told(ContentGap.objects.visible_to(writer).get(), writer).question == "Mallory Industries refund"


def test_what_may_name_a_person_is_not_repeated_however_many_ask_it(search_for, writer):
    for _ in range(3):
        search_for("where is ticket 4711")
    gather_gaps()
    found = told(ContentGap.objects.get(), writer)
    assert found.searches == []


def test_languages_do_not_mix(ask_community):
    ask_community("Laser logo")
    ask_community("Laser logo", locale="de")
    gather_gaps()
    assert sorted(ContentGap.objects.values_list("locale", "people")) == [("de", 1), ("en", 1)]


def test_what_a_page_answers_is_no_gap_but_the_page_that_did_not_help_does_not_count(
    article, ask_community, ask_support, make_article
):
    make_article("acrylic", title="Cutting acrylic", markdown="Cut it slowly.")
    settle()
    ask_community("Kerf width")
    ask_support("Kerf width", page_id=article.pk)
    ask_support("Cut acrylic", page_id=article.pk)
    gather_gaps()
    assert [(gap.key, counts(gap)) for gap in ContentGap.objects.all()] == [("kerf width", (1, 0, 1, 0))]


def test_a_draft_answers_nobody(make_article, ask_community, writer):
    page = make_article("acrylic", title="Cutting acrylic")
    page.unpublish(user=writer)
    settle()
    ask_community("Cut acrylic")
    gather_gaps()
    assert gap_of("acryl").people == 1


def test_the_community_is_given_time_and_what_is_closed_to_members_or_old_is_left_out(ask_community, ask_support):
    ask_community("Fresh question here", at=ago(2))
    ask_community("Ancient question here", at=ago(91))
    ask_community("Secret agents question", readers="role:agent")
    ask_community("Just some talk", kind="discussion")
    ask_support("Ancient ticket here", at=ago(91))
    shown = ask_community("Members question", readers=SIGNED_IN)
    hidden = ask_community("Hidden question")
    type(hidden).objects.filter(pk=hidden.pk).update(hidden=True)
    gather_gaps()
    assert list(GapEvidence.objects.values_list("topic_id", flat=True)) == [shown.pk]
    assert ContentGap.objects.count() == 1


def test_gathering_again_changes_nothing(gap, ask_support):
    ask_support("Old logo on my quote")
    now = timezone.now()
    gather_gaps(now)

    def stored():
        return list(ContentGap.objects.order_by("pk").values()), list(GapEvidence.objects.order_by("pk").values())

    before = stored()
    gather_gaps(now)
    assert stored() == before


def test_what_nobody_asks_any_more_is_forgotten_with_its_words(gap, ask_support, make_user):
    customer = make_user()
    ask_support("Old logo on my quote", who=customer)
    gather_gaps()
    erase_person(user_id=customer.pk)
    gather_gaps()
    assert [one.pk for one in ContentGap.objects.all()] == [gap.pk]
    gather_gaps(timezone.now() + timedelta(days=120))
    assert not ContentGap.objects.exists()


def test_a_writer_learns_of_tickets_how_many_and_not_what(ask_support, writer, make_user):
    for _ in range(2):
        ask_support("Refund for Mallory Industries")
    gather_gaps()
    gap = gap_of("mallori")
    agent = make_user(roles=["writer", "agent"])
    assert not ContentGap.objects.visible_to(writer).exists()
    assert told(gap, writer).question == ""
    assert told(gap, writer).tickets == []
    assert ContentGap.objects.visible_to(agent).get() == gap
    assert told(gap, agent).question == "Refund for Mallory Industries"
    assert len(told(gap, agent).tickets) == 2


def test_what_three_customers_say_is_told_in_their_common_words(ask_support, writer):
    for name in ("Ada", "Bob", "Cleo"):
        ask_support(f"Refund for invoices, {name}")
    gather_gaps()
    gap = ContentGap.objects.visible_to(writer).get()
    found = told(gap, writer)
    assert (found.question, found.tickets) == ("invoices · refund", [])
    assert not any(name.lower() in gap.words for name in ("Ada", "Bob", "Cleo"))


def test_topics_are_told_to_those_who_may_read_them(gap, writer):
    found = told(gap, writer)
    assert found.question == "Cutting acrylic sheets"
    assert [topic.title for topic in found.topics] == ["Cutting acrylic sheets", "How do I cut acrylic?"]
    for row in GapEvidence.objects.all():
        type(row.topic).objects.filter(pk=row.topic_id).update(hidden=True)
    assert told(gap, writer).topics == []
    assert not ContentGap.objects.visible_to(writer).exists()


@pytest.mark.parametrize(
    ("roles", "reads"),
    [
        *(([role], False) for role in ("agent", "supervisor", "moderator", "planner", "analyst")),
        ([], False),
        (["writer"], True),
        (["admin"], True),
    ],
)
def test_gaps_are_for_writers(gap, category, make_user, roles, reads):
    viewer = make_user(roles=roles)
    assert ContentGap.objects.visible_to(viewer).exists() is reads
    assert [policies.can_draft(viewer, gap), policies.can_dismiss(viewer, gap)] == [reads, reads]
    assert policies.can_be_assigned(viewer) is reads
    gap.state = State.DISMISSED
    assert policies.can_reopen(viewer, gap) is reads
    assert not policies.can_draft(viewer, gap)
    if not reads:
        assert refusal(dismiss_gap, actor=viewer, gap_id=gap.pk, reason="No.") == (ErrorCode.NOT_FOUND, "gap_id")


def test_nobody_and_visitors_see_no_gaps(gap):
    for viewer in (None, AnonymousUser()):
        assert not ContentGap.objects.visible_to(viewer).exists()


def test_a_draft_needs_a_title_of_which_an_address_can_be_made(gap, category, writer):
    told = refusal(draft_for_gap, actor=writer, gap_id=gap.pk, category_id=category.pk, title="#")
    assert told == (ErrorCode.INVALID, "title")


def test_a_draft_is_made_with_the_evidence_beside_its_title(gap, draft, writer, category, ask_support):
    gap.refresh_from_db()
    assert (gap.state, gap.page_id, gap.assignee) == (State.ASSIGNED, draft.pk, writer)
    assert (draft.title, draft.owner, draft.live, draft.get_parent().pk) == (
        "Cutting acrylic",
        writer,
        False,
        category.pk,
    )
    assert draft.slug == "cutting-acrylic"
    assert not draft.body
    comment = Comment.objects.get(page_id=draft.pk)
    assert comment.contentpath == "title"
    assert "☐ Community: How do I cut acrylic?" in comment.text
    assert delivered() == []
    assert Entry.objects.filter(name="insights.GapDrafted").get().payload["page_id"] == draft.pk


def test_the_note_beside_a_draft_says_nothing_of_tickets_but_how_many(ask_support, category, make_user):
    for _ in range(2):
        ask_support("Refund for Mallory Industries")
    gather_gaps()
    agent = make_user(roles=["admin"])
    draft_for_gap(actor=agent, gap_id=gap_of("mallori").pk, category_id=category.pk, title="Refunds")
    text = Comment.objects.get().text
    assert "2 customers asked support" in text
    assert "Mallory" not in text


def test_another_writer_gets_a_mail_in_their_language(gap, category, writer, make_user):
    other = make_user(roles=["writer"], locale="de")
    page = draft_for_gap(actor=writer, gap_id=gap.pk, category_id=category.pk, title="Acrylic", assignee_id=other.pk)
    assert page.owner == other
    (letter,) = delivered()
    assert letter.to == [other.email]
    assert "Acrylic" in letter.subject
    assert f"/admin/pages/{page.pk}/edit/" in letter.body


def test_what_makes_no_sense_is_refused_and_changes_nothing(gap, category, writer, make_user):
    asked = {"actor": writer, "gap_id": gap.pk, "category_id": category.pk, "title": "Acrylic"}
    assert refusal(draft_for_gap, **{**asked, "gap_id": 0}) == (ErrorCode.NOT_FOUND, "gap_id")
    assert refusal(draft_for_gap, **{**asked, "category_id": 0}) == (ErrorCode.NOT_FOUND, "category_id")
    assert refusal(draft_for_gap, **{**asked, "title": " "}) == (ErrorCode.INVALID, "title")
    for nobody in (0, make_user().pk, make_user(roles=["writer"], is_active=False).pk):
        assert refusal(draft_for_gap, **asked, assignee_id=nobody) == (ErrorCode.NOT_FOUND, "assignee_id")
    assert refusal(dismiss_gap, actor=writer, gap_id=gap.pk, reason="") == (ErrorCode.INVALID, "reason")
    assert refusal(reopen_gap, actor=writer, gap_id=gap.pk) == (ErrorCode.CONFLICT, "gap_id")
    gap.refresh_from_db()
    assert (gap.state, gap.page) == (State.OPEN, None)


def test_a_gap_has_one_draft(gap, draft, category, writer):
    again = {"actor": writer, "gap_id": gap.pk}
    assert refusal(draft_for_gap, **again, category_id=category.pk, title="Acrylic") == (ErrorCode.CONFLICT, "gap_id")
    assert refusal(dismiss_gap, **again, reason="Twice.") == (ErrorCode.CONFLICT, "gap_id")


def test_a_gap_is_dismissed_with_a_reason_and_that_can_be_taken_back(gap, writer):
    dismiss_gap(actor=writer, gap_id=gap.pk, reason="Not our product.")
    gather_gaps()
    gap.refresh_from_db()
    assert (gap.state, gap.reason, gap.people) == (State.DISMISSED, "Not our product.", 2)
    reopen_gap(actor=writer, gap_id=gap.pk)
    gap.refresh_from_db()
    assert (gap.state, gap.reason) == (State.OPEN, "")


def test_publishing_the_draft_closes_the_gap(gap, draft, writer):
    edit(draft, writer, title="Cutting acrylic safely")
    settle()
    gap.refresh_from_db()
    assert gap.state == State.CLOSED
    assert gap.closed_at is not None
    assert told(gap, writer).question == "Cutting acrylic safely"


def test_a_gap_whose_draft_was_deleted_is_open_again(gap, draft):
    draft.delete()
    gather_gaps()
    gap.refresh_from_db()
    assert (gap.state, gap.assignee) == (State.OPEN, None)


def test_the_drop_is_known_after_four_weeks_and_counts_each_week(
    gap, draft, ask_community, ask_support, make_user, make_article, category, writer
):
    published = ago(30)
    close_gaps_of(page_id=draft.pk, at=published)
    edit(draft, writer, title="Cutting acrylic")
    settle()
    ada = make_user()
    for days in (31, 32, 39):
        ask_support("Cut acrylic", who=ada, at=ago(days))
    ask_support("Cutting acrylic", at=ago(31))
    ask_support("Cutting acrylic", at=ago(60))
    gather_gaps(published + timedelta(days=27))
    gap.refresh_from_db()
    assert gap.people_after is None
    gather_gaps()
    gap.refresh_from_db()
    # The two of the fixture asked 25 days after the publication, in its fourth week.
    assert (gap.people_before, gap.people_after) == (3, 2)


@pytest.mark.django_db(transaction=True)
def test_gathering_at_once_makes_each_gap_once(ask_community):
    ask_community("How do I cut acrylic?")
    ask_community("Old logo on my quote")
    together = Barrier(3)

    def gather(_):
        together.wait(timeout=30)
        try:
            gather_gaps()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(gather, range(3)))
    assert ContentGap.objects.count() == 2
    assert GapEvidence.objects.count() == 2
