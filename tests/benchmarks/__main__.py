"""`make bench`: measure what docs/performance.md promises, on this machine, in one run.

Every figure is a ratio to a peer measured in the same run, or a time beside its bound. The table is
printed and written into docs/performance.md between its markers. `search` and `search-million` take longer, are
measured on a site of their own, and are written into docs/search.md.
"""

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from tests.benchmarks import own

DOCS = Path(__file__).resolve().parents[2] / "docs"
PARTS = ("front_door", "reads", "stream", "lag", "pipeline_overhead", "shared_hearing", "speech")
SEARCH_PARTS = {"search": "tables", "search-million": "million"}


def machine() -> str:
    """The machine in a few words."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.processor(),
    )
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}"


def write(document: Path, name: str, lines: list[str]) -> None:
    """Put lines between the markers of that name."""
    begin, end = f"<!-- begin: {name} -->", f"<!-- end: {name} -->"
    head, _, rest = document.read_text().partition(begin)
    document.write_text("\n".join([head + begin, *lines, end]) + rest.partition(end)[2])


def set_up() -> None:
    """Django, on an empty database, with nothing that refuses who asks much."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    os.environ["KERF_LOG_LEVEL"] = "WARNING"
    # One caller asks for everything here, and is to be served.
    os.environ["KERF_API_BUDGET"] = os.environ["KERF_API_BUDGET_VISITORS"] = "0"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def measure(wanted: Sequence[str]) -> list[str]:
    """One table with the rows of all parts."""
    set_up()
    rows = []
    for part in wanted:
        print(f"kerf bench: {part} …", file=sys.stderr, flush=True)
        rows += import_module(f"tests.benchmarks.{part}").rows()
    return [
        f"`make bench` on {datetime.now(UTC):%Y-%m-%d}, {machine()}, embedded profile.",
        "",
        "| what | measured | peer | ratio or time | bound | kept |",
        "| --- | --- | --- | --- | --- | --- |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]


def measure_search(part: str) -> None:
    """The figures of search, in the profile of the environment, into its place in docs/search.md."""
    profile = os.environ.get("KERF_PROFILE", "embedded")
    with own.site():
        set_up()
        tables = getattr(import_module("tests.benchmarks.search"), SEARCH_PARTS[part])()
    lines = [
        f"`python -m tests.benchmarks {part}` on {datetime.now(UTC):%Y-%m-%d}, {machine()}, {profile} profile.",
        "",
        *tables,
    ]
    print("\n".join(lines))
    if "KERF_BENCH_DOCUMENTS" not in os.environ:
        write(DOCS / "search.md", part if part == "search-million" else f"{part}, {profile}", lines)


def main() -> None:
    wanted = sys.argv[1:]
    if wanted and wanted[0] in SEARCH_PARTS:
        for part in wanted:
            measure_search(part)
        return
    os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-bench-"))
    lines = measure(wanted or PARTS)
    print("\n".join(lines))
    if not wanted:
        write(DOCS / "performance.md", "make bench", lines)


if __name__ == "__main__":
    main()
