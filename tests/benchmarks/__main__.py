"""`make bench`: measure what docs/performance.md promises, on this machine, in one run.

Every figure is a ratio to a peer measured in the same run, or a time beside its bound. The table is
printed and written into docs/performance.md between its markers.
"""

import os
import platform
import sys
import tempfile
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
BEGIN, END = "<!-- begin: make bench -->", "<!-- end: make bench -->"
PARTS = ("front_door", "reads", "stream", "pipeline_overhead")


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


def main() -> None:
    os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-bench-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings"
    os.environ["KERF_LOG_LEVEL"] = "WARNING"
    # One caller asks for everything here, and is to be served.
    os.environ["KERF_API_BUDGET"] = os.environ["KERF_API_BUDGET_VISITORS"] = "0"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    wanted = sys.argv[1:] or PARTS
    rows = []
    for part in wanted:
        print(f"kerf bench: {part} …", file=sys.stderr, flush=True)
        rows += import_module(f"tests.benchmarks.{part}").rows()
    lines = [
        f"`make bench` on {datetime.now(UTC):%Y-%m-%d}, {machine()}, embedded profile.",
        "",
        "| what | measured | peer | ratio or time | bound | kept |",
        "| --- | --- | --- | --- | --- | --- |",
        *("| " + " | ".join(row) + " |" for row in rows),
    ]
    print("\n".join(lines))
    if not sys.argv[1:]:
        head, _, rest = DOCUMENT.read_text().partition(BEGIN)
        DOCUMENT.write_text("\n".join([head + BEGIN, *lines, END]) + rest.partition(END)[2])


if __name__ == "__main__":
    main()
