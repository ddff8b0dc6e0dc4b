"""Tests of comparing reports."""
