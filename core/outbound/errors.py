"""Why a request to the outside has no answer."""


class OutboundError(Exception):
    """Base of both. The message names the address's host at most, never what was found behind it."""


class OutboundRefused(OutboundError):
    """We do not go there: the address is not one that this house may be sent to. Trying again changes nothing."""


class OutboundFailed(OutboundError):
    """We tried: no such name, no connection, no valid certificate, too slow, too large. It may work another time."""
