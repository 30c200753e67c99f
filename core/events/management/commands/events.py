"""`manage.py events`: what an operator asks of the ledger."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.timesince import timesince

from core.events import actions, upkeep
from core.events.models import Receipt


class Command(BaseCommand):
    help = "Look at events and their handlers: status, dead letters, replay, discard, sweep."

    def add_arguments(self, parser: ArgumentParser) -> None:
        commands = parser.add_subparsers(dest="do", required=True, metavar="COMMAND")
        commands.add_parser("status", help="what is waiting, running and dead")
        dead = commands.add_parser("dead", help="dead letters, the newest first, with their errors")
        dead.add_argument("--limit", type=int, default=20)
        for name, text in (
            ("replay", "let dead letters run again, and waiting receipts at once"),
            ("discard", "give up on dead letters and waiting receipts for good"),
        ):
            command = commands.add_parser(name, help=text)
            command.add_argument("ids", nargs="*", type=int, metavar="ID")
            command.add_argument("--all-dead", action="store_true", help="every dead letter")
        commands.add_parser("sweep", help="make up for lost wake-ups now")
        prune = commands.add_parser("prune", help="remove settled events older than the retention time")
        prune.add_argument("--days", type=int)
        commands.add_parser("renew-epoch", help="make every client fetch again; after restoring a backup")

    def handle(self, *, do: str, **options: Any) -> None:
        match do:
            case "status":
                self._status()
            case "dead":
                self._dead(options["limit"])
            case "replay":
                ids = self._ids(options)
                self._report("Replayed", actions.replay(ids), ids)
            case "discard":
                ids = self._ids(options)
                self._report("Discarded", actions.discard(ids), ids)
            case "sweep":
                done = upkeep.sweep()
                woken = ", ".join(done.woken) or "none"
                self.stdout.write(
                    f"Placed {done.placed} events, released {done.released} receipts of vanished workers, "
                    f"buried {done.buried} unknown ones; woke queues: {woken}."
                )
            case "prune":
                self.stdout.write(f"Removed {upkeep.prune(days=options['days'])} events.")
            case "renew-epoch":
                self.stdout.write(f"The epoch is {actions.renew_epoch()} now; every cursor before it is reset.")

    def _status(self) -> None:
        state = upkeep.overview()
        self.stdout.write(f"newest position  {state.position}")
        self.stdout.write(f"not yet placed   {state.unplaced}")
        for choice in Receipt.State:
            self.stdout.write(f"{choice.value:16} {state.states.get(choice.value, 0)}")
        self.stdout.write(f"lease expired    {state.expired}")
        for queue, count in sorted(state.due.items()):
            self.stdout.write(f"due in {queue:9} {count}")
        if state.oldest_due_at:
            self.stdout.write(f"the oldest has been due for {timesince(state.oldest_due_at, timezone.now())}")

    def _dead(self, limit: int) -> None:
        receipts = Receipt.objects.dead().select_related("entry").order_by("-finished_at")[:limit]
        for receipt in receipts:
            self.stdout.write(
                f"{receipt.pk}  {receipt.finished_at:%Y-%m-%d %H:%M}  {receipt.entry.name} -> {receipt.handler}"
            )
            self.stdout.write(f"    after {receipt.tries} tries: {receipt.summary}")
            self.stdout.write(f"    {receipt.entry.payload}")
        if not receipts:
            self.stdout.write("No dead letters.")

    def _ids(self, options: dict[str, Any]) -> list[int]:
        if options["all_dead"]:
            return list(Receipt.objects.dead().values_list("pk", flat=True))
        if not options["ids"]:
            raise CommandError("Name receipts by their numbers (see `events dead`), or say --all-dead.")
        return list(options["ids"])

    def _report(self, verb: str, count: int, ids: list[int]) -> None:
        self.stdout.write(f"{verb} {count} of {len(ids)}.")
        if count < len(ids):
            self.stdout.write("The others are running, done, discarded, or do not exist.")
