"""Rooms on this server: store, live state, HTTP routes, address and QR code."""
