"""Field classes, one file for each family. Import them from `design.forms`."""
