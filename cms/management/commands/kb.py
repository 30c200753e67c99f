"""The knowledge base as a folder of Markdown: `manage.py kb import DIR`, `manage.py kb export DIR`."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from wagtail.models import Locale

from cms.kb.exporting import ExportOptions, FolderInTheWay, export_folder
from cms.kb.importing import import_folder
from cms.kb.options import Options
from cms.kb.report import DONE, Report
from cms.kb.sources import TooManyFiles
from cms.paths import slug_of
from core.accounts.models import User
from core.accounts.roles import Role


class Command(BaseCommand):
    """Ends with an error only for what prevents the whole; a file that cannot be read is a line of the report."""

    help = "Import a folder of Markdown as pages, or export pages as such a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        commands = parser.add_subparsers(dest="do", required=True)
        importing = commands.add_parser("import", help="bring a folder into the site")
        importing.add_argument("folder", type=Path, metavar="DIR")
        importing.add_argument("--into", default="", metavar="CATEGORY", help="the category for what stands at the top")
        importing.add_argument(
            "--locale", default=settings.LANGUAGE_CODE, help="the language of what does not say its own"
        )
        importing.add_argument(
            "--author", default="", metavar="EMAIL", help="in whose name; else the oldest administrator's"
        )
        importing.add_argument("--origin", default="", help="the name under which it is remembered; else the folder's")
        importing.add_argument("--draft", action="store_true", help="save pages without publishing them")
        importing.add_argument("--overwrite", action="store_true", help="replace what was changed in Wagtail, too")
        importing.add_argument("--prune", action="store_true", help="unpublish pages whose file is gone")
        importing.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        exporting = commands.add_parser("export", help="write pages as a folder")
        exporting.add_argument("folder", type=Path, metavar="DIR")
        exporting.add_argument("--into", default="", metavar="CATEGORY", help="only this category (its slug)")
        exporting.add_argument("--locale", default="", help="only this language")
        exporting.add_argument(
            "--origin", default="", help="the name under which an import will know it; else the folder's"
        )
        exporting.add_argument("--videos", action="store_true", help="copy the files of videos, too")
        exporting.add_argument("--force", action="store_true", help="write into a folder that holds something")
        for command in (importing, exporting):
            command.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")

    def handle(self, *args: Any, do: str, **options: Any) -> None:
        """Do it, and tell of it."""
        locale = options["locale"]
        if locale and not Locale.objects.filter(language_code=locale).exists():
            raise CommandError(f"This site has no language “{locale}”.")
        if options["into"] and slug_of(options["into"]) != options["into"]:
            raise CommandError("--into takes the last part of a category's address, such as “getting-started”.")
        report = self.import_(options) if do == "import" else self.export(options)
        self.tell(report)
        if options["report"]:
            options["report"].write_text(json.dumps(report.as_json(), ensure_ascii=False, indent=2) + "\n")

    def import_(self, options: dict[str, Any]) -> Report:
        folder: Path = options["folder"]
        if not folder.is_dir():
            raise CommandError(f"{folder} is no folder.")
        chosen = Options(
            actor=_author(options["author"]),
            locale=options["locale"],
            origin=(options["origin"] or folder.resolve().name)[:100],
            **{name: options[name] for name in ("into", "draft", "overwrite", "prune", "dry_run")},
        )
        try:
            return import_folder(folder, chosen, self.stderr.write if self.stderr.isatty() else lambda line: None)
        except TooManyFiles as error:
            raise CommandError(str(error)) from error

    def export(self, options: dict[str, Any]) -> Report:
        chosen = ExportOptions(**{name: options[name] for name in ("origin", "into", "locale", "videos", "force")})
        try:
            return export_folder(options["folder"], chosen)
        except (FolderInTheWay, OSError) as error:
            raise CommandError(str(error)) from error

    def tell(self, report: Report) -> None:
        for entry in report.entries:
            if entry.kind != "unchanged":
                self.stdout.write(str(entry))
        counts = ", ".join(f"{number} {kind}" for kind, number in report.counts.items()) or "nothing to do"
        style = self.style.SUCCESS if set(report.counts) <= set(DONE) else self.style.WARNING
        self.stdout.write(style(f"{'would be: ' if report.dry_run else ''}{counts}"))


def _author(email: str) -> User:
    accounts = User.objects.filter(is_active=True)
    if email:
        author = accounts.filter(email__iexact=email).first()
        if author is None:
            raise CommandError(f"There is no account “{email}”.")
        return author
    author = accounts.filter(groups__name=Role.ADMIN).order_by("pk").first()
    if author is None:
        raise CommandError("There is no administrator in whose name pages could be made: give an --author.")
    return author
