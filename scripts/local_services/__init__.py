"""The servers of the production profile, on loopback, without installing a service."""
