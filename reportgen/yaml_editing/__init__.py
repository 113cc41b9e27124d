"""The one editor of YAML that people write: what is not changed keeps every byte.

Comments, order, quotation marks, indentation and line ends stay. An edit replaces only the
characters of the values concerned, is read back before it counts, and is refused where the text
would not say what was meant.
"""

from reportgen.yaml_editing.file import YamlFile, edited_in_memory
from reportgen.yaml_editing.tree import Value, ValuePath
from reportgen.yaml_editing.words import entry_lines, flow, scalar

__all__ = ["Value", "ValuePath", "YamlFile", "edited_in_memory", "entry_lines", "flow", "scalar"]
