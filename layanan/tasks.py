"""Gathers the rooms' tasks for procrastinate."""

from layanan.kiriman.tasks import kiriman_tertahan, kiriman_tertinggal

__all__ = ["kiriman_tertahan", "kiriman_tertinggal"]
