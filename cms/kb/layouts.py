"""What the tools for documentation say of a folder beside its pages: Docusaurus' `_category_.json`, MkDocs' `.pages`.

(Hugo describes a folder in its `_index.md`, which is a page like any other.)
"""

import json
import posixpath
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from cms.markdown import Unresolved
from cms.markdown.plain_yaml import MAX_YAML, BadYaml, load

from .folder import Folder

CATEGORY = ("_category_.json", "_category_.yml", "_category_.yaml")
PAGES = ".pages"


@dataclass
class Layout:
    """A folder's own title, summary and place, and the place and title of what is in it, by the file's name."""

    title: str = ""
    summary: str = ""
    order: float | None = None
    places: dict[str, float] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)


class Layouts:
    """Reads each folder's once. One that cannot be read is told to `problem(path, text)`, and says nothing."""

    def __init__(self, folder: Folder, problem: Callable[[str, str], None]) -> None:
        self.folder = folder
        self.problem = problem
        self.known: dict[str, Layout] = {}

    def of(self, place: str) -> Layout:
        """The layout of a folder, by its path."""
        if place not in self.known:
            self.known[place] = self._read(place)
        return self.known[place]

    def _read(self, place: str) -> Layout:
        layout = Layout()
        for name in (*CATEGORY, PAGES):
            path = posixpath.join(place, name)
            if not self.folder.is_file(path):
                continue
            try:
                values = _values(name, self.folder.read(path, MAX_YAML).decode("utf-8-sig"))
                if not isinstance(values, dict):
                    raise BadYaml("it holds no names and values")
                (_from_mkdocs if name == PAGES else _from_docusaurus)(layout, values)
            except (Unresolved, BadYaml, ValueError, RecursionError) as error:
                self.problem(path, f"It cannot be read: {str(error) or 'it is nested too deeply'}")
        return layout


def _values(name: str, text: str) -> Any:
    return json.loads(text) if name.endswith(".json") else load(text)


def _from_docusaurus(layout: Layout, values: dict[str, Any]) -> None:
    link = values.get("link")
    described = link.get("description") if isinstance(link, dict) else ""
    layout.title = _words(values.get("label"))
    layout.summary = _words(values.get("description")) or _words(described)
    position = values.get("position")
    if isinstance(position, int | float) and not isinstance(position, bool) and abs(position) < 1e9:
        layout.order = float(position)


def _from_mkdocs(layout: Layout, values: dict[str, Any]) -> None:
    layout.title = _words(values.get("title")) or layout.title
    listed = values.get("nav", values.get("arrange"))
    for place, entry in enumerate(listed if isinstance(listed, list) else [], 1):
        title, name = next(iter(entry.items()), ("", "")) if isinstance(entry, dict) else ("", entry)
        if isinstance(name, str):
            layout.places[name.strip("/")] = float(place)
            if title:
                layout.titles[name.strip("/")] = _words(title)


def _words(value: Any) -> str:
    """A line of text; empty for what is none. Without what no database stores."""
    text = str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
    return " ".join(text.replace("\0", " ").encode("utf-8", "replace").decode().split())
