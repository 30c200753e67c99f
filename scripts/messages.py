"""The server's messages in the site's languages: `messages.py compile|update|check`.

A string in the code that is marked for gettext is the message's English text. Each other language of the site
has one catalogue, `settings/locale/<code>/LC_MESSAGES/django.po`, which people edit; what Django reads (`.mo`)
is compiled from it and never committed. `update` brings the catalogues in line with the code, `check` says
what is missing. No gettext tools are needed.
"""

from __future__ import annotations

import ast
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "settings" / "locale"
ROOMS = ("core", "media_pipeline", "cms", "community", "api", "web", "demo", "settings")
# What django-allauth writes to people: its own translations mix two forms of address, so it is ours to say.
LIBRARY = ("templates/account/email", "templates/mfa/email", "account/adapter.py")
WIDTH = 118

# What a call's literal arguments are, by the name that it goes by here: context, message, plural.
_PLAIN, _PLURAL, _CONTEXT = ("msgid",), ("msgid", "msgid_plural"), ("msgctxt", "msgid")
KEYWORDS = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"), _PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), _PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), _CONTEXT),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ("msgctxt", *_PLURAL)),
}
# Django turns a template into calls between characters that mean nothing.
_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_TEMPLATE_CALL = re.compile(rf"(?<= )(?:_|n?p?gettext)\({_LITERAL}(?:, {_LITERAL})*(?:, ?count)?\)(?= )")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w+\}")


class Unreadable(Exception):
    """A marked string that no catalogue can hold, with its place."""


@dataclass(frozen=True)
class Message:
    """A marked string: what identifies it in a catalogue, and where it stands first."""

    file: str
    line: int
    msgid: str
    msgctxt: str | None = None
    msgid_plural: str = ""

    @property
    def key(self) -> tuple[str | None, str]:
        return self.msgctxt, self.msgid


def messages_of(source: str, file: str) -> Iterator[Message]:
    """The marked strings of a Python module. Raises Unreadable for one that is put together when it runs."""
    for node in ast.walk(ast.parse(source, file)):
        name = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        if name in KEYWORDS:
            texts = node.args[: len(KEYWORDS[name])]
            if not all(isinstance(text, ast.Constant) and isinstance(text.value, str) for text in texts):
                raise Unreadable(f"{file}:{node.lineno}: a marked string is a literal; put values in with %(name)s.")
            yield Message(file, node.lineno, **dict(zip(KEYWORDS[name], (text.value for text in texts), strict=True)))


def messages_of_template(source: str, file: str) -> Iterator[Message]:
    """The marked strings of a Django template."""
    from django.utils.translation.template import templatize

    calls = templatize(source, origin=file)
    for call in _TEMPLATE_CALL.finditer(calls):
        line = calls.count("\n", 0, call.start())
        yield from messages_of("\n" * line + call[0], file)


def marked() -> list[Message]:
    """Every marked string of the project once, in the order of the code."""
    found: dict[tuple[str | None, str], Message] = {}
    for path, name in _sources():
        read = messages_of if path.suffix == ".py" else messages_of_template
        for message in sorted(read(path.read_text(), name), key=lambda each: each.line):
            first = found.setdefault(message.key, message)
            # A message that has a plural anywhere is stored with it.
            if message.msgid_plural and not first.msgid_plural:
                found[message.key] = message
    return list(found.values())


def _sources() -> Iterator[tuple[Path, str]]:
    """Every file that may hold marked strings, and its name."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            is_module = path.suffix == ".py" and "/migrations/" not in name
            is_template = path.suffix in {".html", ".txt"} and "/templates/" in name
            if (is_module or is_template) and "/node_modules/" not in name:
                yield path, name
    allauth = Path(str(files("allauth")))
    for part in LIBRARY:
        for path in [allauth / part] if part.endswith(".py") else sorted((allauth / part).glob("*.txt")):
            yield path, f"allauth/{path.relative_to(allauth).as_posix()}"


def catalogue(language: str) -> Path:
    """Where a language's catalogue is."""
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def languages() -> list[str]:
    """The site's languages that need a catalogue: all but the one that the code is written in."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "settings")
    sys.path.insert(0, str(ROOT))
    from django.conf import settings

    return [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]


def renewed(old: polib.POFile, messages: list[Message]) -> polib.POFile:
    """A catalogue of exactly these messages, with the translations of `old`."""
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata = old.metadata
    known = {(entry.msgctxt, entry.msgid): entry for entry in old}
    for message in messages:
        before = known.get(message.key, polib.POEntry())
        new.append(
            polib.POEntry(
                msgid=message.msgid,
                msgctxt=message.msgctxt,
                msgid_plural=message.msgid_plural,
                msgstr="" if message.msgid_plural else before.msgstr,
                msgstr_plural=before.msgstr_plural or {form: "" for form in _forms(old) if message.msgid_plural},
                tcomment=before.tcomment,
                flags=before.flags,
                # Without the line, which changes with every edit above it.
                occurrences=[(message.file, "")],
            )
        )
    return new


def empty(language: str) -> polib.POFile:
    """A catalogue for a new language, with the plural forms that Django's own has."""
    django = polib.pofile(str(files("django") / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"))
    new = polib.POFile()
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": django.metadata["Plural-Forms"],
    }
    return new


def faults(po: polib.POFile, messages: list[Message]) -> Iterator[str]:
    """What keeps a catalogue from saying all that the code says, a line for each fault."""
    entries = {(entry.msgctxt, entry.msgid): entry for entry in po if not entry.obsolete}
    for message in messages:
        entry = entries.pop(message.key, None)
        place = f"“{_short(message.msgid)}” ({message.file}:{message.line})"
        if entry is None:
            yield f"lacks {place}; run: make messages"
        elif entry.msgid_plural != message.msgid_plural:
            yield f"has another plural of {place}; run: make messages"
        elif entry.fuzzy:
            yield f"is not sure of {place}; mend it and remove the mark “fuzzy”"
        elif not all(_translations(entry, po)):
            yield f"does not translate {place}"
        elif not _same_shape(entry, po):
            yield f"has other placeholders or line ends than {place}"
    for _context, msgid in entries:
        yield f"translates “{_short(msgid)}”, which nothing says any more; run: make messages"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 80 else f"{line[:79]}…"


def _forms(po: polib.POFile) -> range:
    found = re.search(r"nplurals\s*=\s*(\d)", po.metadata.get("Plural-Forms", ""))
    return range(int(found[1]) if found else 2)


def _translations(entry: polib.POEntry, po: polib.POFile) -> list[str]:
    """The translation, or each plural form of it."""
    if not entry.msgid_plural:
        return [entry.msgstr]
    return [entry.msgstr_plural.get(form, "") for form in _forms(po)]


def _same_shape(entry: polib.POEntry, po: polib.POFile) -> bool:
    """Whether placeholders and outer line ends are the original's. A singular may spell its number out."""
    original = entry.msgid_plural or entry.msgid
    wanted = sorted(_PLACEHOLDER.findall(original))
    for form, text in enumerate(_translations(entry, po)):
        found = sorted(_PLACEHOLDER.findall(text))
        spelled_out = entry.msgid_plural and form == 0 and set(found) <= set(wanted)
        if found != wanted and not spelled_out:
            return False
        if (text[:1] == "\n", text[-1:] == "\n") != (original[:1] == "\n", original[-1:] == "\n"):
            return False
    return True


def compile_all() -> None:
    """Write what Django reads, in one step for each language: processes that run keep a whole file."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        fresh = path.with_suffix(f".mo.{os.getpid()}")
        fresh.write_bytes(polib.pofile(str(path)).to_binary())
        fresh.replace(path.with_suffix(".mo"))


def update() -> None:
    """Bring every catalogue in line with the code; what it lacks then is there with an empty translation."""
    messages = marked()
    for language in languages():
        path = catalogue(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        po = renewed(polib.pofile(str(path)) if path.exists() else empty(language), messages)
        po.save(str(path))
        missing = sum(1 for entry in po if not all(_translations(entry, po)))
        print(f"kerf: {path.relative_to(ROOT)}: {len(po)} messages, {missing} to translate")


def check() -> int:
    """Tell every fault of every catalogue, a line for each; how many there are."""
    messages, count = marked(), 0
    for language in languages():
        path = catalogue(language)
        for fault in faults(polib.pofile(str(path)) if path.exists() else empty(language), messages):
            print(f"{path.relative_to(ROOT)} {fault}", file=sys.stderr)
            count += 1
    return count


def main() -> int:
    try:
        match sys.argv[1:]:
            case ["compile"]:
                compile_all()
            case ["update"]:
                update()
            case ["check"]:
                return 1 if check() else 0
            case _:
                sys.exit("kerf: usage: messages.py compile|update|check")
    except Unreadable as error:
        sys.exit(f"kerf: {error}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
