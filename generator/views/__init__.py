"""Views: plain data derived from the model, one module a kind of view. Nothing here knows of shapes or pages."""
