"""The HTTP service (extra `service`): one core behind a thin face.

    the server           header timeouts, a graceful stop    server.py
    admission            host, origin, key, rate, size, id   admission.py, keys.py, rates.py
    the routes           what is asked, in the core's types  routes/
    jobs                 a folder each, on the batch ledger  jobs.py, job_folder.py
    the engine           the summarizer, in its own thread   engine.py

Nothing is checked or decided here that the core does not check or decide for everybody.
"""
