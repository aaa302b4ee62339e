"""Components, page frame, forms and pictures that every page is made of."""
