"""The loop and its jobs: what is done again and again, and tasks that outlive the process that had them."""
