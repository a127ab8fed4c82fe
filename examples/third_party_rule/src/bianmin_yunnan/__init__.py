"""云南: rules of the province (`bianmin_yunnan.rules`) and its look for books (`look/`)."""
