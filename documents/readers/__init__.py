"""Readers turn a Word, PDF or text file into what a person sees in it: lines, paragraphs, tables."""

from documents.readers.source import Beside, Block, Cell, Grid, GridRow, Kind, Line, Passage, Place, Remark, Source

__all__ = ["Beside", "Block", "Cell", "Grid", "GridRow", "Kind", "Line", "Passage", "Place", "Remark", "Source"]
