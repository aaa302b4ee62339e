"""The confined process that joins PDFs; it runs as this folder and imports no house."""
