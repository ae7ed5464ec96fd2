"""The library database: classes, sub-labels, templates, images, vectors."""
