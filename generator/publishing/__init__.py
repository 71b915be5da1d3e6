"""Publishing: thin adapters that turn pages into a site, an exported tree and printed books."""
