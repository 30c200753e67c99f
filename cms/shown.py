"""What every block has when it is ready for readers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `id` stays the same for as long as the block exists, in every revision of the page."""

    id: str
    block_type: str
