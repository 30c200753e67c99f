"""What writers learn of their readers."""
