"""What a picture file says about its picture: read as blocks, changed for an export, put into the new file."""
