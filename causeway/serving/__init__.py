"""What stands between the web server and the site: a request is whole before a thread is taken, an answer is whole before it leaves."""
