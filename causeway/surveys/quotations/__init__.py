"""Words of respondents who agreed to be quoted, read by staff first."""
