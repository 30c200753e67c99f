from django.apps import AppConfig


class TicketsConfig(AppConfig):
    name = "community.tickets"
    label = "tickets"
