"""PDF documents: fonts and text, page frame, building blocks, and one module per kind of document."""
