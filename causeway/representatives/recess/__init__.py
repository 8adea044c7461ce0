"""When the House of Commons is away."""
