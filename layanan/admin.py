"""Gathers the rooms' admin pages for Django."""

from layanan.kesehatan import admin as kesehatan

__all__ = ["kesehatan"]
