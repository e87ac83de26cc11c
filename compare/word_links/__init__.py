"""Which words of two linked statements stand for each other."""
