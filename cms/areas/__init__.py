"""The list of product areas, as writers keep it."""
