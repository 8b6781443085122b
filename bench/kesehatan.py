"""A large opening day: 120 persons of all groups, each balita weighed in the year before."""

import datetime
import uuid
from decimal import Decimal

from dateutil.relativedelta import relativedelta
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.klien import Klien, median_ms
from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.bidang import Bidang
from kelembagaan.posyandu.models import BidangAktif, Posyandu
from kelembagaan.posyandu.services import nomor_berikut
from layanan.hari_buka.models import HariBuka, Kunjungan
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.services import hitung_ulang
from layanan.warga.models import Kehamilan, Keluarga, Warga

# Group -> (how many, age in months).
KELOMPOK = {
    "bayi": (16, 7),
    "balita": (48, 30),
    "apras": (8, 65),
    "remaja": (8, 150),
    "dewasa": (8, 400),
    "hamil": (8, 330),
    "nifas": (4, 340),
    "lansia": (20, 800),
}
DATANG = 40  # have come already


def _posyandu_besar():
    """(a kader's assignment, the opening day, its persons by group) in a Posyandu of its own."""
    contoh = Penugasan.objects.get(pengguna__username="kader2").posyandu
    kini = timezone.localdate()
    posyandu = Posyandu.objects.create(
        nama="Bench besar",
        wilayah=contoh.wilayah,
        nomor_urut=nomor_berikut(contoh.wilayah),
        mulai=contoh.mulai,
    )
    for bidang in Bidang:
        BidangAktif.objects.create(posyandu=posyandu, bidang=bidang, mulai=contoh.mulai)
    kader = Pengguna.objects.create(username=f"bench-{uuid.uuid4()}", nama="Bench")
    tugas = Penugasan.objects.create(
        pengguna=kader, peran="kader", posyandu=posyandu, mulai=contoh.mulai, keadaan="berlaku"
    )
    asal = {"posyandu": posyandu, "dicatat_oleh": kader}
    orang = _orang(asal, kini)
    _timbangan(orang["bayi"] + orang["balita"], asal, kini)
    for nama, hpht, selesai in (("hamil", 150, None), ("nifas", 290, 10)):
        Kehamilan.objects.bulk_create(
            Kehamilan(
                warga=satu,
                hpht=kini - datetime.timedelta(days=hpht),
                berakhir_pada=selesai and kini - datetime.timedelta(days=selesai),
                hasil="lahir_hidup" if selesai else "",
                **asal,
            )
            for satu in orang[nama]
        )
    hari = HariBuka.objects.create(posyandu=posyandu, tanggal=kini, dibuka_oleh=kader)
    datang = [w for daftar in orang.values() for w in daftar][-DATANG:]
    Kunjungan.objects.bulk_create(
        Kunjungan(hari_buka=hari, warga=w, tanggal=kini, langkah=[1], **asal) for w in datang
    )
    return tugas, hari, orang


def _orang(asal, kini):
    hasil = {}
    for nama, (banyak, bulan) in KELOMPOK.items():
        keluarga = Keluarga.objects.bulk_create(
            Keluarga(nama=f"Udin Saepudin {n}", **asal) for n in range(banyak)
        )
        hasil[nama] = Warga.objects.bulk_create(
            Warga(
                nama=f"Siti Nurhaliza Rahmawati {n}",
                keluarga=satu,
                jenis_kelamin="P",
                tanggal_lahir=kini - relativedelta(months=bulan, days=n),
                **asal,
            )
            for n, satu in enumerate(keluarga)
        )
    return hasil


def _timbangan(anak, asal, kini):
    baris = [
        Timbang(
            warga=satu,
            petugas=asal["dicatat_oleh"],
            tanggal=kini - relativedelta(months=bulan),
            berat=Decimal("9") - bulan * Decimal("0.2"),
            **asal,
        )
        for satu in anak
        for bulan in range(1, 7)
    ]
    hitung_ulang(warga_ids={satu.pk for satu in anak}, rows=baris)
    Timbang.objects.bulk_create(baris)


def kesehatan(papan, port):
    """The worksheet of that day, and the save of a weighing in one of its rows."""
    tugas, hari, orang = _posyandu_besar()
    sesi = Client()
    sesi.force_login(tugas.pengguna)
    klien = Klien(port)
    klien.kue["sessionid"] = sesi.cookies["sessionid"].value
    lembar = f"{reverse('layanan:hari_buka_lembar', args=[hari.pk])}?kelompok=semua"
    nama = "lembar kerja, 120 sasaran semua kelompok"
    papan.catat(nama, median_ms(lambda: klien.get(lembar)), "ms", 80)
    papan.catat(f"{nama}, lewat jaringan", klien.bobot(lembar) / 1024, "KB", 60)
    anak = iter(orang["balita"] + orang["bayi"])

    def simpan():
        satu = next(anak)
        alamat = reverse("layanan:hari_buka_warga", args=[hari.pk, satu.pk])
        isi = {
            "kunci": str(uuid.uuid4()),
            "warga": str(satu.kunci),
            "tanggal": hari.tanggal.isoformat(),
            "petugas": tugas.pengguna_id,
            "di_hari_buka": "1",
            "berat": "9,3",
            "tinggi": "75",
        }
        klien.post(f"{alamat}?formulir=timbang", isi, kepala={"HX-Request": "true"})

    papan.catat("menyimpan timbangan di lembar kerja", median_ms(simpan, 50, 10), "ms", 40)
