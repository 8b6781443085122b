from django.core.management.base import BaseCommand

from kelembagaan.peran import DIBATASI_BIDANG, IZIN, SESI, Golongan


def cetak():
    """The table of golongan x aksi as Markdown, as README holds it between its two marks."""
    judul = [f"{g.label} *" if g in DIBATASI_BIDANG else g.label for g in Golongan]
    baris = [
        f"| Aksi | {' | '.join(judul)} |",
        f"|---|{':-:|' * len(judul)}",
        *(
            f"| {arti} | {' | '.join('ya' if g in siapa else '' for g in Golongan)} |"
            for arti, siapa in IZIN.values()
        ),
        f"| Masuk berlaku (jam) | {' | '.join(str(SESI[g][0]) for g in Golongan)} |",
        f"| Wajib dua langkah | {' | '.join('ya' if SESI[g][1] else '' for g in Golongan)} |",
    ]
    return "\n".join(baris) + "\n"


class Command(BaseCommand):
    help = "Mencetak tabel peran x aksi sebagai Markdown (untuk README.md)"
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(cetak(), ending="")
