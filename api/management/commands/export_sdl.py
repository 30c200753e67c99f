"""`manage.py export_sdl [--check]`: the schema as committed in api/schema.graphql."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from api.schema import schema

SDL = Path(__file__).resolve().parents[2] / "schema.graphql"


class Command(BaseCommand):
    help = "Write api/schema.graphql, or check that it is what the code says."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail where the file is out of date")

    def handle(self, *args: Any, **options: Any) -> None:
        text = schema.as_str() + "\n"
        if not options["check"]:
            SDL.write_text(text)
        elif not SDL.exists() or SDL.read_text() != text:
            raise CommandError("api/schema.graphql is out of date; run: make sdl")
