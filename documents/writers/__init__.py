"""Writers: a content tree in, the paper on screen, the PDF and the canonical JSON out."""
