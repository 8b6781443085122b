"""Gathers the rooms' models for Django."""

from pembinaan.rekap.models import RekapWilayah, TandaUsang
from pembinaan.tinjauan.models import Keputusan, PengaturanTim, Tenggat

__all__ = ["Keputusan", "PengaturanTim", "RekapWilayah", "TandaUsang", "Tenggat"]
