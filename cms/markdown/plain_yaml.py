"""YAML as people write it in documents: plain data, small, and nothing that grows when it is read."""

from typing import Any

import yaml

MAX_YAML = 100_000
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


class BadYaml(Exception):
    """What was to be YAML is not; the message says where."""


class _Loader(yaml.SafeLoader):
    """Knows no dates (they stay as they are written) and no aliases (a few of them can fill the memory)."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            raise yaml.YAMLError("aliases are not allowed")
        return super().compose_node(parent, index)

    def construct_scalar(self, node: Any) -> Any:
        # An escape can name zeros and half characters, which no database stores.
        value = super().construct_scalar(node)
        return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode() if isinstance(value, str) else value


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


for _class in (_Loader, _Dumper):
    _class.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag != _TIMESTAMP]
        for first, resolvers in _class.yaml_implicit_resolvers.items()
    }


def _text(dumper: yaml.SafeDumper, data: str) -> yaml.Node:
    style = "|" if "\n" in data and not any(line != line.rstrip() for line in data.split("\n")) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _text)


def load(text: str) -> Any:
    """The value that a YAML text describes."""
    if len(text) > MAX_YAML:
        raise BadYaml(f"longer than {MAX_YAML} characters")
    try:
        return yaml.load(text, Loader=_Loader)  # noqa: S506 (derived from SafeLoader)
    except (yaml.YAMLError, RecursionError, ValueError, OverflowError, LookupError, AttributeError) as error:
        # The last two are how the library finds that a value is none of the type that its tag names.
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 1}" if mark else ""
        what = getattr(error, "problem", None) or (str(error).splitlines() or ["nested too deeply"])[0]
        if isinstance(error, LookupError | AttributeError):
            what = "a value is not of the type that its tag names"
        raise BadYaml(f"{what}{where}") from error


def dump(value: Any) -> str:
    """A value as YAML, keys in their order."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return text.removesuffix("...\n")
