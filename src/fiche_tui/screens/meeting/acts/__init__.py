"""What the keys of the workshop screen do, each group of commands an object that is handed the desk."""
