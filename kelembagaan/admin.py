"""Gathers the rooms' admin pages for Django."""

from kelembagaan.akun import admin as akun
from kelembagaan.posyandu import admin as posyandu
from kelembagaan.wilayah import admin as wilayah

__all__ = ["akun", "posyandu", "wilayah"]
