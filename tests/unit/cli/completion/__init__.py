"""Tests of completion in the shell."""
