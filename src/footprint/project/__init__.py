"""Settings, addresses, middleware: wires everything."""
