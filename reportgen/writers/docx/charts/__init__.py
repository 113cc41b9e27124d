"""Charts that Word draws and people can edit, each with the workbook that holds its numbers."""
