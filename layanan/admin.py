"""Gathers the rooms' admin pages for Django."""

from layanan.formulir import admin as formulir
from layanan.kesehatan import admin as kesehatan
from layanan.permohonan import admin as permohonan
from layanan.trantibumlinmas.kasus import admin as kasus

__all__ = ["formulir", "kasus", "kesehatan", "permohonan"]
