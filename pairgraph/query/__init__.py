"""Questions and answers: stored queries, their parameters, and what comes back with its evidence."""
