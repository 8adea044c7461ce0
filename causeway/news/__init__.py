"""What happens elsewhere: news, Parliament, government and accounts, gathered, placed and turned into the next thing to do."""
