"""Rules that catch what causes a second trip; one theme a file, one class a rule."""
