"""Films: read frame by frame, coloured scene by scene, and written with their sound and their times."""
