"""Search upkeep for operators: check, repair, rebuild."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from opensearchpy.exceptions import OpenSearchException

from core.search import upkeep
from core.search.engines import opensearch
from core.search.engines.opensearch import indexes


class Command(BaseCommand):
    help = "Keep search in line with the content: `check` reports drift, `repair` mends it, `rebuild` starts anew."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("do", choices=["check", "repair", "rebuild"])

    def handle(self, *args: Any, do: str, **options: Any) -> None:
        """Ends with an error where OpenSearch does not answer, and where `check` finds drift."""
        try:
            match do:
                case "check":
                    self._check()
                case "repair":
                    for item in upkeep.repair():
                        self.stdout.write(f"mended {item}")
                    self.stdout.write(self.style.SUCCESS("search is in line"))
                case "rebuild":
                    upkeep.rebuild(self.stdout.write)
        except OpenSearchException as error:
            raise CommandError(f"OpenSearch does not answer as it should ({error}).") from error

    def _check(self) -> None:
        found = upkeep.check()
        for item in found:
            self.stdout.write(str(item))
        outdated = indexes.outdated() if opensearch.enabled() else []
        if outdated:
            raise CommandError(
                f"OpenSearch lacks current indexes ({', '.join(outdated)}); run `manage.py search rebuild`."
            )
        if found:
            raise CommandError(f"Search is not in line ({len(found)}); run `manage.py search repair`.")
        self.stdout.write(self.style.SUCCESS("search is in line"))
