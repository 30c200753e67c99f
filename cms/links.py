"""Links to a section of a page, in Wagtail's editor: `<a linktype="page" id="9" anchor="gas">`.

An import makes them. The editor knows pages only; without these rules it would drop the section of every link
in a text that a writer touches.
"""

from typing import Any

from draftjs_exporter.dom import DOM
from wagtail import hooks
from wagtail.admin.rich_text.converters.contentstate import link_entity
from wagtail.admin.rich_text.converters.html_to_contentstate import ExternalLinkElementHandler, PageLinkElementHandler


class SectionLinkElementHandler(PageLinkElementHandler):
    """From the database into the editor."""

    def get_attribute_data(self, attrs: dict[str, str]) -> dict[str, Any]:
        """What Wagtail keeps of a link to a page, and its section."""
        data: dict[str, Any] = super().get_attribute_data(attrs)
        return {**data, "anchor": attrs["anchor"]} if attrs.get("anchor") else data


def section_link_entity(props: dict[str, Any]) -> Any:
    """From the editor into the database."""
    if props.get("id") is None or not props.get("anchor"):
        return link_entity(props)
    attrs = {"linktype": "page", "id": props["id"], "anchor": props["anchor"]}
    return DOM.create_element("a", attrs, props["children"])


@hooks.register("register_rich_text_features", order=1)
def keep_sections_of_links(features: Any) -> None:
    """Stand in for Wagtail's own rule for links."""
    features.register_converter_rule(
        "contentstate",
        "link",
        {
            "from_database_format": {
                "a[href]": ExternalLinkElementHandler("LINK"),
                'a[linktype="page"]': SectionLinkElementHandler("LINK"),
            },
            "to_database_format": {"entity_decorators": {"LINK": section_link_entity}},
        },
    )
