"""Forms of an explanation: everything that stands behind one finding. One file per format, with `render`."""
