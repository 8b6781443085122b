"""The head of a card as on paper: who, whose child or wife, where, and in which years."""

from django.utils.formats import date_format

from kelembagaan.wilayah.istilah import sebutan
from layanan.kesehatan.kartu.daftar import BALITA, IBU, SEKOLAH
from layanan.warga.sasaran import teks_umur


def kepala_kartu(isi, warga, kehamilan, tanggal):
    """(who and where, what the card tells besides): [(label, text)] each, '' where not known.

    isi: the IsiKartu; kehamilan: of the card of ibu.
    """
    rumah, posyandu = warga.keluarga, warga.posyandu
    desa, kecamatan = posyandu.wilayah, posyandu.wilayah.induk
    lahir = f"{_hari(warga.tanggal_lahir)} ({teks_umur(warga.tanggal_lahir, tanggal)})"
    tempat = [rumah.dusun]
    tempat += [f"{nama} {n}" for nama, n in (("RT", rumah.rt), ("RW", rumah.rw)) if n]
    diri = [
        ("Nama", warga.nama),
        ("NIK", warga.nik or warga.get_nik_status_display()),
        ("Jenis kelamin", warga.get_jenis_kelamin_display()),
        ("Tanggal lahir", lahir),
        *_keluarga(isi.kartu, warga, kehamilan),
        ("Alamat", rumah.alamat),
        ("Dusun, RT, RW", ", ".join(filter(None, tempat))),
        ("Nomor HP", rumah.no_hp),
        (sebutan(desa), desa.nama),
        (sebutan(kecamatan), kecamatan.nama),
        ("Posyandu", posyandu.nama),
        ("Tahun", _tahun(isi.hari, tanggal)),
    ]
    return diri, [*(_kehamilan(isi.hari, kehamilan) if kehamilan else []), *isi.kepala]


def _keluarga(kartu, warga, kehamilan):
    hasil = [("Kepala keluarga", warga.keluarga.nama)]
    if kartu in (BALITA, SEKOLAH):
        hasil += [("Nama ibu", warga.nama_ibu), ("Nama ayah", warga.nama_ayah)]
    if kartu == IBU:
        hasil.append(("Nama suami", kehamilan.nama_suami if kehamilan else ""))
    return hasil


def _kehamilan(hari, kehamilan):
    """The pregnancy; weight at its beginning and height, as they were measured in it."""
    ukur = [h.catatan.get("ukur_tubuh") for h in hari if h.kehamilan == kehamilan]
    berat = [u.berat for u in ukur if u and u.berat]
    tinggi = [u.tinggi for u in ukur if u and u.tinggi]
    k = kehamilan
    dasar = "" if k.dasar_usia == k.DasarUsia.HPHT else f" (menurut {k.get_dasar_usia_display()})"
    hasil = [
        ("HPHT", f"{_hari(k.hpht)}{dasar}"),
        ("HPL", _hari(k.hpl)),
        ("Hamil ke-", _bilangan(k.gravida)),
        ("Jarak dari kehamilan sebelumnya", _bilangan(k.jarak_kehamilan, " tahun")),
        ("Sudah melahirkan", _bilangan(k.para, " kali")),
        ("Keguguran", _bilangan(k.abortus, " kali")),
        ("Berat badan awal", f"{_desimal(berat[-1])} kg" if berat else ""),
        ("Tinggi badan", f"{_desimal(tinggi[0])} cm" if tinggi else ""),
    ]
    return hasil + ([(k.get_hasil_display(), _hari(k.berakhir_pada))] if k.berakhir_pada else [])


def _bilangan(n, satuan=""):
    return "" if n is None else f"{n}{satuan}"


def _desimal(nilai):
    return f"{nilai.normalize():f}".replace(".", ",")


def _tahun(hari, tanggal):
    """The years of the days on the card, newest first in `hari`."""
    semua = [h.tanggal.year for h in hari] or [tanggal.year]
    return str(semua[0]) if semua[0] == semua[-1] else f"{semua[-1]}–{semua[0]}"


def _hari(tanggal):
    return date_format(tanggal, "j F Y")
