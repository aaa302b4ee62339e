"""Settings, addresses, subscriptions and the demonstration; knows everyone, known by no one."""
