"""A worker without a broker: `python -m tests.faults.drill.drain QUEUE...` runs what is due and ends."""

import sys

import django


def main(*queues: str) -> None:
    django.setup()
    from core.events.relay import relay
    from core.events.work import drain

    while relay() + drain(*queues):
        pass


if __name__ == "__main__":
    main(*sys.argv[1:])
