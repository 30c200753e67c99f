"""What readers say of pages: one vote per reader and published version, and who gets to see it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.utils import timezone
from wagtail.models import GroupPagePermission, Page, PageViewRestriction

from cms.exports import export_content
from cms.feedback.actions import Reader, forget_comments, give_feedback, withdraw_feedback
from cms.feedback.policies import can_read_feedback
from cms.feedback.reading import Helpfulness, helpfulness_of, own_feedback
from cms.models import ArticleFeedback
from core.accounts.events import AccountErased
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.events.models import Entry
from tests.cms.conftest import edit
from tests.events import settle

pytestmark = pytest.mark.django_db

VISITOR = "0123456789abcdef"


def visitor(number=0):
    return Reader(viewer=AnonymousUser(), caller=f"address:{number}", visitor=f"{VISITOR}{number}")


def member(user):
    return Reader(viewer=user, caller=f"user:{user.pk}")


def refusal(**asked):
    with pytest.raises(DomainError) as caught:
        give_feedback(**asked)
    return caught.value.code, caught.value.field


@pytest.fixture
def give(article):
    def give(reader, helpful=True, **said):
        return give_feedback(reader=reader, page_id=article.pk, helpful=helpful, **said)

    return give


@pytest.fixture
def outsider(make_user):
    """A writer whose group may edit one other category only."""
    user = make_user(name="Otto")
    group = Group.objects.create(name="Elsewhere")
    elsewhere = Page.objects.get(depth=1).add_child(instance=Page(title="Elsewhere", slug="elsewhere"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=elsewhere, permission=change)
    user.groups.add(group)
    return user


def test_a_second_word_of_the_same_reader_replaces_the_first(give, make_user):
    for reader in (visitor(), member(make_user())):
        first = give(reader, True)
        second = give(reader, False, reason="wrong", comment=" The figure is old. ")
        assert first.pk == second.pk
        assert (second.helpful, second.reason, second.comment) == (False, "wrong", "The figure is old.")
    assert ArticleFeedback.objects.count() == 2


def test_a_new_version_is_voted_on_anew_and_the_old_votes_stay_with_theirs(article, writer, give):
    give(visitor(), False)
    edit(article, writer, title="Kerf, explained")
    give(visitor(), True)
    said = ArticleFeedback.objects.order_by("pk").values_list("revision_id", "helpful")
    assert [helpful for _, helpful in said] == [False, True]
    assert len({revision for revision, _ in said}) == 2
    article.refresh_from_db()
    assert helpfulness_of(type(article).objects.get(), writer) == Helpfulness(yes=1, no=0)


def test_nothing_that_is_kept_of_a_visitor_is_the_same_on_two_pages(article, make_article):
    other = make_article("gas")
    marks = {give_feedback(reader=visitor(), page_id=page.pk, helpful=True).visitor for page in (article, other)}
    assert len(marks) == 2
    assert not any(VISITOR in mark for mark in marks)


def test_who_signs_in_has_one_vote(give, make_user):
    user = make_user()
    give(visitor(), False)
    mine = give(Reader(viewer=user, caller="user", visitor=visitor().visitor), True)
    assert ArticleFeedback.objects.get() == mine
    assert (mine.user, mine.visitor) == (user, "")
    told = Entry.objects.filter(name__startswith="feedback.").order_by("pk").values_list("name", flat=True)
    assert list(told) == ["feedback.ArticleRated", "feedback.ArticleRatingWithdrawn", "feedback.ArticleRated"]


def test_who_signs_in_takes_back_what_they_said_before(article, give, make_user):
    user = make_user()
    give(visitor(), False)
    give(visitor(1), False)
    assert withdraw_feedback(reader=Reader(viewer=user, caller="user", visitor=visitor().visitor), page_id=article.pk)
    assert ArticleFeedback.objects.count() == 1
    assert not withdraw_feedback(reader=member(user), page_id=article.pk)


def test_a_vote_is_taken_back_by_its_reader_alone_and_once(article, give):
    give(visitor(1))
    assert not withdraw_feedback(reader=visitor(2), page_id=article.pk)
    assert withdraw_feedback(reader=visitor(1), page_id=article.pk)
    assert not withdraw_feedback(reader=visitor(1), page_id=article.pk)
    assert not ArticleFeedback.objects.exists()


def test_votes_are_told_without_touching_what_is_kept_of_the_page(article, give):
    Entry.objects.all().delete()
    feedback = give(visitor(), False)
    withdraw_feedback(reader=visitor(), page_id=article.pk)
    given, gone = Entry.objects.order_by("pk")
    assert (given.name, gone.name) == ("feedback.ArticleRated", "feedback.ArticleRatingWithdrawn")
    assert given.payload == {
        "feedback_id": feedback.pk,
        "page_id": article.pk,
        "revision_id": article.live_revision_id,
        "user_id": None,
        "helpful": False,
    }
    assert (given.node_type, gone.node_type) == ("ArticleFeedback", "ArticleFeedback")


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"helpful": True, "reason": "wrong"}, (ErrorCode.INVALID, "reason")),
        ({"helpful": False, "comment": "x" * 1001}, (ErrorCode.TOO_LONG, "comment")),
        ({"helpful": True, "page_id": 0}, (ErrorCode.NOT_FOUND, "page_id")),
        ({"helpful": True, "reader": Reader(viewer=AnonymousUser(), caller="a")}, (ErrorCode.INVALID, "visitor_id")),
        (
            {"helpful": True, "reader": Reader(viewer=AnonymousUser(), caller="a", visitor="me")},
            (ErrorCode.INVALID, "visitor_id"),
        ),
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(article, said, refused):
    assert refusal(**{"reader": visitor(), "page_id": article.pk, **said}) == refused
    assert not ArticleFeedback.objects.exists()


def test_a_page_that_the_reader_may_not_see_takes_no_votes(article, category):
    PageViewRestriction.objects.create(page=category, restriction_type=PageViewRestriction.LOGIN)
    assert refusal(reader=visitor(), page_id=article.pk, helpful=True) == (ErrorCode.NOT_FOUND, "page_id")


def test_a_category_takes_no_votes(category):
    assert refusal(reader=visitor(), page_id=category.pk, helpful=True) == (ErrorCode.NOT_FOUND, "page_id")


def test_votes_of_one_caller_come_no_faster_than_allowed(article, settings, give):
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "feedback": (2, 10)}
    crowd = [Reader(viewer=AnonymousUser(), caller="one address", visitor=f"{VISITOR}{at}") for at in range(3)]
    give(crowd[0])
    give(crowd[1])
    assert refusal(reader=crowd[2], page_id=article.pk, helpful=True) == (ErrorCode.RATE_LIMITED, None)


def test_votes_are_seen_by_their_reader_and_by_whoever_may_edit_the_page(give, make_user, writer, outsider):
    reader, other = make_user(), make_user()
    mine = give(member(reader))
    give(visitor())
    seen = {
        name: ArticleFeedback.objects.visible_to(viewer).count()
        for name, viewer in {
            "reader": reader,
            "other": other,
            "outsider": outsider,
            "writer": writer,
            "admin": make_user(is_superuser=True),
            "visitor": AnonymousUser(),
            "nobody": None,
        }.items()
    }
    assert seen == {"reader": 1, "other": 0, "outsider": 0, "writer": 2, "admin": 2, "visitor": 0, "nobody": 0}
    assert ArticleFeedback.objects.visible_to(reader).get() == mine


def test_counts_are_for_those_who_may_edit_the_page(article, make_user, writer, outsider):
    viewers = [writer, outsider, make_user(), AnonymousUser(), None]
    assert [can_read_feedback(viewer, article) for viewer in viewers] == [True, False, False, False, False]


def test_ones_own_vote_is_that_on_the_live_version(article, writer, give, make_user):
    reader = make_user()
    mine = give(member(reader))
    assert own_feedback(viewer=reader, page_id=article.pk) == mine
    assert own_feedback(viewer=writer, page_id=article.pk) is None
    edit(article, writer, title="New")
    assert own_feedback(viewer=reader, page_id=article.pk) is None


def test_the_export_holds_ones_votes(give, make_user):
    reader = make_user()
    give(member(reader), False, reason="other", comment="Where is step 3?")
    (vote,) = export_content(reader.pk)["feedback"]
    assert (vote["page"], vote["helpful"], vote["reason"], vote["comment"]) == (
        "Kerf",
        False,
        "other",
        "Where is step 3?",
    )


def test_an_erased_account_leaves_its_votes_without_words(give, make_user):
    first, second = make_user(), make_user()
    for reader in (first, second):
        give(member(reader), False, comment="Write to me at home.")
        emit(AccountErased(user_id=reader.pk))
    settle()
    assert set(ArticleFeedback.objects.values_list("user", "comment", "helpful")) == {(None, "", False)}
    assert ArticleFeedback.objects.count() == 2


def test_comments_go_after_their_time_and_votes_stay(give, settings):
    settings.FEEDBACK_COMMENT_DAYS = 30
    old, recent = give(visitor(1), False, comment="Old."), give(visitor(2), False, comment="New.")
    ArticleFeedback.objects.filter(pk=old.pk).update(changed_at=timezone.now() - timedelta(days=31))
    assert forget_comments() == 1
    assert list(ArticleFeedback.objects.order_by("pk").values_list("pk", "comment")) == [
        (old.pk, ""),
        (recent.pk, "New."),
    ]


def test_votes_outlive_a_version_that_wagtail_prunes(article, give):
    feedback = give(visitor())
    type(article).objects.filter(pk=article.pk).update(live_revision=None)
    article.revisions.all().delete()
    feedback.refresh_from_db()
    assert feedback.revision is None
