"""What is told of a survey: pages, a chart, a card, figures for letters and slides."""
