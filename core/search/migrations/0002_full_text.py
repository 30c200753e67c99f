"""Where the database engine keeps its words: an FTS5 table on SQLite, a tsvector column on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CREATE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE search_text USING fts5("
        "title, heading, tags, body, tokenize = 'unicode61 remove_diacritics 0', prefix = '2 3 4')",
    ],
    "postgresql": [
        "ALTER TABLE search_searchdocument ADD COLUMN vector tsvector",
        "CREATE INDEX search_document_vector ON search_searchdocument USING gin (vector)",
    ],
}
DROP = {
    "sqlite": ["DROP TABLE search_text"],
    "postgresql": ["ALTER TABLE search_searchdocument DROP COLUMN vector"],
}


def create(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(create, drop)]
