"""What a picture file says of its picture, as blocks: taken apart, changed for an export, put together."""
