// The few things the house does in the browser. Every page works without it.
