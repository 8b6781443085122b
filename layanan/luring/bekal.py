"""What a phone takes along for the next opening day: people, last values and blank forms.

No NIK, no No KK, no poverty data and nothing confidential leaves in it.
"""

import datetime

from django.template.loader import render_to_string
from django.utils import timezone

from kelembagaan.bidang import Bidang
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.berjalan import belum_berjalan
from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.formulir.entri import TERISI
from layanan.formulir.halaman import (
    kolom_tampak,
    konteks_halaman,
    pilihan_posyandu,
    posyandu_kerja,
)
from layanan.formulir.selectors import kolom_angka, nama_subjek, ringkasan
from layanan.hari_buka.models import LANGKAH, HariBuka
from layanan.hari_buka.selectors import KE_DEPAN, catatan_hari, kalender, register_hari_itu
from layanan.permohonan.jenis import jenis_boleh
from layanan.trantibumlinmas.kasus.selectors import daftar_nomor, tempat_pertolongan
from layanan.warga.models import Keluarga, Tamu, Warga
from layanan.warga.pendaftaran import KELUARGA_LAINNYA, LAINNYA, UTAMA
from layanan.warga.sasaran import DITUNGGU, RENTANG, kelompok

# Aid, income and desil: asked anew, the old value is not taken along.
TANPA_NILAI_LAMA = {Bidang.SOSIAL}
# Of no field, and entered like a register.
TIKET = ("permohonan", "aspirasi")
# Registers with other rights are confidential: nothing of them is taken along.
IZIN_DIBAWA = {
    "lihat_catatan_kesehatan",
    "lihat_catatan_rumah_tangga",
    "lihat_catatan_lain",
}


def siapkan_bekal(request):
    """The whole of it for one Posyandu, as JSON takes it; None if there is none."""
    posyandu, tanggal, terencana = tempat_dan_hari(request)
    if posyandu is None:
        return None
    hari = HariBuka.objects.filter(posyandu=posyandu, tanggal=tanggal).first()
    belum = belum_berjalan(posyandu.kode, tanggal)
    register = [
        f for f in daftar_register() if f.boleh_catat(request.cakupan) and f.kode not in belum
    ]
    orang = _orang(posyandu, tanggal)
    keluarga = _keluarga(posyandu, orang)
    lama = _nilai_lama(request.cakupan, register, orang, keluarga, tanggal)
    bantuan = _bantuan(register, orang, tanggal)
    langkah = catatan_hari([hari.pk])[hari.pk] if hari else {}
    return {
        "akun": str(request.user.pk),
        "nama_akun": str(request.user),
        "penugasan": request.penugasan.pk,
        "posyandu": posyandu.pk,
        "nama_posyandu": str(posyandu),
        "tanggal": tanggal.isoformat(),
        "terencana": terencana,
        "disiapkan_pada": timezone.now().isoformat(),
        "langkah": LANGKAH,
        "bidang": {**dict(Bidang.choices), "permohonan": "Permohonan dan aspirasi"},
        "ditunggu": DITUNGGU,
        "kelompok_umur": {k: [dari, sampai] for k, (dari, sampai) in RENTANG.items()},
        "register_hari": [f.kode for f in register_hari_itu(posyandu, tanggal) if f in register],
        "formulir": _formulir(request, posyandu, tanggal, register),
        "pendaftaran": _pendaftaran(request, posyandu),
        "pertolongan": [
            {"nama": n.nama, "telepon": n.telepon, "putar": n.putar, "keterangan": n.keterangan}
            for n in daftar_nomor(tempat_pertolongan(posyandu))
        ],
        "warga": [
            _satu_warga(w, posyandu, tanggal, langkah.get(w.pk, set()))
            | {"lama": lama.get(("warga", w.pk), {}), "bantuan": bantuan.get(w.pk, {})}
            for w in orang
        ],
        "keluarga": [_satu_keluarga(k, lama) for k in keluarga],
    }


def tempat_dan_hari(request):
    """(Posyandu, day, whether it opens then): the one that was asked for, or of a nakes the one
    that opens next."""
    satu = posyandu_kerja(request)
    calon = [satu] if satu else list(pilihan_posyandu(request))
    if not calon:
        return None, None, False
    kini = hari_ini(calon[0].kode)
    hari = hari_berikut(calon, kini)
    posyandu = min(calon, key=lambda p: (hari.get(p.pk, datetime.date.max), p.kode))
    return posyandu, hari.get(posyandu.pk, kini), posyandu.pk in hari


def hari_berikut(posyandu, kini):
    """{pk: the next opening day, planned or opened}; today counts."""
    buka = HariBuka.objects.filter(posyandu__in=posyandu, tanggal__gte=kini)
    calon = [*buka.values_list("posyandu_id", "tanggal")]
    calon += [(p.pk, r.tanggal) for p, r in kalender(posyandu, kini, kini + KE_DEPAN)]
    return dict(sorted(calon, key=lambda satu: satu[1], reverse=True))


def _orang(posyandu, tanggal):
    """Everybody who lives there, and the guests of this day."""
    tamu = Tamu.objects.filter(posyandu=posyandu, tanggal=tanggal).values("warga")
    semua = Warga.objects.filter(posyandu=posyandu).hadir_pada(tanggal)
    semua = semua | Warga.objects.filter(pk__in=tamu)
    semua = semua.select_related("keluarga").prefetch_related("kehamilan")
    orang = list(semua.order_by("nama_cari", "pk").defer("nik", "keluarga__no_kk"))
    for satu in orang:
        satu.kelompok = sorted(kelompok(satu, tanggal, satu.kehamilan.all()))
    return orang


def _keluarga(posyandu, orang):
    semua = Keluarga.objects.filter(posyandu=posyandu) | Keluarga.objects.filter(
        pk__in={w.keluarga_id for w in orang}
    )
    return list(semua.order_by("nama_cari", "pk").defer("no_kk"))


def _nilai_lama(cakupan, register, orang, keluarga, tanggal):
    """{(subject, pk): {kode: last entry}} of the registers that may be read and taken along."""
    hasil = {}
    siapa = {"warga": [w.pk for w in orang], "keluarga": [k.pk for k in keluarga]}
    for f in register:
        if f.bidang in TANPA_NILAI_LAMA or f.model.izin_baca not in IZIN_DIBAWA:
            continue
        if not f.boleh_baca(cakupan):
            continue
        for nama in nama_subjek(f):
            catatan = f.model.objects.berlaku().filter(**{f"{nama}__in": siapa[nama]})
            catatan = catatan.filter(tanggal__lte=tanggal)
            for satu in catatan.order_by(nama, "-tanggal", "-pk").distinct(nama):
                milik = hasil.setdefault((nama, getattr(satu, f"{nama}_id")), {})
                milik[f.kode] = _satu_catatan(f, satu)
    return hasil


def _bantuan(register, orang, tanggal):
    """{warga's pk: {kode: what helps typing}} of the registers that have something of that kind."""
    hasil = {}
    for f in register:
        if f.bekal is None:
            continue
        cocok = [w for w in orang if set(f.sasaran) & set(w.kelompok)]
        for pk, isi in f.bekal(cocok, tanggal).items():
            hasil.setdefault(pk, {})[f.kode] = isi
    return hasil


def _satu_catatan(formulir, satu):
    angka = {k.nama: k.teks(satu) for k in kolom_angka(formulir)}
    return {
        "tanggal": satu.tanggal.isoformat(),
        "ringkasan": ringkasan(formulir, satu),
        "angka": {nama: teks for nama, teks in angka.items() if teks},
    }


def _satu_warga(warga, posyandu, tanggal, langkah):
    return {
        "kunci": str(warga.kunci),
        "nama": warga.nama,
        "jenis_kelamin": warga.jenis_kelamin,
        "lahir": warga.tanggal_lahir.isoformat(),
        "ibu": warga.nama_ibu.partition(" ")[0],
        "keluarga": str(warga.keluarga.kunci),
        "tamu": warga.posyandu_id != posyandu.pk,
        "kelompok": warga.kelompok,
        "langkah": sorted(langkah),
    }


def _satu_keluarga(keluarga, lama):
    return {
        "kunci": str(keluarga.kunci),
        "nama": keluarga.nama,
        "dusun": keluarga.dusun,
        "rt": keluarga.rt,
        "rw": keluarga.rw,
        "lama": lama.get(("keluarga", keluarga.pk), {}),
    }


def _formulir(request, posyandu, tanggal, register):
    """{kode: the register and its blank page}; hadir, keluarga and warga are among them."""
    konteks = konteks_halaman(request, posyandu)
    hasil = {}
    lain = [semua_formulir()[kode] for kode in ("hadir", "keluarga", "warga", *TIKET)]
    lain = [f for f in lain if f.boleh_catat(request.cakupan)]
    kosong = {satu for satu in TIKET if not jenis_boleh(satu, request.cakupan)}
    for f in [*register, *(f for f in lain if f.kode not in kosong)]:
        hasil[f.kode] = {
            "judul": f.judul_luring,
            "versi": f.versi,
            "bidang": "permohonan" if f.kode in TIKET else f.bidang,
            "langkah": f.langkah,
            "sasaran": list(f.sasaran),
            "subjek": nama_subjek(f),
            "tempat": f.subjek == "lokasi",
            "tunggal": bool(f.tunggal),
            "banyak": f.banyak,
            "tanya": getattr(f.form, "kata_tanya", {}),
            "tetap": f.tetap,
            "perlu_satu": f.perlu_satu,
            "syarat": f.form.syarat() if hasattr(f.form, "syarat") else {},
            "html": _halaman_kosong(f, konteks, tanggal),
        }
    return hasil


def _halaman_kosong(formulir, konteks, tanggal):
    awal = {"tanggal": tanggal, "petugas": konteks.pengguna.pk}
    form = formulir.form(konteks=konteks, initial=awal)
    if formulir.sasaran:
        form.tanyakan_tempat(tanggal)
    tampak = kolom_tampak(form)
    terisi = (*TERISI, "di_hari_buka")
    isi = {
        "tersembunyi": [form[n] for n in form.fields if n not in tampak],
        "isian": [form[n] for n in tampak if n not in terisi],
        "terisi": [form[n] for n in tampak if n in terisi],
        "foto": formulir.foto,
    }
    return _ringkas(render_to_string("luring/_formulir.html", isi))


def _pendaftaran(request, posyandu):
    """The blank page of a new person and family, as the online page shows them."""
    konteks = konteks_halaman(request, posyandu)
    warga = semua_formulir()["warga"].form(konteks=konteks)
    keluarga = semua_formulir()["keluarga"].form(konteks=konteks)
    isi = {
        "utama": [warga[n] for n in UTAMA],
        "lainnya": [warga[n] for n in LAINNYA],
        "keluarga": [keluarga[n] for n in KELUARGA_LAINNYA],
    }
    return _ringkas(render_to_string("luring/_pendaftaran.html", isi))


def _ringkas(html):
    """Without the indentation of templates."""
    return "\n".join(baris.strip() for baris in html.splitlines() if baris.strip())
