"""What a text is made of: sentences, words, quotations, numbers, dates. Offsets count characters of `Article.text`."""
