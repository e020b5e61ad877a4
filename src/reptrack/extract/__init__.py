"""Add mentions to records: dates, names, articles, claims. A package a kind, each with one public function; spaCy components wrap them."""
