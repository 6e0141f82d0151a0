"""The networks' weights and their manifest: a package, so that they are found wherever Tintype is installed."""
