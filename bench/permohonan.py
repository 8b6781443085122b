"""The working list of an office that was forwarded 10,000 tickets of its kabupaten."""

import datetime

from django.urls import reverse
from django.utils import timezone

from bench.klien import median_ms
from kelembagaan.akun.models import Penugasan
from kelembagaan.posyandu.models import Posyandu
from layanan.permohonan.models import Permohonan

BANYAK = 10_000
SARINGAN = {
    "berjalan": "",
    "disaring dan diurutkan": "?lihat=terbuka&bidang=perumahan&jenis=rtlh&wilayah=36.02.18"
    "&urut=tenggat",
    "mendesak, halaman 50": "?lihat=semua&urut=mendesak&halaman=50",
}


def isi_tiket():
    """10,000 tickets in all states, spread over the sample's Posyandu of the kabupaten."""
    perkim = Penugasan.objects.get(pengguna__username="perkim")
    kader = Penugasan.objects.get(pengguna__username="kader").pengguna
    kini = timezone.localdate()
    posyandu = list(Posyandu.objects.filter(kode__startswith="36.02"))
    keadaan = ["diteruskan", "dikerjakan", "dikerjakan", "selesai", "ditolak"]
    jenis = [("perumahan", "rtlh"), ("pekerjaan_umum", "jalan"), ("perumahan", "lingkungan")]
    Permohonan.objects.bulk_create(
        (
            Permohonan(
                ragam="permohonan",
                bidang_spm=jenis[n % 3][0],
                jenis_permohonan=jenis[n % 3][1],
                nomor=f"bench/{n}",
                posyandu=posyandu[n % len(posyandu)],
                dicatat_oleh=kader,
                petugas=kader,
                tanggal=kini - datetime.timedelta(days=n % 300),
                sejak=kini - datetime.timedelta(days=n % 90),
                tenggat=kini + datetime.timedelta(days=5 - n % 20),
                tenggat_kuning=kini + datetime.timedelta(days=3 - n % 20),
                lokasi=f"RT {n % 20}",
                uraian="Bench",
                urgensi=("biasa", "penting", "darurat")[n % 7 % 3],
                keadaan=keadaan[n % 5],
                jejak=["posyandu", "pemdes", "opd"],
                pemegang="opd",
                perangkat=perkim.perangkat_daerah,
            )
            for n in range(BANYAK)
        ),
        batch_size=1000,
    )


def permohonan(papan, masuk):
    """masuk: name of an account -> a client that is logged in."""
    isi_tiket()
    klien, alamat = masuk("perkim"), reverse("layanan:permohonan_daftar")
    for judul, kueri in SARINGAN.items():
        nilai = median_ms(lambda k=kueri: klien.get(alamat + k))
        papan.catat(f"daftar 10.000 permohonan: {judul}", nilai, "ms", 60)
