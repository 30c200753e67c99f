"""The embedded profile's broker: kombu's folder of messages, in which a message is there whole or not at all.

kombu writes into a file that readers already see, and moves a message across file systems to take it. A
reader that comes in between gets an empty message, and its worker ends with a JSON error (reproduced with
kombu 5.7: two writers, one reader). Here both steps are one rename in one folder.
"""

import os
from pathlib import Path
from queue import Empty
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps, loads


class Channel(filesystem.Channel):
    def _put(self, queue: str, payload: dict[str, Any], **kwargs: Any) -> None:  # type: ignore[override]
        """Put a message into `queue`."""
        folder = Path(self.data_folder_out)
        name = f"{monotonic_ns() // 1_000_000}_{uuid4()}"
        try:
            (folder / f"{name}.part").write_text(dumps(payload))
            os.replace(folder / f"{name}.part", folder / f"{name}.{queue}.msg")
        except OSError as error:
            raise ChannelError(f"Cannot add a message to {folder}: {error}") from error

    def _get(self, queue: str, timeout: float | None = None) -> Any:
        """Take the oldest message of `queue`; Empty where there is none."""
        for waiting in sorted(Path(self.data_folder_in).glob(f"*.{queue}.msg")):
            taken = waiting.with_suffix(".taken")
            try:
                os.rename(waiting, taken)
            except FileNotFoundError:
                continue  # another worker was quicker
            payload = taken.read_text()
            taken.unlink()
            return loads(payload)
        raise Empty


class Transport(filesystem.Transport):
    Channel = Channel
