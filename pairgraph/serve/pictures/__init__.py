"""Pictures of answers: what of an answer can be drawn, and each kind as a Vega-Lite document."""
