"""Uploads that survive a lost connection, a closed page and a killed server: tus 1.0 (https://tus.io/protocols).

`views` speaks the protocol, `actions` decides, `received` knows where the bytes are. An upload and the video that
comes of it share their uuid, and so their folder in the storage.
"""
