"""What Markdown elsewhere calls the languages of code and the kinds of callouts that a body knows."""

from cms.blocks import CALLOUT_KINDS, CODE_LANGUAGES

LANGUAGES = {name for name, _ in CODE_LANGUAGES}
KINDS = {name: name for name, _ in CALLOUT_KINDS} | {
    **dict.fromkeys(["info", "abstract", "summary", "example", "seealso", "todo", "question", "quote"], "note"),
    **dict.fromkeys(["hint", "success", "check"], "tip"),
    **dict.fromkeys(["danger", "error", "failure", "bug"], "caution"),
    "attention": "warning",
}
LANGUAGE_ALIASES = {
    **dict.fromkeys(["console", "sh", "shell", "zsh", "shell-session"], "bash"),
    **dict.fromkeys(["js", "jsx", "mjs"], "javascript"),
    **dict.fromkeys(["ts", "tsx"], "typescript"),
    **dict.fromkeys(["txt", "plain", "plaintext", "none"], "text"),
    **{"py": "python", "yml": "yaml", "toml": "ini", "svg": "xml", "gql": "graphql", "jsonc": "json", "json5": "json"},
}
