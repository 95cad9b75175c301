"""What holds for plans, as plain functions over plain values; no database, no Django."""
