"""From fact files to an immutable release: read, check, lift, derive, validate, write."""
