"""Checked, typed summaries of reports."""
