"""What a body owes by law: seats, offices and meetings of a month, held against the rules."""
