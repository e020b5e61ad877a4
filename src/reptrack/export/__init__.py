"""Write a corpus in other formats."""
