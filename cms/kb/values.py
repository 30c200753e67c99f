"""What the fields of a page are to hold, by what its file says."""

from collections.abc import Callable
from typing import Any

from cms.imports import body_of, facts_of
from cms.markdown import Unresolved, convert
from cms.models import Audience, ProductArea
from cms.models.pages import BodyPage
from cms.paths import default_locale
from cms.policies import is_writer
from core.accounts.naming import account_named
from media_pipeline.models import Video

from .items import MODELS, Item
from .patience import time_limit
from .report import Report
from .resolving import FileResolver, Surroundings
from .sources import SECONDS_PER_FILE


class Values:
    """Reads items as values of Wagtail's fields. What cannot be carried over is told to the report."""

    def __init__(self, around: Surroundings, report: Report, family: Callable[[Item], list[Item]]) -> None:
        self.around = around
        self.report = report
        self.family = family

    def fields(self, item: Item) -> dict[str, Any]:
        """The values of a page's fields, with every address resolved; what cannot be is told to the report."""
        said = self.said(item)
        if item.kind == "home":
            return {"summary": item.summary, **said}
        fields: dict[str, Any] = {"title": item.title, "summary": item.summary, **said}
        if item.kind == "category":
            return {**fields, "icon": item.icon}
        with time_limit(3 * SECONDS_PER_FILE):
            converted = convert(item.markdown, FileResolver(item, self.around), body_of(MODELS[item.kind]))
        for problem in converted.problems:
            line = problem.line + item.first_line if problem.line else 0
            self.report.add("unmapped", item.path, problem.text, line=line)
        blocks = converted.blocks
        if item.title_is_in_text:
            place = converted.sections[0].block
            blocks = [*blocks[:place], *blocks[place + 1 :]]
        distinct = {tag.casefold(): tag for tag in item.tags}
        fields |= {"body": blocks, "tags": sorted(distinct.values())}
        fields |= {**self.about(item), **self.own(item)}
        original = self.family(item)[0].page
        if item.locale != default_locale() and isinstance(original, BodyPage):
            fields |= facts_of(original)
        if item.kind == "tutorial":
            fields["video"] = self.video(item)
        return fields

    def about(self, item: Item) -> dict[str, Any]:
        """The area and the audience, where the file names them now or named them at the last import."""
        before = item.record.stated if item.record else {}
        fields: dict[str, Any] = {}
        if item.area or "area" in before:
            fields["area"] = self.area(item)
        if item.audience or "audience" in before:
            fields["audience"] = item.audience or Audience.EVERYONE
        return fields

    def own(self, item: Item) -> dict[str, Any]:
        """What only pages of this type have."""
        if item.kind != "release_note":
            return {}
        if not item.version or item.released is None:
            raise Unresolved("a release note needs “version” and “released” (a date) in its front matter")
        return {"version": item.version, "released_on": item.released}

    def area(self, item: Item) -> ProductArea | None:
        """The product area that a file names; what is no area is told to the report."""
        if not item.area:
            return None
        found = ProductArea.objects.filter(slug=item.area).first()
        if found is None:
            self.report.add("unmapped", item.path, f"There is no product area “{item.area}” on this site.", line=1)
        return found

    def said(self, item: Item) -> dict[str, Any]:
        """The fields that a file may leave to Wagtail: those that it names now, or named at the last import."""
        before = item.record.stated if item.record else {}
        fields: dict[str, Any] = {}
        if item.review_by or "review_by" in before:
            fields["review_by"] = item.review_by
        if item.seo_title or "seo_title" in before:
            fields["seo_title"] = item.seo_title
        if item.seo_description or "seo_description" in before:
            fields["search_description"] = item.seo_description
        if item.owner:
            owner = account_named(item.owner)
            if owner is None or not is_writer(owner):
                item.unknown = {**item.unknown, "owner": item.owner}
                self.report.add("unmapped", item.path, f"“{item.owner}” is no writer of this site.", line=1)
            else:
                fields["owner"] = owner
        return fields

    def video(self, item: Item) -> Video | None:
        found = self.around.video(self.around.folder.locate(item.path, item.video))
        if found is None:
            raise Unresolved(f"there is no video “{item.video}” on this site; upload it, then import again")
        return Video.objects.filter(pk=found).first()
