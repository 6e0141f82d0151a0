"""Readers of picture files: one function for every kind, each giving a `Raster` that `raster.to_srgb` finishes."""
