"""What people look for: what is kept of it, what became of it, and who gets to read it."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from core.accounts.events import AccountErased
from core.accounts.models import User, Viewer
from core.errors import DomainError, ErrorCode
from core.events.actions import emit
from core.search.engines import Filters
from core.search.exports import export_search
from core.search.log import reading
from core.search.log.actions import (
    Asker,
    count_questions,
    people_in,
    record_click,
    record_question,
    record_ticket,
    week_of,
)
from core.search.log.outcome import WHERE, Outcome, outcome, refines
from core.search.log.popular import popular, popular_like
from core.search.log.words import kept, key_of, looks_personal
from core.search.models import AskedQuestion, AskedWeek, OpenedHit
from core.search.tasks import count_asked
from settings.celery import schedule
from tests.events import settle

from .conftest import Library, unit

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
VISITOR = "0123456789abcdef"

Ask = Callable[..., AskedQuestion]


def visitor(number: int = 0, address: str = "") -> Asker:
    return Asker(viewer=AnonymousUser(), caller=address or f"address:{number}", visitor=f"{VISITOR}{number}")


def member(user: User) -> Asker:
    return Asker(viewer=user, caller=f"user:{user.pk}")


@pytest.fixture
def ask() -> Ask:
    """`ask("words", visitor(1), minutes=5)`: a question, so many minutes after NOW."""
    tokens = map("question-{:016}".format, itertools.count())

    def ask(
        text: str, asker: Asker | None = None, *, minutes: float = 0, locale: str = "en", **given: object
    ) -> AskedQuestion:
        values: dict[str, object] = {"token": next(tokens), "place": "page", "filters": Filters(locale=locale)}
        recorded = record_question(
            asker=asker or visitor(),
            text=text,
            locale=locale,
            at=NOW + timedelta(minutes=minutes),
            **(values | given),  # type: ignore[arg-type]
        )
        assert recorded is not None
        return recorded

    return ask


def opened(question: AskedQuestion, asker: Asker, object_id: int, *, minutes: float = 1, position: int = 1) -> bool:
    at = NOW + timedelta(minutes=minutes)
    return record_click(
        asker=asker, token=question.token, kind="article", object_id=object_id, position=position, at=at
    )


def outcome_of(question: AskedQuestion) -> Outcome:
    question.refresh_from_db()
    return question.outcome


# What is kept


def test_the_results_are_counted_here_whatever_the_app_saw(library: Library, ask: Ask) -> None:
    library.add(unit(title="Kerf width"), unit("b", title="Kerf width", body="Kerf."))
    library.add(unit(title="Kerf secret", access=frozenset({"role:agent"})))
    library.add(unit(title="Kerf", locale="de"))
    assert (ask("Kerf  width?").text, ask("kerf", visitor(1)).results) == ("Kerf width?", 1)
    assert ask("kref", visitor(2)).did_you_mean == "kerf"
    assert ask("nothing of it", visitor(3)).results == 0
    assert ask("kerf", visitor(4), filters=Filters(kinds=frozenset({"topic"}), locale="en")).filters == {
        "kinds": ["topic"]
    }
    assert ask("kerf", visitor(5), filters=Filters()).results == 2


def test_nothing_that_is_kept_of_a_visitor_is_the_same_on_two_days(library: Library, ask: Ask) -> None:
    first, second, later = ask("kerf"), ask("lens", minutes=1), ask("kerf", minutes=24 * 60)
    assert first.asker == second.asker != later.asker
    assert VISITOR not in first.asker
    assert first.user is None
    assert len(first.origin) == 4


def test_the_same_question_again_is_one_question_and_any_id_counts_once(library: Library, ask: Ask) -> None:
    first = ask("cutting acrylic")
    again = ask("Acrylic cuts", minutes=29)
    assert (again.pk, AskedQuestion.objects.count()) == (first.pk, 1)
    same = ask("cutting acrylic", minutes=70)
    assert same.pk != first.pk
    assert ask("lens", minutes=71, token=same.token).pk == same.pk
    assert (
        record_question(asker=visitor(7), token=same.token, text="lens", locale="en", filters=Filters(), place="page")
        is None
    )


@pytest.mark.parametrize("text", ["", " ", '"', '""', "- - -", "\x00", "🪵🔥", "-kerf", "\ud800", "\u202e"])
def test_what_asks_for_nothing_is_not_kept(library: Library, text: str) -> None:
    asked = {"asker": visitor(), "token": "t" * 16, "text": text, "locale": "en", "place": "page"}
    assert record_question(filters=Filters(), **asked) is None  # type: ignore[arg-type]
    assert not AskedQuestion.objects.exists()


@pytest.mark.parametrize(
    "text", ["a" * 10_000, "kerf " * 2_500, "قطع الأكريليك", "kerf\x00\u202ekerf 🪵", "AND OR (NOT"]
)
def test_whatever_is_typed_is_kept_within_bounds(library: Library, ask: Ask, text: str) -> None:
    question = ask(text)
    assert 0 < len(question.text) <= 400
    assert question.text.isprintable()
    assert question.key


@given(st.text(max_size=500))
def test_what_is_kept_of_any_text_can_be_stored_and_names_nobody(text: str) -> None:
    line = kept(text)
    assert len(line) <= 400
    assert line.isprintable()
    assert "@" not in line.replace("@ ", "").strip("@") or not looks_personal(line)
    assert kept(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("invoice for ada@example.com please", "invoice for … please"),
        ("call me +49 (0)30 123 456-78", "call me …"),
        ("serial 12345678 kerf", "serial … kerf"),
        ("kerf 0.15 mm at 300 dpi", "kerf 0.15 mm at 300 dpi"),
    ],
)
def test_addresses_and_long_numbers_are_not_kept(text: str, line: str) -> None:
    assert kept(text) == line
    assert looks_personal(line) == ("…" in line)


@pytest.mark.parametrize("text", ["ticket 12", "#4711 status", "Anfrage Nr. 7", "https://example.com/me"])
def test_what_names_a_ticket_or_an_address_is_personal(text: str) -> None:
    assert looks_personal(text)


@pytest.mark.parametrize(
    "given",
    [
        {"token": "short"},
        {"token": "x" * 65},
        {"asker": Asker(viewer=AnonymousUser(), caller="a")},
        {"asker": Asker(viewer=AnonymousUser(), caller="a", visitor="me")},
        {"locale": "fr"},
    ],
)
def test_ids_and_languages_that_are_none_are_refused(library: Library, ask: Ask, given: dict) -> None:
    with pytest.raises(DomainError) as refused:
        ask("kerf", **given)
    assert refused.value.code == ErrorCode.INVALID


def test_questions_of_one_caller_come_no_faster_than_allowed(library: Library, ask: Ask, settings: Settings) -> None:
    settings.CONTRIBUTION_PACE = {**settings.CONTRIBUTION_PACE, "search": (2, 10)}
    ask("kerf", visitor(1, "one network"))
    ask("lens", visitor(2, "one network"))
    with pytest.raises(DomainError) as refused:
        ask("gas", visitor(3, "one network"))
    assert refused.value.code == ErrorCode.RATE_LIMITED


def test_only_its_asker_opens_the_results_of_a_question_and_only_what_the_asker_sees(
    library: Library, ask: Ask, make_user: Callable[..., User]
) -> None:
    article, hidden = library.add(unit(title="Kerf")), library.add(unit(title="Kerf"))
    library.withheld = {hidden}
    question = ask("kerf")
    for asker, object_id, at in ((visitor(1), article, 1), (member(make_user()), article, 1), (visitor(), hidden, 1)):
        with pytest.raises(DomainError) as refused:
            opened(question, asker, object_id, minutes=at)
        assert refused.value.code == ErrorCode.NOT_FOUND
    with pytest.raises(DomainError):
        opened(question, visitor(), article, minutes=25 * 60)
    assert opened(question, visitor(), article, position=9_999_999)
    assert not opened(question, visitor(), article, position=3)
    assert OpenedHit.objects.get().position == 1_000


# What became of it


@pytest.mark.parametrize(
    ("results", "was_opened", "refined", "ticket", "expected"),
    [
        (3, True, False, False, Outcome.SUCCESS),
        (3, False, False, False, Outcome.ABANDONED),
        (3, True, True, False, Outcome.REFINED),
        (3, False, True, False, Outcome.REFINED),
        (3, True, False, True, Outcome.TICKET),
        (3, False, True, True, Outcome.TICKET),
        (0, False, False, False, Outcome.NOTHING_FOUND),
        (0, False, True, True, Outcome.NOTHING_FOUND),
    ],
)
def test_success_is_what_was_opened_and_led_to_nothing_else(
    results: int, was_opened: bool, refined: bool, ticket: bool, expected: Outcome
) -> None:
    assert outcome(results=results, opened=was_opened, refined=refined, ticket=ticket) is expected


def test_each_question_has_one_outcome_and_the_database_finds_the_same(library: Library, ask: Ask) -> None:
    other = ask("other")
    for number, state in enumerate(itertools.product((0, 2), (None, NOW), (None, other), (None, NOW)), 1):
        question = ask(f"kerf {number}", visitor(number))
        question.results, question.opened_at, question.refined_by, question.ticket_at = state
        question.save()
    for question in AskedQuestion.objects.all():
        met = [one for one in Outcome if AskedQuestion.objects.with_outcome(one).filter(pk=question.pk).exists()]
        assert met == [question.outcome]
    assert set(WHERE) == set(Outcome)
    failed = AskedQuestion.objects.filter(reading.FAILED)
    assert {question.pk for question in failed} == {
        question.pk for question in AskedQuestion.objects.all() if question.outcome is not Outcome.SUCCESS
    }


def test_a_question_that_takes_up_the_last_one_refines_it(library: Library, ask: Ask) -> None:
    article = library.add(unit(title="Kerf width")), library.add(unit(title="Lens"))
    first = ask("kerf")
    opened(first, visitor(), article[0])
    assert outcome_of(first) is Outcome.SUCCESS
    ask("lens", minutes=5)
    assert outcome_of(first) is Outcome.SUCCESS
    unopened = AskedQuestion.objects.get(text="lens")
    ask("mirror", minutes=10)
    assert outcome_of(unopened) is Outcome.REFINED
    again = ask("kerf", visitor(1))
    opened(again, visitor(1), article[0])
    ask("kerf width", visitor(1), minutes=29)
    assert outcome_of(again) is Outcome.REFINED


def test_what_comes_later_or_from_somebody_else_refines_nothing(library: Library, ask: Ask) -> None:
    library.add(unit(title="Kerf width"))
    first = ask("kerf")
    ask("kerf width", minutes=31)
    ask("kerf width", visitor(1), minutes=2)
    assert outcome_of(first) is Outcome.ABANDONED


def test_refining_needs_a_shared_word_or_nothing_opened() -> None:
    kerf, lens = frozenset({"kerf", "width"}), frozenset({"lens"})
    assert refines(words=kerf, before=frozenset({"kerf"}), opened=True)
    assert refines(words=lens, before=kerf, opened=False)
    assert not refines(words=lens, before=kerf, opened=True)


def test_a_ticket_says_that_what_was_asked_just_before_did_not_answer(
    library: Library, ask: Ask, make_user: Callable[..., User]
) -> None:
    article, user = library.add(unit(title="Kerf lens gas")), make_user()
    early, late, other = ask("kerf", member(user), minutes=-40), ask("lens", member(user)), ask("gas", visitor())
    for question, asker in ((early, member(user)), (late, member(user)), (other, visitor())):
        opened(question, asker, article)
    assert record_ticket(user_id=user.pk, at=NOW + timedelta(minutes=20)) == 1
    assert [outcome_of(one) for one in (early, late, other)] == [Outcome.SUCCESS, Outcome.TICKET, Outcome.SUCCESS]


# Who reads it, and for how long


def test_writers_read_all_an_account_its_own_and_nobody_else_any(
    library: Library, ask: Ask, make_user: Callable[..., User]
) -> None:
    user = make_user()
    ask("kerf", member(user))
    ask("lens")
    readers: dict[str, Viewer | None] = {
        "writer": make_user(roles=["writer"]),
        "admin": make_user(roles=["admin"]),
        "user": user,
        "agent": make_user(roles=["agent"]),
        "visitor": AnonymousUser(),
        "nobody": None,
    }
    seen = {name: AskedQuestion.objects.visible_to(viewer).count() for name, viewer in readers.items()}
    assert seen == {"writer": 2, "admin": 2, "user": 1, "agent": 0, "visitor": 0, "nobody": 0}
    since = NOW - timedelta(days=1)
    for viewer in (user, readers["agent"], AnonymousUser()):
        assert reading.failed_questions(since=since, viewer=viewer) == []
        assert reading.questions_leading_to("article", 1, since=since, viewer=viewer) == []
        assert reading.question_trend("kerf", "en", weeks=3, viewer=viewer) == []
        assert reading.success_by_week(viewer, since=since) == []
        assert reading.refinements(viewer, since=since) == []


def test_ones_questions_are_in_the_export_and_go_with_the_account(
    library: Library, ask: Ask, make_user: Callable[..., User]
) -> None:
    user, article = make_user(), library.add(unit(title="Kerf"))
    question = ask("kerf", member(user))
    opened(question, member(user), article, position=2)
    ask("lens", visitor())
    (exported,) = export_search(user.pk)["questions"]
    assert (exported["text"], exported["opened"][0]["position"]) == ("kerf", 2)
    emit(AccountErased(user_id=user.pk))
    settle()
    assert list(AskedQuestion.objects.values_list("text", flat=True)) == ["lens"]


@pytest.fixture
def crowd(ask: Ask) -> Callable[..., None]:
    """`crowd("words", 5)`: so many visitors, each from another network, ask that."""
    numbers = itertools.count(100)

    def crowd(text: str, people: int, **given: object) -> None:
        for _ in range(people):
            ask(text, visitor(next(numbers)), **given)

    return crowd


def test_after_their_time_only_counts_of_what_many_asked_are_left(
    library: Library, ask: Ask, crowd: Callable[..., None], make_user: Callable[..., User], settings: Settings
) -> None:
    settings.SEARCH_LOG_DAYS, settings.SEARCH_LOG_PEOPLE = 90, 5
    crowd("Cutting acrylic", 4)
    ask("acrylic cut", member(make_user()))
    crowd("rare thing", 4)
    count_questions(now=NOW)
    assert AskedQuestion.objects.count() == 9
    assert count_questions(now=NOW + timedelta(days=91)) == 9
    assert not AskedQuestion.objects.exists()
    (week,) = AskedWeek.objects.all()
    assert (week.text, week.people, week.asked, week.nothing_found) == ("cutting acrylic", 5, 5, 5)
    assert week.week == week_of(NOW) == NOW.date() - timedelta(days=2)


def test_the_schedule_counts_and_forgets(library: Library, ask: Ask) -> None:
    ask("kerf")
    AskedQuestion.objects.update(asked_at=NOW - timedelta(days=4000))
    count_asked()
    assert not AskedQuestion.objects.exists()
    assert count_asked.name in {entry["task"] for entry in schedule()["beat_schedule"].values()}


def test_one_who_comes_back_every_day_or_makes_up_ids_is_one_of_the_people(library: Library, ask: Ask) -> None:
    for day in range(4):
        ask("kerf", visitor(), minutes=day * 24 * 60)
    for number in range(4):
        ask("kerf", visitor(number + 10, "one workshop"))
    assert people_in(AskedQuestion.objects.all()) == 2


# What writers read


@pytest.fixture
def writer(make_user: Callable[..., User]) -> User:
    return make_user(roles=["writer"])


def test_the_questions_that_led_to_an_object(library: Library, ask: Ask, writer: User) -> None:
    article, other = library.add(unit(title="Kerf lens")), library.add(unit(title="Kerf lens"))
    for number in range(3):
        question = ask("kerf", visitor(number))
        if number:
            opened(question, visitor(number), article)
    opened(ask("lens", visitor(5)), visitor(5), other)
    led = reading.questions_leading_to("article", article, since=NOW - timedelta(days=1), viewer=writer)
    assert led == [reading.LeadingQuestion("kerf", 3, 2)]
    assert reading.questions_leading_to("article", article, since=NOW + timedelta(days=1), viewer=writer) == []


def test_what_failed_is_grouped_by_its_words_and_ranked_by_people(
    library: Library, ask: Ask, writer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    article = library.add(unit(title="Kerf"))
    for number, text in enumerate(["engrave slate", "Slate engraving", "slate engrave"]):
        ask(text, visitor(number), minutes=number)
    ask("kerf", visitor(7))
    opened(ask("kerf", visitor(8)), visitor(8), article)
    ask("nichts", visitor(9), locale="de")
    with django_assert_max_num_queries(4):
        slate, *rest = reading.failed_questions(since=NOW - timedelta(days=1), viewer=writer)
    assert (slate.key, slate.locale, slate.people, slate.asked) == ("engrav slate", "en", 3, 3)
    assert set(slate.texts) == {"engrave slate", "Slate engraving", "slate engrave"}
    assert (slate.nothing_found, slate.refined, slate.abandoned) == (3, 0, 0)
    assert (slate.first_at, slate.last_at) == (NOW, NOW + timedelta(minutes=2))
    assert {(one.key, one.asked, one.abandoned) for one in rest} == {("kerf", 1, 1), ("nicht", 1, 0)}
    german = reading.failed_questions(since=NOW - timedelta(days=1), viewer=writer, locale="de")
    assert [one.texts for one in german] == [("nichts",)]


def test_a_trend_holds_every_week_and_outlives_the_questions(
    library: Library, ask: Ask, crowd: Callable[..., None], writer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowd("kerf", 5, minutes=-14 * 24 * 60)
    crowd("kerf", 2)
    monkeypatch.setattr("core.search.log.reading.timezone.now", lambda: NOW)
    weeks = reading.question_trend("kerf", "en", weeks=4, viewer=writer)
    assert [(week.asked, week.people) for week in weeks] == [(0, 0), (5, 5), (0, 0), (2, 2)]
    count_questions(now=NOW)
    AskedQuestion.objects.all().delete()
    monkeypatch.setattr("core.search.log.reading.timezone.now", lambda: NOW + timedelta(days=98))
    weeks = reading.question_trend("kerf", "en", weeks=17, viewer=writer)
    assert [week.asked for week in weeks][:2] == [5, 0]


def test_success_is_told_week_by_week(library: Library, ask: Ask, writer: User) -> None:
    article = library.add(unit(title="Kerf"))
    opened(ask("kerf", visitor(1)), visitor(1), article)
    ask("kerf", visitor(2))
    ask("slate", visitor(3), minutes=-7 * 24 * 60)
    (this, now), (last, before) = reading.success_by_week(writer, since=NOW - timedelta(days=20))
    assert (this - last, now.asked, now.success, before.success) == (timedelta(days=7), 2, 0.5, 0.0)
    assert before.outcomes[Outcome.NOTHING_FOUND] == 1


def test_refinements_say_what_was_asked_instead(library: Library, ask: Ask, writer: User) -> None:
    for number in range(2):
        ask("kerf", visitor(number))
        ask("kerf width", visitor(number), minutes=3)
    assert reading.refinements(writer, since=NOW) == [reading.Refinement("kerf", "kerf width", 2)]


# What others are shown of it


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[], object]:
    monkeypatch.setattr("core.search.log.popular.timezone.now", lambda: NOW)
    return lambda: count_questions(now=NOW)


def test_popular_is_what_many_ask_and_visitors_find(
    library: Library, crowd: Callable[..., None], counted: Callable[[], object], make_user: Callable[..., User]
) -> None:
    shown = library.add(unit(title="Kerf width"))
    library.add(unit(title="Merger with Beamworks", access=frozenset({"signed-in"})))
    library.add(unit(title="Lens cleaning"))
    crowd("Kerf width", 6)
    crowd("merger beamworks", 9)
    crowd("lens", 4)
    crowd("nothing to be found", 8)
    crowd("ticket 12 lens", 7)
    crowd("kref", 7)
    crowd("kerf", 8, locale="de")
    counted()
    assert popular("en") == ("kerf width",)
    assert popular("de") == popular("xx") == ()
    library.withheld = {shown}
    assert popular("en") == ()


def test_popular_is_bounded_and_the_most_asked_come_first(
    library: Library, crowd: Callable[..., None], counted: Callable[[], object]
) -> None:
    words = ["kerf", "lens", "mirror", "gas"]
    for number, word in enumerate(words):
        library.add(unit(title=word))
        crowd(word, 5 + number)
    counted()
    assert popular("en", first=3) == ("gas", "mirror", "lens")
    assert len(popular("en", first=-1)) == 1
    assert popular_like("mir", "en", first=5) == ("mirror",)
    for hostile in ("", "m", '"', "\x00", "🪵", "a" * 10_000, "%"):
        assert popular_like(hostile, "en", first=5) == ()


def test_an_order_free_key_has_no_order_and_no_endings() -> None:
    assert key_of("cutting acrylic", "en") == key_of('"acrylic" cuts', "en") == "acryl cut"
    assert key_of("-kerf", "en") == ""
