"""The anchors of a page's headings, however many there are."""

from django.utils.text import slugify


class Anchors:
    """Gives each heading an anchor of its own, as `cms.blocks.anchor_for` does, in constant time."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.numbers: dict[str, int] = {}

    def take(self, text: str) -> str:
        """The anchor of the next section headed `text`."""
        base = slugify(text.replace("_", "-"))[:60].strip("-") or "section"
        anchor = base
        while anchor in self.taken:
            self.numbers[base] = self.numbers.get(base, 1) + 1
            anchor = f"{base}-{self.numbers[base]}"
        self.taken.add(anchor)
        return anchor

    def keep(self, anchor: str) -> None:
        """Note an anchor that a heading has already."""
        self.taken.add(anchor)


def as_on_github(text: str) -> str:
    """The anchor that GitHub and most generators of documentation give a heading."""
    kept = "".join(letter for letter in text.strip().lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")
