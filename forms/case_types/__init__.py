"""Kinds of case in the CMS: what an administrator sets, and where what comes in goes."""
