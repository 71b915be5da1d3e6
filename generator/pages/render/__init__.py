"""Pages written as HTML, once for the site and once for paper: the same blocks, other links and other drawings."""
