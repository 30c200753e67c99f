"""HTML from anywhere to HTML that may stand on our pages."""

# ruff: noqa: SIM905 (word lists read better as words)

import re
from typing import Final

import nh3
from django.utils.translation import gettext as _

from core.errors import DomainError, ErrorCode

MAX_HTML: Final = 1_000_000
"""Characters of HTML that one call accepts; an email or a long article stays far below."""

MAX_TAGS: Final = 20_000
"""Start tags that one call accepts: the tree builder's work on unclosed elements grows with their square."""

LINK_REL: Final = "nofollow ugc noopener"

_TAGS: Final = frozenset(
    "a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i "
    "img input ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u "
    "ul var".split()
)

# Elements whose text is not text for readers (or is parsed by rules of its own, the root of mutation XSS):
# they go with all that is in them.
_DROPPED_WITH_CONTENT: Final = frozenset(
    "applet audio base canvas embed frame frameset head iframe link math meta noembed noframes noscript object "
    "plaintext script select style svg template textarea title video xmp".split()
)

_ATTRIBUTES: Final = {
    "a": {"href", "title"},
    "abbr": {"title"},
    "img": {"src", "alt", "title", "width", "height"},
    "input": {"checked", "disabled"},
    "li": {"class", "value"},
    "ol": {"start", "reversed"},
    "pre": {"class"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "ul": {"class"},
    "details": {"open"},
}

# The few attributes whose value we care about. What does not match is left out.
_VALUES: Final = {
    ("pre", "class"): re.compile(r"language-[\w+#.-]{1,40}"),
    ("li", "class"): re.compile("task-list-item"),
    ("ul", "class"): re.compile("contains-task-list"),
    ("img", "src"): re.compile(r"(?:https?://|/(?![/\\]))[^\s\\]+", re.IGNORECASE),
    ("a", "href"): re.compile(
        r"(?:https?://[^\s\\]+|mailto:\S+|/(?![/\\])[^\\\s]*|[#?][^\s]*|[\w.~%-][^:\s\\]*)", re.IGNORECASE
    ),
    ("td", "align"): re.compile("left|center|right"),
    ("th", "align"): re.compile("left|center|right"),
    ("th", "scope"): re.compile("col|row|colgroup|rowgroup"),
    ("td", "colspan"): re.compile(r"\d{1,2}"),
    ("td", "rowspan"): re.compile(r"\d{1,2}"),
    ("th", "colspan"): re.compile(r"\d{1,2}"),
    ("th", "rowspan"): re.compile(r"\d{1,2}"),
    ("img", "width"): re.compile(r"\d{1,4}"),
    ("img", "height"): re.compile(r"\d{1,4}"),
    ("ol", "start"): re.compile(r"\d{1,6}"),
    ("li", "value"): re.compile(r"\d{1,6}"),
}


def _allowed_value(tag: str, attribute: str, value: str) -> str | None:
    pattern = _VALUES.get((tag, attribute))
    return value if pattern is None or pattern.fullmatch(value) else None


_CLEANER: Final = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_DROPPED_WITH_CONTENT),
    attributes=_ATTRIBUTES,
    attribute_filter=_allowed_value,
    # The only form control is the mark of a task list: whatever an input was, it comes out as a nameless box.
    # One attribute for each tag and no more: several would come out in an order that changes from call to call.
    set_tag_attribute_values={"input": {"type": "checkbox"}, "img": {"loading": "lazy"}},
    url_schemes={"http", "https", "mailto"},
    link_rel=LINK_REL,
    strip_comments=True,
)


_START_TAG: Final = re.compile("<[a-z]", re.IGNORECASE)

# "Formatting elements" of the HTML standard (13.2.4.3; `a` aside, which closes the one before it). A parser opens
# every unclosed one of them again in each paragraph that follows, up to three with the same attributes and any
# number with different ones: 60 kB become 140 MB. We keep no attribute on them, so they lose theirs before the
# parser sees them, and what is too odd to be told apart becomes text.
_FORMATTING_TAG: Final = re.compile(
    "<(?P<name>b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\\s/])(?P<attributes>[^<>]*)", re.IGNORECASE
)
_PLAIN_ATTRIBUTES: Final = re.compile(r"""(?:\s+[\w:.-]+(?:=(?:"[^"<>]*"|'[^'<>]*'|[^\s"'<>=`/]+))?)*\s*/?""")
_FENCE: Final = re.compile(r"""<pre><code class="(language-[^"]+)">""")
_CLEAN_FENCE: Final = re.compile(r"""<pre class="(language-[^"]+)"><code>""")


def _without_attributes(tag: re.Match[str]) -> str:
    return f"<{tag['name']}" if _PLAIN_ATTRIBUTES.fullmatch(tag["attributes"]) else f"&lt;{tag[0][1:]}"


def clean_html(html: str) -> str:
    """`html` as an HTML fragment that is safe to insert into a page of ours.

    It is parsed as browsers parse, and only listed elements and attributes are written out again, well formed.
    No scripts, styles, forms, frames, ids or event attributes remain; links go to http, https, mailto or our
    own pages and say `rel="nofollow ugc noopener"`; images come from http, https or our own paths.

    Refuses more than MAX_HTML characters with TOO_LONG.
    """
    if len(html) > MAX_HTML:
        raise DomainError(
            ErrorCode.TOO_LONG, _("This text is too long. At most %(limit)s characters fit.") % {"limit": MAX_HTML}
        )
    if sum(1 for _tag in _START_TAG.finditer(html)) > MAX_TAGS:
        raise DomainError(ErrorCode.INVALID, _("The formatting of this text is too complex. Please simplify it."))
    # The language of a code block rides on its <pre> through the parser and goes back to <code>, where
    # highlighters look for it. In cleaned HTML the pattern can only be these tags: text has no bare "<".
    simple = _FORMATTING_TAG.sub(_without_attributes, _FENCE.sub(r'<pre class="\1"><code>', html))
    return _CLEAN_FENCE.sub(r'<pre><code class="\1">', _CLEANER.clean(simple))
