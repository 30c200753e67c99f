"""Draw the demo's pictures: `python -m demo.images.make_images [NAME ...]`.

Every picture is made by a function, so that it can be corrected, translated or restyled. The PNG files lie
beside this script and are committed; the limit keeps the repository and the pages light.
"""

import sys
from pathlib import Path

from . import charts, process, screens

HERE = Path(__file__).parent
MAX_BYTES = 120_000
PICTURES = {**process.PICTURES, **charts.PICTURES, **screens.PICTURES}


def main(names: list[str]) -> None:
    """Draw the named pictures, or all of them."""
    unknown = sorted(set(names) - set(PICTURES))
    if unknown:
        raise SystemExit(f"No such picture: {', '.join(unknown)}. There are: {', '.join(PICTURES)}.")
    for name in names or PICTURES:
        path = HERE / f"{name}.png"
        PICTURES[name]().save(path)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise SystemExit(f"{path.name} has {size} bytes; at most {MAX_BYTES} are allowed.")
        sys.stdout.write(f"{path.name}: {size / 1000:.0f} kB\n")


if __name__ == "__main__":
    main(sys.argv[1:])
