"""What a report needs first: themes, emphasis, uptake and the short list."""
