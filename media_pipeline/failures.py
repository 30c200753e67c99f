"""What can go wrong with a video, and how people are told."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GAVE_UP: Final = "GAVE_UP"
"""The job itself failed, not one of its steps: too often for another try."""

MESSAGES: dict[str, str | Promise] = {
    "NOT_MEDIA": _("This file is not a video or sound recording that can be read here. Upload MP4, MOV, WebM or MKV."),
    "EMPTY": _("This file is empty (0 bytes). Check the export and upload it again."),
    "TOO_LARGE": _("This file is larger than %(limit)s. Export it at a lower bit rate and upload it again."),
    "TOO_LONG": _("This recording is longer than %(hours)s hours. Split it and upload the parts."),
    "TOO_MANY_STREAMS": _("This file holds too many tracks. Export it with one picture and one sound track."),
    "PICTURE_TOO_LARGE": _("The picture of this video is too large. Export it with at most 4096 × 4096 pixels."),
    "NO_AUDIO": _("This video has no sound track, so there is nothing to transcribe. Upload captions by hand."),
    "NO_VIDEO": _("This file has sound but no picture. Upload a video."),
    "DAMAGED": _("This file is damaged and cannot be decoded. Export the video again and upload the new file."),
    "CUT_OFF": _("This file ends before the end that it declares. Its upload or export was cut off; upload it again."),
    "TOO_DEMANDING": _(
        "Decoding this file took more memory or time than is allowed. Export it as a plain MP4 (H.264, AAC) and "
        "upload it again."
    ),
    "FILE_MISSING": _("The uploaded file is no longer in the storage. Upload the video again."),
    "MODEL_UNAVAILABLE": _(
        "The speech model '%(model)s' is not on this machine and could not be downloaded: %(reason)s. "
        "Upload captions by hand, or retry when the model hub can be reached."
    ),
    "MODEL_OFFLINE": _(
        "The speech model '%(model)s' is not on this machine, and this machine is told to stay offline "
        "(HF_HUB_OFFLINE). Upload captions by hand, or retry when it may go online."
    ),
    "MODEL_UNKNOWN": _(
        "There is no speech model named '%(model)s'. Choose another one for this video or correct KERF_WHISPER_MODEL."
    ),
    "MODEL_BROKEN": _(
        "The speech model '%(model)s' could not be loaded: %(reason)s. Upload captions by hand, or retry when the "
        "model has been installed again."
    ),
    "CANNOT_TRANSLATE": _(
        "The speech model '%(model)s' cannot translate. Choose another one, or take the tick from “translate”."
    ),
    "ENGINE_MISSING": _("The speech engine '%(engine)s' is not installed on this machine."),
    "NO_SPACE": _(
        "There is no space left on the server for this file, so it was not kept. Have some freed, then upload it again."
    ),
    "DISK_FULL": _("There is no space left to store the results. Free some, then retry."),
    GAVE_UP: _(
        "The processing broke off again and again, and was given up. Retry, and tell your administrator if it stays: "
        "the reason is among the dead letters."
    ),
    "INTERNAL": _(
        "Something went wrong on our side; it has been logged. Retry, and tell your administrator if it stays."
    ),
}


class StepFailed(Exception):
    """A step cannot be done, and trying again without a change would not help. The upload is kept.

    `code` is a key of MESSAGES and `values`, JSON-ready, are what its message names: both are stored, and the
    message is made of them where it is read, in the reader's language.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


def message_of(code: str, **values: object) -> str:
    """The message of `code` in the active language; an unknown code is an internal error."""
    return str(MESSAGES.get(code, MESSAGES["INTERNAL"])) % values
