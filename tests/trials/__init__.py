"""Trials that go on as long as they are told: `make soak MINUTES=...`; the suite runs each for a few seconds."""
