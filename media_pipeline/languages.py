"""Names of languages for caption menus."""

from django.utils.translation import get_language_info


def language_name(code: str) -> str:
    """The language's name in itself ("Deutsch"), or the code where Django does not know it."""
    for candidate in (code, code.partition("-")[0]):
        try:
            name = str(get_language_info(candidate)["name_local"])
        except KeyError:
            continue
        return name[:1].upper() + name[1:]
    return code
