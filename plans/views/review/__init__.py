"""The review of an imported file: what was read on the left, what was understood on the right."""
