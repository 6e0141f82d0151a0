"""Icons and the style sheet: a package, so that they are found wherever Tintype is installed."""
