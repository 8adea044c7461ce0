"""The frame every page hangs in: base template, styles, scripts, form fields, security headers."""
