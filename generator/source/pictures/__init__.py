"""Pictures of content: PNG, JPEG and SVG, made anew from what is allowed in them: nothing else is published."""
