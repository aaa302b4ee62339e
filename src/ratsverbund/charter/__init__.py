"""Law as pure code: engine, rules, dated bundles. Knows no framework."""
