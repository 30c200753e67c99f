"""Filters of the admin's video pages."""

from django import template

from media_pipeline.clock import clock
from media_pipeline.pipeline.status import StepStatus
from media_pipeline.wagtail_admin.progress import step_label as label_of_step
from media_pipeline.wagtail_admin.progress import step_text as text_of_step

register = template.Library()


register.filter("clock", clock)


@register.filter
def seconds(milliseconds: int) -> str:
    """Milliseconds as an address names a moment: seconds, with a point."""
    return f"{milliseconds / 1000:.3f}"


@register.filter
def step_label(step: str) -> str:
    """What a step of the pipeline does, for people."""
    return label_of_step(step)


@register.filter
def step_text(step: StepStatus) -> str:
    """How far a step is."""
    return text_of_step(step)
