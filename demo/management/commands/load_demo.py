"""`manage.py load_demo`: the demo content, once, however often it is run."""

from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from cms.models import CategoryPage
from core.accounts import demo as accounts
from demo import insights, rules, votes
from demo.conversations import Loader as Conversations
from demo.models import Load
from demo.pages import Loader as Pages


class Command(BaseCommand):
    """Loads what is missing and leaves the rest alone.

    An interrupted loading goes on where it stopped. Pages that changed in the folder are published again.
    """

    help = "Load the demo content (LaserCalc): sign-ins, articles, tutorials, votes, visits, forum, tickets, roadmap."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--if-empty",
            action="store_true",
            help="do nothing where the demo was loaded before, or where the site has content of its own",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_SIGN_INS:
            raise CommandError("Demo content comes with passwords that everyone knows: embedded profile only.")
        if options["if_empty"] and _has_content():
            return
        load = Load.current()
        people = accounts.load()
        problems = Pages(people["writer"], self.counted).load()
        rules.load(people["writer"])
        votes.load(self.counted)
        Conversations(people, load.started_at, self.counted).load()
        insights.load(people["writer"], load.started_at, self.counted)
        for problem in problems:
            self.stderr.write(self.style.WARNING(problem))
        load.finished_at = timezone.now()
        load.save(update_fields=["finished_at"])

    def counted(self, label: str, items: Iterable[Any]) -> Iterator[Any]:
        """The items, with a line that counts them: rewritten in a terminal, written once elsewhere."""
        rows = list(items)
        live = self.stdout.isatty()
        for number, row in enumerate(rows, 1):
            yield row
            if live:
                self.stdout.write(f"\r  {label} {number}/{len(rows)}", ending="")
                self.stdout.flush()
        if rows:
            self.stdout.write("" if live else f"  {label} {len(rows)}/{len(rows)}")


def _has_content() -> bool:
    """Whether the demo was loaded to its end, or somebody else has begun to fill the site."""
    load = Load.objects.first()
    return load.finished_at is not None if load else CategoryPage.objects.exists()
