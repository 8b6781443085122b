"""Gathers the rooms' tasks for procrastinate."""

from layanan.kiriman.tasks import kiriman_tertahan, kiriman_tertinggal
from layanan.permohonan.tasks import hitungan_permohonan, tenggat_ulang

__all__ = ["hitungan_permohonan", "kiriman_tertahan", "kiriman_tertinggal", "tenggat_ulang"]
