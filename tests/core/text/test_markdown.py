"""What people write comes out as they meant it."""

import pytest

from core.errors import DomainError, ErrorCode
from core.text import MAX_HTML, MAX_MARKDOWN, clean_html, excerpt, plain_text, render_markdown


def same_links(html: str) -> str:
    """`html` without the rel that every link carries."""
    return html.replace(' rel="nofollow ugc noopener"', "")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("[Kerf](https://kerf.test/a?b=1&c=2)", '<p><a href="https://kerf.test/a?b=1&amp;c=2">Kerf</a></p>'),
        ("[near](../other#part)", '<p><a href="../other#part">near</a></p>'),
        ("[here](#part)", '<p><a href="#part">here</a></p>'),
        ("[page](/en/learn)", '<p><a href="/en/learn">page</a></p>'),
        ("see https://kerf.test/a_b_c.", '<p>see <a href="https://kerf.test/a_b_c">https://kerf.test/a_b_c</a>.</p>'),
        ("(www.kerf.test)", '<p>(<a href="http://www.kerf.test">www.kerf.test</a>)</p>'),
        (
            "https://kerf.test/a_(b)!",
            '<p><a href="https://kerf.test/a_(b)">https://kerf.test/a_(b)</a>!</p>',
        ),
        ("write to ada@kerf.test", '<p>write to <a href="mailto:ada@kerf.test">ada@kerf.test</a></p>'),
        ("`https://kerf.test`", "<p><code>https://kerf.test</code></p>"),
        ("[https://a.test](https://b.test)", '<p><a href="https://b.test">https://a.test</a></p>'),
        ("http:// www. a@b", "<p>http:// www. a@b</p>"),
        ("press <kbd>Ctrl</kbd>", "<p>press <kbd>Ctrl</kbd></p>"),
        ("1 < 2 & 3", "<p>1 &lt; 2 &amp; 3</p>"),
    ],
)
def test_inline(source, html):
    assert same_links(render_markdown(source)).strip() == html


def test_every_link_says_that_we_do_not_vouch_for_it():
    assert render_markdown("<https://x.test>").count('rel="nofollow ugc noopener"') == 1


def test_a_code_fence_keeps_its_language():
    html = render_markdown("```python\nif a < b: pass\n```")
    assert html == '<pre><code class="language-python">if a &lt; b: pass\n</code></pre>\n'


def test_a_code_fence_without_a_language_has_no_class():
    assert render_markdown("```\nx\n```") == "<pre><code>x\n</code></pre>\n"


def test_a_table_keeps_its_alignment():
    html = render_markdown("| a | b | c |\n|:-:|--:|---|\n| 1 | 2 | 3 |")
    assert '<th align="center">a</th>' in html
    assert '<td align="right">2</td>' in html
    assert "<td>3</td>" in html


def test_a_task_list_has_boxes_that_cannot_be_ticked():
    html = render_markdown("- [ ] open\n- [x] *done*\n- [X]\n- plain")
    assert '<ul class="contains-task-list">' in html
    assert '<li class="task-list-item"><input disabled="" type="checkbox"> open</li>' in html
    assert '<li class="task-list-item"><input disabled="" checked="" type="checkbox"> <em>done</em></li>' in html
    assert "<li>[X]</li>" in html
    assert "<li>plain</li>" in html


def test_nested_and_ordered_lists_are_told_apart_from_tasks():
    html = render_markdown("1. [ ] no\n\n- a\n  - [ ] yes\n\n  later [ ] no\n")
    assert html.count("<input") == 1


def test_raw_html_is_cleaned_not_escaped():
    assert render_markdown("<details><summary>More</summary>\n\n*text*\n\n</details>").split() == [
        "<details><summary>More</summary>",
        "<p><em>text</em></p>",
        "</details>",
    ]


def test_images_load_late():
    html = render_markdown("![A laser](/media/laser.png 'At work')")
    assert 'src="/media/laser.png"' in html
    assert 'alt="A laser"' in html
    assert 'loading="lazy"' in html


@pytest.mark.parametrize("render", [render_markdown, clean_html])
def test_nothing_gives_nothing(render):
    assert render("").strip() == ""


@pytest.mark.parametrize(("render", "limit"), [(render_markdown, MAX_MARKDOWN), (clean_html, MAX_HTML)])
def test_too_long_is_refused(render, limit):
    render("x" * limit)
    with pytest.raises(DomainError) as refusal:
        render("x" * (limit + 1))
    assert refusal.value.code == ErrorCode.TOO_LONG


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<table><tr><td>", "<blockquote>", "<ul><li>"])
def test_too_deep_is_refused(opening):
    with pytest.raises(DomainError) as refusal:
        clean_html(opening * 20_001)
    assert refusal.value.code == ErrorCode.INVALID


def test_a_text_that_is_all_markup_is_refused():
    with pytest.raises(DomainError) as refusal:
        render_markdown("_*" * 30_000)
    assert refusal.value.code == ErrorCode.INVALID


@pytest.mark.parametrize("tag", ["code", "b", "font", "tt", "CODE"])
def test_unclosed_formatting_does_not_multiply(tag):
    """An HTML parser opens unclosed formatting elements again in every paragraph: n times m elements."""
    source = "<p>" + "".join(f"<{tag} class='language-{n}'>" for n in range(900)) + "<p>x" * 2_000
    assert len(clean_html(source)) < 5 * len(source)
    assert len(render_markdown(source[:MAX_MARKDOWN])) < 5 * len(source)


# Each is slow, or was, in some Markdown parser.
REPEATED = "[ ![ [a]( < <!-- ` *a_ > | <https:// mailto: http://a.b/( a@"


@pytest.mark.parametrize("piece", [*REPEATED.split(), "- [ ] a\n", "[a]: b\n", "` `` "])
def test_repetition_is_bounded_by_the_length(piece):
    """At the greatest length that is accepted. The suite's own time limit would show work that explodes."""
    source = (piece * (MAX_MARKDOWN // len(piece) + 1))[:MAX_MARKDOWN]
    assert len(render_markdown(source)) < 20 * MAX_MARKDOWN


def test_plain_text_is_what_a_reader_sees():
    html = "<h2>Cutting&nbsp;acrylic</h2><p>Use <b>low</b> power,<br>then <i>m</i>ore.</p><ul><li>a<li>b</ul>"
    assert plain_text(html) == "Cutting acrylic\nUse low power,\nthen more.\na\nb"


def test_plain_text_names_images_and_resolves_entities():
    assert plain_text('<p>1 &lt; 2 <img src="/x.png" alt="a lens"> &amp;lt;</p>') == "1 < 2 a lens &lt;"


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("one two three", 3, "one two three"),
        ("one two three", 2, "one two…"),
        ("one,\n\n two - three", 2, "one, two…"),
        ("one two, three", 2, "one two…"),
        ("", 5, ""),
        ("   ", 5, ""),
        ("激" * 100, 2, "激" * 24 + "…"),
    ],
)
def test_excerpt(text, words, short):
    assert excerpt(text, words) == short
