"""Markdown to the blocks of a page's body, and back.

The converter knows no files and no pages: it asks a `Resolver` what a relative image or link stands for.
What a body cannot hold is simplified, never lost without a word: `Converted.problems` names it with its line.
"""

from .anchors import as_on_github
from .conversion import convert
from .model import MAX_BLOCKS, MAX_MARKDOWN, Converted, NoResolver, Problem, Resolver, Section, Target, Unresolved
from .writing import Writer, comparable, same

__all__ = [
    "MAX_BLOCKS",
    "MAX_MARKDOWN",
    "Converted",
    "NoResolver",
    "Problem",
    "Resolver",
    "Section",
    "Target",
    "Unresolved",
    "Writer",
    "as_on_github",
    "comparable",
    "convert",
    "same",
]
