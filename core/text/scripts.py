"""Data inside of a page's script elements."""

import json
from typing import Any


def script_json(data: Any) -> str:
    """`data` as JSON for the content of a script element: nothing in it can end that element."""
    text = json.dumps(data, ensure_ascii=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
