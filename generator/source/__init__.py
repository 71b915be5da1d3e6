"""Reading: YAML and Markdown become values that know their file, line and column. Nothing here knows of handbooks."""
