"""`python -m tests.relevance`: print how well each engine of the profile finds. `--renew` records the floors."""

import os
import sys
import tempfile


def main() -> None:
    os.environ.setdefault("KERF_DATA_DIR", tempfile.mkdtemp(prefix="kerf-relevance-"))
    os.environ["DJANGO_SETTINGS_MODULE"] = "settings.test"
    import django

    django.setup()
    from django.test.runner import DiscoverRunner

    from . import corpus, engines, floors, judgements, measure

    runner = DiscoverRunner(verbosity=0, interactive=False)
    databases = runner.setup_databases(serialized_aliases=set())
    try:
        with tempfile.TemporaryDirectory() as media:
            corpus.load(media)
        for name in engines.names():
            with engines.answering(name):
                outcomes = measure.ask(judgements.load())
            sys.stdout.write("\n".join([f"\n### {name}\n", *measure.table(outcomes), ""]))
            if "--renew" in sys.argv[1:]:
                floors.renew(name, floors.summary(outcomes))
    finally:
        runner.teardown_databases(databases)


if __name__ == "__main__":
    main()
