from django.apps import AppConfig


class RoadmapConfig(AppConfig):
    name = "community.roadmap"
    label = "roadmap"
