"""Benches of the window: `tintype bench window`, `tintype bench start`."""
