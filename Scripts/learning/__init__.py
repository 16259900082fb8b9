"""What `Scripts/learn-field` is made of."""
