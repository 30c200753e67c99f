"""Many people answering one topic at once, in real transactions."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from community.forum.actions import reply_to_topic
from community.forum.models import Topic


@pytest.mark.django_db(transaction=True)
def test_numbers_have_no_gaps_and_counters_are_exact(make_topic, make_user):
    topic, people = make_topic(), [make_user() for _ in range(6)]

    def answer(person):
        try:
            return [reply_to_topic(actor=person, topic_id=topic.pk, body=f"{n}").post_number for n in range(5)]
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as pool:
        given = [number for numbers in pool.map(answer, people) for number in numbers]
    topic = Topic.objects.get(pk=topic.pk)
    assert sorted(given) == list(range(2, 32))
    assert (topic.reply_count, topic.last_post_number, topic.posts.count()) == (30, 31, 31)
