"""What writers learn of their readers: how a page does, and which questions no page answers."""
