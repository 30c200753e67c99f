"""`make test`: the whole suite on one profile, two processes at a time. Extra arguments go to pytest."""

import os
import shutil
import subprocess
import sys

import setup

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def main() -> int:
    profile, *arguments = sys.argv[1:] or ["embedded"]
    env = {**os.environ, "KERF_PROFILE": profile}
    if profile == "production" and not env.get("KERF_DATABASE_URL"):
        print('kerf: start the services first: make services-up, then eval "$(scripts/services env)"', file=sys.stderr)
        return 2
    if not (env.get("KERF_CHROMIUM") or any(map(shutil.which, CHROMIUM))):
        print(
            "\n*** No Chromium found: THE BROWSER TESTS ARE SKIPPED. Set KERF_CHROMIUM to its path. ***\n", flush=True
        )
    setup.messages()
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments]
    return subprocess.call(command, env=env)


if __name__ == "__main__":
    sys.exit(main())
