"""An app whose handlers misbehave on demand; installed only in processes that the fault tests start."""
