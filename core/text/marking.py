"""Two texts in one, with what went and what came marked: line by line, and word by word where that is readable.

Bounded: words are compared as far as a budget goes, and what is longer is shown as gone and come as a whole.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail.admin.compare import diff_text

MAX_PAIR = 4_000_000
"""Characters before times characters after, up to which two passages are compared word by word."""
MAX_ALL = 40_000_000
"""The same for all passages of one comparison."""
MAX_SHOWN = 4_000
"""Characters shown of what went or came as a whole."""
CONTEXT = 2
"""Unchanged lines shown before and behind a change."""
ALIKE = 0.3
"""The part of the longer passage that both must share to be shown word by word: less is confetti."""

_EDGE = 120
_BOUNDARY = re.compile(r"\W")


class Change(StrEnum):
    """What happened to a piece of a text."""

    SAME = "SAME"
    ADDED = "ADDED"
    REMOVED = "REMOVED"


_OF_WAGTAIL = {"equal": Change.SAME, "addition": Change.ADDED, "deletion": Change.REMOVED}
_SHOWN_AS = {Change.ADDED: ("ins", "addition", _("added")), Change.REMOVED: ("del", "deletion", _("removed"))}


class Mark(NamedTuple):
    """A piece of a text and what happened to it."""

    change: Change
    text: str


@dataclass
class Budget:
    """How much may yet be compared word by word."""

    left: int = MAX_ALL

    def allows(self, before: int, after: int) -> bool:
        """Whether two passages of these lengths may be compared, which is paid for."""
        cost = before * after
        if cost > MAX_PAIR or cost > self.left:
            return False
        self.left -= cost
        return True


def as_html(marks: Sequence[Mark]) -> str:
    """The marks as safe HTML: every word of the texts is escaped.

    What went is struck out and what came is underlined, so that nobody depends on colours. Few screen readers tell
    either, so words that are not shown say it.
    """
    return format_html_join("", "{}", ((_piece(mark),) for mark in marks))


def in_words(before: str, after: str) -> list[Mark]:
    """Two short texts in one, word by word."""
    return [Mark(_OF_WAGTAIL[kind], text) for kind, text in diff_text(before, after).changes]


def _piece(mark: Mark) -> str:
    if mark.change is Change.SAME:
        return mark.text
    tag, name, said = _SHOWN_AS[mark.change]
    return format_html(
        '<{tag}><span class="w-sr-only">[{said}: </span><span class="{name}">{text}</span>'
        '<span class="w-sr-only">]</span></{tag}>',
        tag=tag, name=name, said=said, text=mark.text,
    )  # fmt: skip


def marked(before: Sequence[str], after: Sequence[str], budget: Budget) -> list[Mark]:
    """Both texts in one; unchanged lines far from a change are left out, with “…” in their place."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    groups: list[tuple[Change | None, Sequence[str], Sequence[str]]] = [(Change.SAME, before[:start], ())]
    if old and new and budget.allows(10 * len(old), 10 * len(new)):
        for kind, i, j, k, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
            groups.append((Change.SAME if kind == "equal" else None, old[i:j], new[k:n]))
    else:
        groups.append((None, old, new))
    groups.append((Change.SAME, before[len(before) - end :], ()))
    return _without_seams(groups, budget)


def _without_seams(groups: Sequence[tuple[Change | None, Sequence[str], Sequence[str]]], budget: Budget) -> list[Mark]:
    groups = [group for group in groups if group[1] or group[2]]
    found: list[Mark] = []
    for place, (change, old, new) in enumerate(groups):
        if found:
            found.append(Mark(Change.SAME, "\n"))
        if change is Change.SAME:
            found.append(Mark(Change.SAME, _near(old, is_first=place == 0, is_last=place == len(groups) - 1)))
        else:
            found += _words("\n".join(old), "\n".join(new), budget)
    return found


def _near(lines: Sequence[str], *, is_first: bool, is_last: bool) -> str:
    """Unchanged lines, as far as they help to find the place."""
    if is_first and is_last:
        return shown("\n".join(lines))
    head = [] if is_first else list(lines[:CONTEXT])
    tail = [] if is_last else list(lines[max(len(head), len(lines) - CONTEXT) :])
    gap = ["…"] if len(head) + len(tail) < len(lines) else []
    return "\n".join(_cut(line) for line in [*head, *gap, *tail])


def _cut(line: str) -> str:
    return line if len(line) <= 3 * _EDGE else f"{line[:_EDGE]} … {line[-_EDGE:]}"


def _words(before: str, after: str, budget: Budget) -> Iterator[Mark]:
    head, tail = _shared(before, after)
    old, new = before[head : len(before) - tail], after[head : len(after) - tail]
    if not (before and after):
        yield from _whole(before, after)
        return
    marks = [Mark(Change.REMOVED, old[:MAX_SHOWN]), Mark(Change.ADDED, new[:MAX_SHOWN])]
    if budget.allows(len(old), len(new)):
        marks = [Mark(mark.change, mark.text[:MAX_SHOWN]) for mark in in_words(old, new)]
    elif len(old) > MAX_SHOWN or len(new) > MAX_SHOWN:
        marks = list(_whole(old, new))
    same = head + tail + sum(len(mark.text) for mark in marks if mark.change is Change.SAME)
    if same < ALIKE * max(len(before), len(after)):
        yield from _whole(before, after)
        return
    if head:
        yield Mark(Change.SAME, _cut(before[:head]))
    yield from (mark for mark in marks if mark.text)
    if tail:
        yield Mark(Change.SAME, _cut(before[len(before) - tail :]))


def _whole(before: str, after: str) -> Iterator[Mark]:
    for change, text in ((Change.REMOVED, before), (Change.ADDED, after)):
        if text:
            yield Mark(change, shown(text))


def shown(text: str) -> str:
    """As much of a text as is shown of one that is long."""
    return text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…"


def _shared(before: str, after: str) -> tuple[int, int]:
    """How many characters both begin and end with, up to the border of a word."""
    most = min(len(before), len(after))
    head = 0
    while head < most and before[head] == after[head]:
        head += 1
    if head < max(len(before), len(after)):
        head = _last_boundary(before[:head])
    tail = 0
    while tail < most - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    if head + tail < max(len(before), len(after)):
        found = _BOUNDARY.search(before[len(before) - tail :]) if tail else None
        tail = tail - found.start() if found else 0
    return head, tail


def _last_boundary(text: str) -> int:
    for place in range(len(text), 0, -1):
        if not text[place - 1].isalnum():
            return place
    return 0
