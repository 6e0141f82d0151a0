"""Icons, the style sheet, what themes are recommended from: a package, to be found wherever Tintype is installed."""
