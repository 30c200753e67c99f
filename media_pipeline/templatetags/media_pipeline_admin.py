"""Filters of the admin's video pages."""

from django import template

from media_pipeline.pipeline.status import StepStatus
from media_pipeline.wagtail_admin.progress import step_label as label_of_step
from media_pipeline.wagtail_admin.progress import step_text as text_of_step

register = template.Library()


@register.filter
def clock(milliseconds: int) -> str:
    """Milliseconds as a player shows them: 1:05, 1:00:07."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


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
