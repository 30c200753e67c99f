"""From publish to searchable: pages published through Wagtail's action, found by a word that only they hold.

A worker of its own process does what it does in real life. The clock starts when publishing is asked for, and stops
with the first search that finds the page; a search is asked every 20 ms.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import AnonymousUser

from core.events.models import Entry, Receipt
from core.search.queries import search
from tests.benchmarks.figures import percentile, row
from tests.processes import Processes, wait_until

PUBLICATIONS = 100
BOUND = 5.0
PAUSE, PATIENCE = 0.02, 60.0
EARLIER = 900.0


def rows(engine: str = "SQLite") -> list[tuple[str, ...]]:
    """One row: the median and the 95th percentile of all publications."""
    lags = measured()
    middle, high = percentile(lags, 0.5), percentile(lags, 0.95)
    figure = f"p50 {middle * 1000:,.0f} ms, p95 {high * 1000:,.0f} ms"
    what, bound = f"publish to searchable, {engine}", f"p95 < {BOUND:.0f} s"
    return [row(what, f"{len(lags)} publications, one after the other", "-", figure, bound, high < BOUND)]


def measured() -> list[float]:
    """Seconds from publish to searchable, of each publication."""
    from cms.imports import import_category
    from cms.models import ArticlePage
    from core.accounts.models import User

    author = User.objects.create_user("publisher@example.test", None, name="P", is_superuser=True, is_staff=True)
    category = import_category(actor=author, locale="en", slug="lag", title="Lag").page
    lags = []
    with TemporaryDirectory() as folder, Processes(Path(folder), settings_module="settings") as processes:
        worker = processes.worker()
        # What was measured before this has left work, which is not what a publication waits for in real life.
        wait_until(_idle, EARLIER, "what waited before was never done", worker)
        for number in range(PUBLICATIONS + 1):
            word = f"published{_letters(number)}"
            page = ArticlePage(title=f"About {word}", slug=word, summary="New.", live=False)
            page.body = [("paragraph", "<p>The beam removes a narrow strip of material.</p>")]
            category.add_child(instance=page)
            revision = page.save_revision(user=author)
            started = time.perf_counter()
            revision.publish(user=author)
            while search(AnonymousUser(), word, locale="en").total == 0:
                if time.perf_counter() - started > PATIENCE:
                    raise SystemExit(f"kerf bench: {word} was not found in {PATIENCE:.0f} s.\n{worker.output()}")
                time.sleep(PAUSE)
            # The first waits for the worker to start.
            if number:
                lags.append(time.perf_counter() - started)
        worker.stop()
    return lags


def _idle() -> bool:
    waits = Entry.objects.unplaced().exists() or Receipt.objects.due().exists() or Receipt.objects.running().exists()
    return not waits


def _letters(number: int) -> str:
    """A number in letters only, far from its neighbours: no two within two typing errors."""
    return "".join(chr(97 + int(digit)) * 3 for digit in f"{number:03}")
