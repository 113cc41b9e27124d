"""Native Word charts that people can edit, each with the workbook of its numbers."""
