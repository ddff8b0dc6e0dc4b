"""The tests; a package, so that they can share the fake server and the tables of cases."""
