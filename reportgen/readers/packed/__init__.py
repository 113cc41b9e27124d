"""Documents that are no plain text (Word, OpenDocument, RTF, web pages, HWPX, PDF) as sources.

``unpacking`` makes lines of a document, each with the address at which its program shows it;
``rendering`` says which lines these are. Readers of text then read them like any other text.
``opening`` opens any source, packed or not, and loads the rest only where it is needed.
"""
