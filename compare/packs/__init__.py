"""Rule packs: YAML files and the rules and termbases that they hold."""
