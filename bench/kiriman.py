"""The batch door under the load of many kader at once, beside its own item-by-item path."""

import copy
import datetime
import http.client
import json
import secrets
import statistics
import time
import uuid
from decimal import Decimal

from django.db import connection
from django.test import Client
from django.utils import timezone

from bench.klien import serentak
from kelembagaan.akun.models import Pengguna, Penugasan
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.models import Wilayah
from layanan.kesehatan.models import Timbang
from layanan.kesehatan.services import hitung_ulang
from layanan.kiriman.item import BATAS_BATCH
from layanan.kiriman.models import Kiriman
from layanan.warga.models import Keluarga, Warga

KADER = 1000
SATU_SATU = 60  # kader whose entries are sent one by one
PER_POSYANDU = 10
KLIEN = 4
BULAN_LALU = 12
AWALAN = "bench-kirim-"


def siapkan():
    """[(kader's Penugasan, her 20 children)]: 1,000 kader, each child weighed for a year."""
    _bersihkan()
    ada = {p.pengguna.username: p for p in _penugasan()} or _buat_kader()
    anak = {}
    for satu in Warga.objects.filter(dicatat_oleh__username__in=ada).order_by("pk"):
        anak.setdefault(satu.dicatat_oleh_id, []).append(satu)
    return [(p, anak[p.pengguna_id]) for p in ada.values()]


def _penugasan():
    return Penugasan.objects.filter(pengguna__username__startswith=AWALAN).select_related(
        "pengguna"
    )


def _bersihkan():
    """What an earlier run has sent."""
    kiriman = Kiriman.objects.filter(pengguna__username__startswith=AWALAN)
    Timbang.objects.filter(kunci__in=kiriman.values("kunci"))._raw_delete("default")
    kiriman._raw_delete("default")


def _buat_kader():
    kini, mulai = timezone.localdate(), datetime.date(2025, 1, 1)
    desa = Wilayah.objects.order_by("kode").last()  # the deepest code
    tempat = [
        Posyandu.objects.create(wilayah=desa, nomor_urut=n + 1, nama=f"Bench {n}", mulai=mulai)
        for n in range(KADER // PER_POSYANDU)
    ]
    contoh = None
    for nomor in range(KADER):
        pengguna = Pengguna.objects.create(username=f"{AWALAN}{nomor}", nama=f"Bench {nomor}")
        posyandu = tempat[nomor // PER_POSYANDU]
        Penugasan.objects.create(
            pengguna=pengguna,
            peran=Peran.KADER,
            jabatan=Jabatan.KADER,
            posyandu=posyandu,
            mulai=mulai,
            keadaan=Penugasan.Keadaan.BERLAKU,
        )
        asal = {"posyandu": posyandu, "dicatat_oleh": pengguna}
        keluarga = Keluarga.objects.create(nama="Bench", **asal)
        orang = Warga.objects.bulk_create(
            Warga(
                nama=f"Bench {n}",
                keluarga=keluarga,
                jenis_kelamin="P",
                tanggal_lahir=kini - datetime.timedelta(days=800),
                **asal,
            )
            for n in range(BATAS_BATCH)
        )
        contoh = contoh or _setahun(orang[0], pengguna, asal, kini)
        baris = [_salin(satu, anak, asal) for anak in orang for satu in contoh]
        Timbang.objects.bulk_create(baris)
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE")
    return {p.pengguna.username: p for p in _penugasan()}


def _setahun(anak, petugas, asal, kini):
    """A year of weighings of one child, with their results."""
    baris = [
        Timbang(
            warga=anak,
            petugas=petugas,
            tanggal=kini - datetime.timedelta(days=30 * bulan),
            berat=Decimal("9.3") - bulan * Decimal("0.2"),
            **asal,
        )
        for bulan in range(1, BULAN_LALU + 1)
    ]
    hitung_ulang(warga_ids={anak.pk}, rows=baris)
    return baris


def _salin(satu, anak, asal):
    baru = copy.copy(satu)
    baru._state = copy.copy(satu._state)
    baru.pk, baru.kunci, baru.warga = None, uuid.uuid4(), anak
    baru.posyandu, baru.dicatat_oleh, baru.petugas = (
        asal["posyandu"],
        asal["dicatat_oleh"],
        asal["dicatat_oleh"],
    )
    baru._state.adding = True
    return baru


def _item(penugasan, anak):
    return {
        "kunci": str(uuid.uuid4()),
        "aksi": "baru",
        "formulir": "timbang",
        "versi": 1,
        "penugasan": penugasan.pk,
        "dibuat_pada": timezone.now().isoformat(),
        "isi": {
            "warga": str(anak.kunci),
            "tanggal": timezone.localdate().isoformat(),
            "petugas": str(penugasan.pengguna_id),
            "berat": "9,5",
            "tinggi": "75",
            "cara_ukur": "berdiri",
        },
    }


def _kepala(pengguna):
    """Headers of a phone that has logged in; the log-in itself is not what is measured."""
    klien, tanda = Client(), secrets.token_hex(16)
    klien.force_login(pengguna)
    kue = f"sessionid={klien.cookies['sessionid'].value}; csrftoken={tanda}"
    return {"Cookie": kue, "X-CSRFToken": tanda, "Content-Type": "application/json"}


def _kirim(port, jalur, kepala, isi):
    """(seconds, answer) of one POST on a connection of its own: phones come one by one."""
    awal = time.perf_counter()
    sambungan = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sambungan.request("POST", jalur, json.dumps(isi), kepala)
    jawab = sambungan.getresponse()
    badan = jawab.read()
    sambungan.close()
    if jawab.status != 200:
        raise RuntimeError(f"{jalur}: {jawab.status} {badan[:200]}")
    return time.perf_counter() - awal, json.loads(badan)


def _beban(kerja):
    """(seconds in all, [seconds of each POST]) of these calls, KLIEN at a time."""
    sisa, lama = iter(kerja), []

    def jalan():
        for satu in sisa:  # next() of a list's iterator is safe in threads
            lama.append(satu())

    return serentak([jalan] * KLIEN), lama


def _antar(port, kepala, items):
    """A call that sends one batch, and fails if anything of it was not taken."""

    def kerja():
        isi = {"batch": str(uuid.uuid4()), "items": items}
        lama, jawab = _kirim(port, "/layanan/kirim/", kepala, isi)
        hasil = {j["hasil"] for j in jawab["jawaban"]}
        if (jawab["batch"], hasil) != (isi["batch"], {"diterima"}):
            raise RuntimeError(f"tidak semua diterima: {hasil}")
        return lama

    return kerja


def _lantai(port, banyak=200):
    """Rows a second of a bare view that inserts 20 rows per POST."""
    kepala = {"Content-Type": "application/json"}
    isi = [{"teks": "x" * 40} for _ in range(BATAS_BATCH)]
    kerja = [lambda: _kirim(port, "/bench/simpan-20/", kepala, isi)[0]] * banyak
    lama, _ = _beban(kerja)
    return banyak * BATAS_BATCH / lama


def kiriman(papan, port):
    """1,000 kader send 20 weighings each; some others send theirs one by one."""
    semua = [(_kepala(p.pengguna), [_item(p, satu) for satu in anak]) for p, anak in siapkan()]
    satu_satu, batch = semua[:SATU_SATU], semua[SATU_SATU:]
    papan.catat("tampilan polos, 20 baris per POST", _lantai(port), "/detik")
    sendiri = [_antar(port, k, [satu]) for k, items in satu_satu for satu in items]
    lama, _ = _beban(sendiri)
    per_satu = len(sendiri) / lama
    papan.catat("kiriman satu per satu", per_satu, "/detik")
    lama, waktu = _beban([_antar(port, k, items) for k, items in batch])
    per_batch = len(batch) * BATAS_BATCH / lama
    arah = "paling_sedikit"
    papan.catat("kiriman dalam batch 20", per_batch, "/detik", 300, arah)
    papan.catat("batch dibanding satu per satu", per_batch / per_satu, "kali", 1.6, arah)
    papan.catat("satu batch, p95", statistics.quantiles(waktu, n=20)[-1] * 1000, "ms", 400)
