"""Profiles: rules of one purpose that run together, and the announced tables that they hold to."""
