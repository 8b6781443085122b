from django.core.management.base import BaseCommand

from pembinaan.tinjauan.alur import ATURAN, SELESAI, TERKUNCI, Aturan, Keadaan, Relasi

PELAKU = {
    Relasi.UNIT_SENDIRI: "unit itu sendiri",
    Relasi.INDUK: "wilayah di atasnya",
    Relasi.PUSAT: "pusat",
}


def _sebut(semua) -> str:
    return ", ".join(keadaan for keadaan in Keadaan if keadaan in semua)


def _ke(aturan: Aturan) -> str:
    ke = aturan.ke or "keadaan sebelum dimaklumi"
    return f"{ke}, tiap unit di jalur" if aturan.sepanjang_jalur else ke


def cetak() -> str:
    """docs/alur.md as one text: the states, then one row per step of ATURAN."""
    baris = [
        "# Alur laporan bulanan",
        "",
        "Dicetak dari `pembinaan/tinjauan/alur.py` dengan `manage.py cetak_alur > docs/alur.md`.",
        "Satu unit adalah satu Posyandu atau satu wilayah dalam satu bulan.",
        "",
        "## Keadaan",
        "",
        "| keadaan | label | angka terkunci | menahan laporan di atasnya |",
        "|---|---|---|---|",
    ]
    for keadaan in Keadaan:
        terkunci = "ya" if keadaan in TERKUNCI else "tidak"
        menahan = "tidak" if keadaan in SELESAI else "ya"
        baris.append(f"| {keadaan} | {keadaan.label} | {terkunci} | {menahan} |")
    baris += [
        "",
        "## Aksi",
        "",
        "| aksi | tombol | oleh | dari | menjadi | hanya jika | isian |",
        "|---|---|---|---|---|---|---|",
    ]
    for aksi, aturan in ATURAN.items():
        syarat = "; ".join(syarat.arti for syarat in aturan.syarat) or "-"
        isian = "; ".join(
            f"{isian.label} ({'wajib' if isian.wajib else 'boleh kosong'})"
            for isian in aturan.isian
        )
        sel = [aksi, aturan.label, PELAKU[aturan.pelaku], _sebut(aturan.dari), _ke(aturan)]
        baris.append(f"| {' | '.join([*sel, syarat, isian or '-'])} |")
    baris += [
        "",
        "- `kembalikan_sampai` berlaku untuk unit yang diajukan sampai ke satu unit di bawahnya",
        "  yang diajukan atau disetujui. `buka` berlaku dari pusat sampai ke unit yang disebut.",
        "  Unit di samping jalur tetap.",
        "- Bulan ditutup oleh `tetapkan` dan dibuka lagi oleh `buka`.",
        "- Yang diajukan saat laporan wilayah di atasnya terkunci ditandai susulan dan menunggu.",
        "- Wilayah tanpa akun aktif diwakili tingkat di atasnya: sekali tekan mengajukan dan",
        "  menyetujui, dan keputusan itu ditandai mewakili.",
    ]
    return "\n".join(baris) + "\n"


class Command(BaseCommand):
    help = "Print docs/alur.md from the review table."
    requires_system_checks = []

    def handle(self, **options):
        self.stdout.write(cetak(), ending="")
