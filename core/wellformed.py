"""Refusing JSON that no text can be made of, before anything reads it."""

import json
from collections.abc import Callable
from typing import Any, NoReturn

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _


def load_json(data: bytes | str) -> Any:
    """The value of a JSON text in UTF-8; ValueError for anything else.

    That includes what Python's parser lets through or trips over: unpaired surrogates (they are characters
    of no text and cannot be stored), NaN and Infinity, integers of thousands of digits, and nesting without end.
    """
    try:
        text = data.decode() if isinstance(data, bytes) else data
        value = json.loads(text, parse_constant=_refuse)
        if "\\ud" in text.lower():
            json.dumps(value, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return value


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


class WellFormedJson:
    """Middleware: a JSON body that `load_json` refuses is answered with 400, whoever would have read it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/_allauth/") and request.content_type == "application/json" and request.body:
            try:
                load_json(request.body)
            except ValueError:
                message = _("The request is not JSON in UTF-8.")
                return JsonResponse({"status": 400, "errors": [{"message": message, "code": "invalid"}]}, status=400)
        return self.get_response(request)
