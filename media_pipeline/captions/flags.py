"""Why a person should look at a line of a transcript."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Flag(TextChoices):
    """A reason, in words for people."""

    UNCERTAIN = "uncertain", _("the engine was not sure")
    REPETITIVE = "repetitive", _("repeats itself")
    NO_SPEECH = "no_speech", _("perhaps nobody speaks here")
    PACE = "pace", _("too many or too few letters for its time")
    HEARD_DIFFERENTLY = "heard_differently", _("heard differently when it was transcribed again")
