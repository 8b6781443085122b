"""script/bench: sets up its own database in var/bench, serves it, measures, prints and writes.

A bound in ms holds where the yardstick (an empty view with one SELECT) is at most 3 ms;
elsewhere it is scaled by it. Results go to bench/hasil.json as {nama, nilai, satuan, batas,
terpenuhi}; sizes that are compared run in one go.
"""

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
VAR = AKAR / "var" / "bench"


def _lingkungan():
    os.environ["POSYANDU_VAR"] = str(VAR)
    os.environ["PRODUKSI"] = "0"
    os.environ["BENCH"] = "1"
    os.environ["DJANGO_SETTINGS_MODULE"] = "posyandu_site.settings"
    os.environ.pop("DATABASE_URL", None)
    VAR.mkdir(parents=True, exist_ok=True)


def _port_bebas():
    with socket.socket() as colokan:
        colokan.bind(("127.0.0.1", 0))
        return colokan.getsockname()[1]


class Papan:
    """Collects the rows; knows the yardstick once it is measured."""

    def __init__(self):
        self.baris = []
        self.skala = 1.0

    def catat(self, nama, nilai, satuan, batas=None, arah="paling_banyak"):
        if batas is not None and satuan == "ms":
            batas = round(batas * self.skala, 1)
        terpenuhi = None
        if batas is not None:
            terpenuhi = nilai <= batas if arah == "paling_banyak" else nilai >= batas
        self.baris.append(
            {
                "nama": nama,
                "nilai": round(nilai, 2),
                "satuan": satuan,
                "batas": batas,
                "terpenuhi": terpenuhi,
            }
        )
        tanda = {True: "ya", False: "TIDAK", None: ""}[terpenuhi]
        print(f"{nama:<52}{nilai:>10.2f} {satuan:<8}{batas or '':>8} {tanda}", flush=True)

    def simpan(self):
        """A run of one part keeps the rows of the other parts."""
        berkas = AKAR / "bench" / "hasil.json"
        lama = json.loads(berkas.read_text()) if berkas.exists() else []
        baru = {b["nama"] for b in self.baris}
        isi = [b for b in lama if b["nama"] not in baru] + self.baris
        berkas.write_text(json.dumps(isi, indent=1, ensure_ascii=False) + "\n")


def main():
    _lingkungan()
    from bench import ukuran  # after the environment is set: it reads the settings
    from posyandu_site.postgres import Cluster
    from posyandu_site.server import Proses, mulai_aplikasi, tunggu_siap

    pilihan = sys.argv[1:]
    dikenal = list(ukuran.BAGIAN)
    if not set(pilihan) <= set(dikenal):
        sys.exit(f"Pilih dari: {', '.join(dikenal)}")
    cluster, proses, port = Cluster(), Proses(), _port_bebas()
    os.environ["DATABASE_URL"] = cluster.start()
    try:
        subprocess.run([sys.executable, "manage.py", "siapkan"], cwd=AKAR, check=True)
        mulai_aplikasi(proses, port, dev=False)
        tunggu_siap(port, proses)
        papan = Papan()
        print(f"{'apa':<52}{'nilai':>10} {'satuan':<8}{'batas':>8} terpenuhi")
        ukuran.tolok_ukur(papan, port)
        for nama in pilihan or dikenal:
            ukuran.BAGIAN[nama](papan, port)
        papan.simpan()
    finally:
        proses.hentikan()
        cluster.stop()


if __name__ == "__main__":
    main()
