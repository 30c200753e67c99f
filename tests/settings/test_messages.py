"""Catalogues: what is found in the code, and what is told of a catalogue that does not say it all."""

import polib
import pytest
from django.core.checks import run_checks
from django.utils import translation
from django.utils.translation import ngettext

from scripts import messages
from scripts.messages import Message, Unreadable

CODE = """
_("Plain, "
  "in two lines")
ngettext("%d day", "%d days", count)
pgettext_lazy("ticket", "Open")
print("not marked")
"""
TEMPLATE = """{% load i18n %}<p title="{% translate 'It’s "done"' %}">
{% blocktranslate trimmed count n=days %}
  {{ n }} day {% plural %} {{ n }} days
{% endblocktranslate %}</p>{% translate "Open" context "ticket" %}{{ ok|yesno:_("yes,no") }}"""

SAID = Message("core/a.py", 7, "%(n)s left of “%(of)s”")
DAYS = Message("core/b.py", 9, "%(n)s day", msgid_plural="%(n)s days")


def catalogue(*entries: dict) -> polib.POFile:
    po = messages.empty("de")
    po.extend(polib.POEntry(**entry) for entry in entries)
    return po


def test_marked_strings_of_code_are_found_with_their_place():
    assert list(messages.messages_of(CODE, "a.py")) == [
        Message("a.py", 2, "Plain, in two lines"),
        Message("a.py", 4, "%d day", msgid_plural="%d days"),
        Message("a.py", 5, "Open", msgctxt="ticket"),
    ]


def test_marked_strings_of_templates_are_found_with_their_place():
    assert list(messages.messages_of_template(TEMPLATE, "a.html")) == [
        Message("a.html", 1, 'It’s "done"'),
        Message("a.html", 2, "%(n)s day", msgid_plural="%(n)s days"),
        Message("a.html", 4, "Open", msgctxt="ticket"),
        Message("a.html", 4, "yes,no"),
    ]


@pytest.mark.parametrize("code", ['_(f"{n} left")', "_(name)", '_("a" + b)', 'ngettext("a", plural, n)'])
def test_a_string_that_no_catalogue_can_hold_is_refused_with_its_place(code):
    with pytest.raises(Unreadable, match=r"^a\.py:1: "):
        list(messages.messages_of(code, "a.py"))


SAID_IN_GERMAN = {"msgid": SAID.msgid, "msgstr": "Von „%(of)s“ sind %(n)s übrig"}
DAYS_IN_GERMAN = {
    "msgid": DAYS.msgid,
    "msgid_plural": DAYS.msgid_plural,
    "msgstr_plural": {0: "Ein Tag", 1: "%(n)s Tage"},
}


def test_a_catalogue_that_says_it_all_has_no_faults():
    assert list(messages.faults(catalogue(SAID_IN_GERMAN, DAYS_IN_GERMAN), [SAID, DAYS])) == []


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ({}, "lacks"),
        ({**SAID_IN_GERMAN, "msgid_plural": "more", "msgstr_plural": {0: "a", 1: "b"}}, "has another plural of"),
        ({**SAID_IN_GERMAN, "flags": ["fuzzy"]}, "is not sure of"),
        ({**SAID_IN_GERMAN, "msgstr": ""}, "does not translate"),
        ({**SAID_IN_GERMAN, "msgstr": "Noch %(n)s"}, "has other placeholders or line ends than"),
        ({**SAID_IN_GERMAN, "msgstr": "%(n)s von „%(off)s“"}, "has other placeholders or line ends than"),
        ({**SAID_IN_GERMAN, "msgstr": "%(n)s von „%(of)s“\n"}, "has other placeholders or line ends than"),
    ],
)
def test_a_fault_names_the_string_and_the_file_in_one_line(entry, fault):
    [told] = messages.faults(catalogue(*[entry] if entry else []), [SAID])
    assert told.startswith(f"{fault} “%(n)s left of “%(of)s”” (core/a.py:7)")
    assert "\n" not in told


@pytest.mark.parametrize("forms", [{0: "Ein Tag", 1: ""}, {0: "Ein Tag"}])
def test_every_plural_form_is_needed(forms):
    [told] = messages.faults(catalogue({**DAYS_IN_GERMAN, "msgstr_plural": forms}), [DAYS])
    assert told.startswith("does not translate")


def test_what_nothing_says_any_more_is_told():
    [told] = messages.faults(catalogue(SAID_IN_GERMAN), [])
    assert told.startswith("translates “%(n)s left of “%(of)s””, which nothing says any more")


def test_a_renewed_catalogue_keeps_what_is_said_and_asks_for_what_is_new():
    new = Message("core/c.py", 1, "New")
    po = messages.renewed(catalogue(DAYS_IN_GERMAN, {"msgid": "Gone", "msgstr": "Weg"}), [new, DAYS])
    assert [(entry.msgid, entry.msgstr, entry.msgstr_plural) for entry in po] == [
        ("New", "", {}),
        (DAYS.msgid, "", {0: "Ein Tag", 1: "%(n)s Tage"}),
    ]


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", "1 Beleg wurde verworfen.", "5 Belege wurden verworfen."),
        ("es", "Se ha descartado 1 recibo.", "Se han descartado 5 recibos."),
    ],
)
def test_django_reads_what_was_compiled(language, one, many):
    with translation.override(language):
        said = [ngettext("%d receipt was discarded.", "%d receipts were discarded.", count) % count for count in (1, 5)]
    assert said == [one, many]


def test_a_catalogue_that_is_not_compiled_is_warned_of_at_every_command(settings, tmp_path):
    catalogues = [tmp_path / language / "LC_MESSAGES" / "django.po" for language in ("de", "es")]
    for path in catalogues:
        path.parent.mkdir(parents=True)
        path.write_text("")
    catalogues[0].with_suffix(".mo").write_bytes(b"")
    settings.LOCALE_PATHS = [tmp_path]
    [warning] = run_checks(tags=["translation"])
    assert (warning.id, warning.msg) == ("kerf.W001", f"{catalogues[1]} is not compiled.")
