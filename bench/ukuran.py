"""What is measured, and against which bounds (product requirements, scaled by the yardstick)."""

import datetime
import json
import os
import re
import subprocess
import sys
import time
import uuid
from decimal import Decimal
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.urls import reverse  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.kesehatan import kesehatan  # noqa: E402
from bench.kiriman import kiriman  # noqa: E402
from bench.klien import Klien, isian_formulir, median_ms, per_detik  # noqa: E402
from bench.luring import luring  # noqa: E402
from bench.permohonan import permohonan  # noqa: E402
from kelembagaan.akun.models import Pengguna, Penugasan  # noqa: E402
from kelembagaan.wilayah.models import Wilayah  # noqa: E402
from layanan.hari_buka.models import HariBuka  # noqa: E402
from layanan.kesehatan.models import Timbang  # noqa: E402
from layanan.kesehatan.services import hitung_ulang  # noqa: E402
from layanan.warga.models import Keluarga, Warga  # noqa: E402
from pembinaan.rekap.models import RekapWilayah  # noqa: E402
from posyandu_site.peramban import bendera, cari_chromium  # noqa: E402

TOLOK_UKUR_MS = 3.0
PENINJAU = {"": "tppusat", "36": "tpprov", "36.02": "tpkab", "36.02.18": "tpkec"}
ALAT = Path(settings.VAR_DIR).parent / "alat"
LIGHTHOUSE = "lighthouse@13.5.0"


def _sandi():
    teks = (settings.VAR_DIR / "akun-contoh.txt").read_text()
    return re.search(r"contoh: (\S+)", teks).group(1)


def _masuk(port, nama):
    return Klien(port).masuk(nama, _sandi())


def tolok_ukur(papan, port):
    klien = Klien(port)
    nilai = median_ms(lambda: klien.get("/bench/tolok-ukur/"), 200, 50)
    papan.skala = max(1.0, nilai / TOLOK_UKUR_MS)
    papan.catat("tolok ukur: tampilan kosong, satu SELECT", nilai, "ms")


def _hari_buka_contoh():
    return HariBuka.objects.filter(posyandu__nama="Jeruk").latest("tanggal")


def _balita(jumlah=70):
    lahir = timezone.localdate() - datetime.timedelta(days=1700)
    orang = Warga.objects.filter(posyandu__nama="Jeruk", tanggal_lahir__gt=lahir)
    return list(orang.order_by("pk")[:jumlah])


def _url_entri(warga):
    return f"{reverse('layanan:catatan_baru', args=['timbang'])}?warga={warga.pk}"


def halaman(papan, port):
    """Pages a kader and a reviewer open all day."""
    kader, hari = _masuk(port, "kader"), _hari_buka_contoh()
    lembar = reverse("layanan:hari_buka_lembar", args=[hari.pk])
    papan.catat("lembar kerja", median_ms(lambda: kader.get(lembar)), "ms", 60)
    papan.catat("lembar kerja, isi halaman", len(kader.get(lembar)) / 1024, "KB")
    orang = _balita()[0]
    papan.catat("formulir satu orang", median_ms(lambda: kader.get(_url_entri(orang))), "ms", 40)
    bulan = RekapWilayah.objects.latest("bulan").bulan
    for kode, nama in PENINJAU.items():
        klien, wilayah = _masuk(port, nama), Wilayah.objects.get(kode=kode)
        url = reverse("pembinaan:rekap_bulan", args=[wilayah.pk, bulan])
        nilai = median_ms(lambda k=klien, u=url: k.get(u))
        papan.catat(f"rekap {wilayah.tingkat}", nilai, "ms", 60)


def _penyimpan(port, nama, anak):
    """A call that saves today's weighing of another child each time, as the page does."""
    klien = _masuk(port, nama)
    awal = isian_formulir(klien.get(_url_entri(next(anak))))
    awal["petugas"] = Pengguna.objects.get(username=nama).pk
    tanggal = timezone.localdate()

    def simpan():
        orang = next(anak)
        isi = {
            **awal,
            "kunci": str(uuid.uuid4()),
            "warga": str(orang.kunci),
            "tanggal": tanggal.isoformat(),
            "berat": "9,5",
            "tinggi": "75",
            "cara_ukur": "berdiri",
        }
        klien.minta("POST", _url_entri(orang), isi, boleh=(302,))
        klien.kue.pop("messages", None)  # the next page shows the notice and erases it

    return simpan


def _balita_bench(nama, banyak):
    """New children in the Posyandu of this account, each weighed in the twelve months before."""
    penugasan = Penugasan.objects.get(pengguna__username=nama)
    asal = {"posyandu": penugasan.posyandu, "dicatat_oleh": penugasan.pengguna}
    kini = timezone.localdate()
    keluarga = Keluarga.objects.create(nama="Bench", **asal)
    orang = Warga.objects.bulk_create(
        Warga(
            nama="Bench",
            keluarga=keluarga,
            jenis_kelamin="P",
            tanggal_lahir=kini - datetime.timedelta(days=800),
            **asal,
        )
        for _ in range(banyak)
    )
    timbangan = [
        Timbang(
            warga=satu,
            petugas=penugasan.pengguna,
            tanggal=kini - datetime.timedelta(days=30 * bulan),
            berat=Decimal("9.3") - bulan * Decimal("0.2"),
            **asal,
        )
        for satu in orang
        for bulan in range(1, 13)
    ]
    hitung_ulang(warga_ids={satu.pk for satu in orang}, rows=timbangan)
    Timbang.objects.bulk_create(timbangan, batch_size=2000)
    return orang


def simpan(papan, port):
    """One save, and four clients at once beside a bare view that saves one row."""
    anak = iter(_balita_bench("kader2", 2000))  # next() of a list's iterator is safe in threads
    papan.catat("menyimpan satu catatan", median_ms(_penyimpan(port, "kader2", anak)), "ms", 40)
    polos = [Klien(port) for _ in range(4)]
    kecepatan_polos = per_detik(
        [lambda k=k: k.minta("POST", "/bench/simpan-polos/", {"teks": "x"}) for k in polos]
    )
    papan.catat("tampilan polos, 4 klien", kecepatan_polos, "/detik")
    kecepatan = per_detik([_penyimpan(port, "kader2", anak) for _ in range(4)])
    papan.catat("menyimpan catatan, 4 klien", kecepatan, "/detik", 100, "paling_sedikit")


def _bobot(port, nama, jalur):
    """(first visit, repeat visit) in KB over the wire, as Chromium counts them."""
    from playwright.sync_api import sync_playwright

    klien = _masuk(port, nama) if nama else None
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=cari_chromium(), args=bendera())
        konteks = peramban.new_context(viewport={"width": 360, "height": 740})
        alamat = f"http://127.0.0.1:{port}"
        if klien:
            konteks.add_cookies(
                [{"name": k, "value": v, "url": alamat} for k, v in klien.kue.items()]
            )
        ukuran = []
        for _ in range(2):
            tab = konteks.new_page()
            jumlah = []
            cdp = konteks.new_cdp_session(tab)
            cdp.send("Network.enable")
            cdp.on("Network.loadingFinished", lambda e, j=jumlah: j.append(e["encodedDataLength"]))
            tab.goto(alamat + jalur, wait_until="networkidle")
            ukuran.append(sum(jumlah) / 1024)
            tab.close()
        peramban.close()
    return ukuran


def _halaman_kader():
    hari = _hari_buka_contoh()
    return {
        "log-in": (None, reverse("account_login")),
        "lembar kerja": ("kader", reverse("layanan:hari_buka_lembar", args=[hari.pk])),
        "entri": ("kader", _url_entri(_balita()[0])),
    }


def bobot(papan, port):
    """What goes over the wire at a first and at a repeat visit."""
    for judul, (nama, jalur) in _halaman_kader().items():
        pertama, ulang = _bobot(port, nama, jalur)
        papan.catat(f"{judul}: kunjungan pertama", pertama, "KB", 120)
        papan.catat(f"{judul}: kunjungan ulang", ulang, "KB", 30)
    pertama, _ = _bobot(port, "tpkab", reverse("pembinaan:rekap"))
    papan.catat("rekap: kunjungan pertama", pertama, "KB", 200)


def lighthouse(papan, port):
    """Lighthouse mobile; the package is installed into var/ the first time."""
    node = _node()
    _pasang_lighthouse(node)
    for judul, (nama, jalur) in _halaman_kader().items():
        hasil = _jalankan_lighthouse(node, port, nama, jalur)
        for bagian, batas in (("performance", 95), ("accessibility", 100), ("best-practices", 100)):
            nilai = hasil["categories"][bagian]["score"] * 100
            papan.catat(f"lighthouse {judul}: {bagian}", nilai, "", batas, "paling_sedikit")


def _node():
    """(npm's command, environment with node first on the PATH)."""
    sys.path.insert(0, str(settings.BASE_DIR / "script"))
    from siapkan import lingkungan_node

    return lingkungan_node()


def _pasang_lighthouse(node):
    npm, lingkungan = node
    if not (ALAT / "node_modules" / "lighthouse").is_dir():
        ALAT.mkdir(parents=True, exist_ok=True)
        perintah = [*npm, "install", "--no-audit", "--no-fund", "--prefix", str(ALAT), LIGHTHOUSE]
        subprocess.run(perintah, check=True, env=lingkungan)


def _jalankan_lighthouse(node, port, nama, jalur):
    _, lingkungan = node
    keluaran = ALAT / "lighthouse.json"
    kepala = {}
    if nama:
        kue = _masuk(port, nama).kue
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in kue.items())}
    subprocess.run(
        [
            "node",
            str(ALAT / "node_modules" / "lighthouse" / "cli" / "index.js"),
            f"http://127.0.0.1:{port}{jalur}",
            "--quiet",
            "--output=json",
            f"--output-path={keluaran}",
            f"--extra-headers={json.dumps(kepala)}",
            f"--chrome-flags={' '.join(bendera())}",
            "--only-categories=performance,accessibility,best-practices",
        ],
        check=True,
        env={**os.environ, **(lingkungan or {}), "CHROME_PATH": cari_chromium()},
    )
    return json.loads(keluaran.read_text())


def antropometri(papan, port):
    """A whole file through manage.py hitung_antropometri, as a dinas runs it."""
    baris = ["id,sex,age_days,weight_kg,lenhei_cm,measure,head_circ_cm,muac_cm,oedema"]
    for n in range(100_000):
        umur = n * 37 % 1827
        ukuran = f"{3 + umur / 120:.2f},{50 + umur / 30:.2f},{'LH'[n % 2]},{34 + umur / 120:.1f}"
        baris.append(f"{n},{'MF'[n % 2]},{umur},{ukuran},{12 + umur / 400:.1f},n")
    masuk = "\n".join(baris).encode()
    mulai = time.perf_counter()
    perintah = [sys.executable, "manage.py", "hitung_antropometri"]
    subprocess.run(perintah, input=masuk, stdout=subprocess.PIPE, check=True)
    nilai = time.perf_counter() - mulai
    papan.catat("hitung_antropometri, 100.000 baris", nilai, "detik", 15)


BAGIAN = {
    "halaman": halaman,
    "simpan": simpan,
    "kesehatan": kesehatan,
    "kiriman": kiriman,
    "luring": luring,
    "permohonan": lambda papan, port: permohonan(papan, lambda nama: _masuk(port, nama)),
    "antropometri": antropometri,
    "bobot": bobot,
    "lighthouse": lighthouse,
}
