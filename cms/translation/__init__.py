"""How far each translation is behind its original, part by part.

- `parts` cuts a page into parts that keep their identity over time: title, summary, blocks of the body.
- `staleness` compares a translation's parts with the history of its original. Pure.
- `actions` keeps the history when pages are published, and what translations were made from.
- `queue` lists pages by locale and state for the people who translate.

**What a translation was made from** is recorded as follows, and never by guessing in its favour:

1. *First publication:* from what its original was then; with wagtail-localize from what was last synced, but for the
   parts with a sentence left, which count as lacking until they are translated.
2. *Published from wagtail-localize's editor:* each part all of whose sentences are translated was made from the
   version last synced; a part with a sentence left is not.
3. *Edited by hand:* publishing says nothing. The translator says "up to date", of all parts or of some, once the
   text that follows the change is published.
4. *Imported* with `translation_of`: from the original as it is; see `cms.imports`.
"""
