"""The engines that answer: `database` always, `opensearch` where the profile has one."""
