"""What editors said of findings, kept in files beside the articles: waivers and the baseline."""
