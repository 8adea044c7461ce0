"""Deliver what is due, once; prints when it began and ended, without the time it takes to start."""

import time

import django

if __name__ == "__main__":
    django.setup()
    from causeway.outbox.worker import deliver_due, transport_from_settings
    from causeway.work.leases import worker_name

    transport, worker = transport_from_settings(), worker_name()
    begun = time.time()
    while deliver_due(transport, worker):
        pass
    transport.close()
    print(begun, time.time())
