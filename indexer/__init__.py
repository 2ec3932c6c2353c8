"""Documents → index → hits. The only room that imports whoosh."""
