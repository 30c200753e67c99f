from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "api"

    def ready(self) -> None:
        """Tell the pages about this API what it can do."""
        from cms.api_reference import describes

        from .reference import SchemaReference

        describes(SchemaReference())
