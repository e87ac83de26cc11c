"""Names and quotations of a corpus: who is mentioned where, how names sound, who is quoted."""
