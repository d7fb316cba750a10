"""Options and rows as they are lettered on the screen, and the labels and texts typed for them."""
