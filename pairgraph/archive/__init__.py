"""Archive packages: deposits that can be read, checked and cited long after this software is gone."""
