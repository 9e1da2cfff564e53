"""Work that a page does not wait for. The row's state is the truth; the queue carries only ids."""
