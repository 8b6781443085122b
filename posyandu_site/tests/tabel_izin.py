"""Who may open which URL: the one table, written by hand, that the walker compares with.

Letters (see dunia.ORANG): A not logged in, T account without an assignment, K kader of kesehatan,
L kader of the five other fields, P ketua, N nakes, D pemdes, E TP desa, C TP kecamatan,
B TP kabupaten, V TP provinsi, I TP pusat, O OPD kesehatan, H mitra, M DPMD, S superuser.

Who is not named gets 404 (not logged in: the log-in page). What lies outside one's region is 404.
A row is `url_name: baris(...)`; `url_name#variant` visits one URL with other arguments.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from layanan.tests.bantu_berkas import foto_contoh

SEMUA = "KLPNDECBVIOMS"  # everybody of the house with an assignment, and the superuser
BERTUGAS = "H" + SEMUA  # the people of a mitra too
AKUN = "T" + BERTUGAS  # everybody logged in
HARI_INI = date.today().isoformat()  # noqa: DTZ011
POST_BERES = {200, 302, 400, 409, 422}

# What may stand in no answer, in one's own region, except for these.
PENANDA = {
    r"zqorang": "KLPNDES",  # names and addresses of persons
    r"zqsehat|(?<![\d.,])17[.,]89": "KPNS",  # health of a person
    r"zqrahasia": "N",  # adolescents' troubles, jiwa, contraception, results of HIV and TB
    r"zqrumah": "LPNDES",  # water, sanitation, house
    r"zqlain": "LPDES",  # pendidikan, trantibumlinmas, sosial
    r"zqkegiatan": "KLPNDES",  # activities
    r"zqmohon": "LPDOS",  # tickets; of the OPD what was forwarded to it
    r"zqterus": "KLPNDEOS",  # a household and its house, forwarded to the OPD
    # confidential cases: of somebody who is no visitor, handed to the kades, handed to the Polsek
    r"zqkasus": "",
    r"zqkades": "LD",
    r"zqmitra": "PH",
}


@dataclass(frozen=True)
class Baris:
    """What one URL answers inside the region.

    get: who gets 200; alih: who is sent on (302). post: who may POST, None: who may GET.
    kwargs, query, isi: functions of a Tempat giving the URL's arguments, its query string and
    the POST body. luar: statuses of GET outside the region. anonim: answer without log-in.
    """

    get: str = ""
    kwargs: Callable | None = None
    post: str | None = None
    isi: Callable | None = None
    query: Callable | None = None
    alih: str = ""
    luar: tuple = (404,)
    anonim: int | str = "masuk"
    kepala: dict = field(default_factory=dict)

    def masuk(self, huruf):
        """Whether this golongan has any business here."""
        return huruf in self.get + self.alih + (self.post or "")

    def harapan_get(self, huruf):
        """Statuses that a GET may answer to this golongan."""
        if huruf in self.get:
            return {200}
        if huruf in self.alih:
            return {302}
        ditolak = self._ditolak(huruf)
        if self.get or self.alih:
            return ditolak
        # What takes POST only sends on to the page it belongs to, which looks for itself who may.
        if self.post is None:
            return ditolak
        return {302} if huruf in self.post else ditolak | {302}

    def boleh_post(self, huruf):
        return huruf in (self.get + self.alih if self.post is None else self.post)

    def harapan_post(self, huruf):
        """Statuses that a POST may answer to this golongan."""
        if self.boleh_post(huruf):
            return POST_BERES | ({405} if self.post is None else set())
        # a page that pays no heed to the method; that it wrote nothing is checked apart
        halaman = {200} if huruf in self.get else set()
        return self._ditolak(huruf) | halaman | {405}

    def _ditolak(self, huruf):
        """Not logged in: the log-in page; without an assignment: the page that says so."""
        return {"A": {self.anonim}, "T": {404, "tanpa tugas"}}.get(huruf, {404})


def baris(get="", kwargs=None, **lain):
    return Baris(get, kwargs, **lain)


def admin(model, lihat="MS", *, tambah="", ubah="", hapus=""):
    """The five pages of one model in the admin; `lihat` may read lists and rows.

    model: "app.Model" of an object that every Tempat holds under the model's lower-case name,
    or "app.Model:attribute".
    """
    model, _, milik = model.partition(":")
    awal = "admin:" + model.lower().replace(".", "_")
    milik = milik or model.partition(".")[2].lower()

    def kwargs(t):
        return {"object_id": getattr(t, milik).pk}

    return {
        f"{awal}_changelist": baris(lihat),
        f"{awal}_add": baris(tambah),
        f"{awal}_change": baris(lihat, kwargs, post=ubah),
        f"{awal}_delete": baris(hapus, kwargs),
        f"{awal}_history": baris(lihat, kwargs),
    }


def kiriman(t):
    """A weighing in this place, as its kader's phone sends it."""
    return {
        "kunci": "7b0c6f6e-5d0a-4b5e-9a51-3f1d0c9f2a11",
        "aksi": "baru",
        "formulir": "timbang",
        "versi": 1,
        "penugasan": t.penugasan.pk,
        "isi": {"warga": str(t.warga.kunci), "tanggal": str(t.hari_buka.tanggal), "berat": "8,4"},
    }


def foto(t):
    """A photo of the house of this place, as its kader's phone sends it."""
    isi = foto_contoh()
    return {
        "kunci": "1f0b4c02-93e5-4f7c-8a0e-6b1f0f6d2c77",
        "entri": str(t.rumah_layak_huni.kunci),
        "sha256": hashlib.sha256(isi).hexdigest(),
        "foto": SimpleUploadedFile("foto.jpg", isi, "image/jpeg"),
    }


def tindakan(siapa, kwargs=None, **lain):
    """A URL that takes POST only."""
    return Baris("", kwargs, post=siapa, **lain)


def cari(model, kolom, app="kelembagaan"):
    """Query of the admin's autocomplete for one field; finds everything that bears a mark."""
    return lambda t: {
        "app_label": app,
        "model_name": model,
        "field_name": kolom,
        "term": "zq" if kolom not in ("wilayah", "desa_lain") else t.desa.kode,
    }


def putusan(t, aksi):
    """A step of the review on this place's Posyandu."""
    return {
        "kode": t.posyandu.kode,
        "bulan": f"{t.bulan:%Y-%m}",
        "aksi": aksi,
        "catatan": "Mohon diperiksa",
    }


def register(kode, baca, catat, varian=""):
    """The pages of one register: `baca` may read it with names, `catat` may fill it."""

    def satu(t):
        return {"kode": kode, "pk": getattr(t, kode).pk}

    return {
        f"layanan:catatan_daftar{varian}": baris(
            baca, lambda t: {"kode": kode}, isi=lambda t: {"q": "zq"}
        ),
        f"layanan:catatan_ekspor{varian}": baris(baca, lambda t: {"kode": kode, "bentuk": "xlsx"}),
        f"layanan:catatan_baru{varian}": baris(
            catat, lambda t: {"kode": kode}, query=lambda t: {"posyandu": t.posyandu.pk}
        ),
        f"layanan:catatan{varian}": baris(baca, satu),
        f"layanan:catatan_koreksi{varian}": baris(catat, satu),
        f"layanan:catatan_batal{varian}": baris(
            catat, satu, isi=lambda t: {"alasan": "Salah orang"}
        ),
    }


IZIN_URL = {
    # posyandu_site
    "beranda": baris(BERTUGAS),
    "tentang": baris("A" + AKUN),
    # The same for everybody: they hold nobody's data.
    "service_worker": baris("A" + AKUN),
    "manifest": baris("A" + AKUN),
    "cangkang": baris("A" + AKUN),
    # allauth: one's own account only
    "account_login": baris("A", alih=AKUN),
    "account_logout": baris(AKUN, alih="A"),
    "account_inactive": baris("A" + AKUN),
    "account_reauthenticate": baris(AKUN),
    "account_change_password": baris(AKUN),
    "usersessions_list": baris(AKUN),
    "mfa_index": baris(AKUN),
    "mfa_authenticate": baris(alih="A" + AKUN),
    "mfa_reauthenticate": baris(alih=AKUN),
    "mfa_activate_totp": baris(alih=AKUN),
    "mfa_generate_recovery_codes": baris(alih=AKUN),
    # without a second factor there is nothing to switch off, show or fetch
    "mfa_deactivate_totp": baris(),
    "mfa_view_recovery_codes": baris(),
    "mfa_download_recovery_codes": baris(),
    # admin
    "admin:index": baris("MS"),
    "admin:login": baris(alih="A"),
    "admin:logout": baris("MS"),
    "admin:password_change": baris(alih="MS"),
    "admin:password_change_done": baris("MS"),
    "admin:jsi18n": baris("MS"),
    "admin:autocomplete": baris(),
    "admin:autocomplete#bataslayanan": baris(
        "MS",
        query=lambda t: cari("bataslayanan", "wilayah")(t) | {"app_label": "layanan"},
        luar=(200,),
    ),
    **{
        f"admin:autocomplete#{model}-{kolom}": baris("MS", query=cari(model, kolom), luar=(200,))
        for model, kolom in [
            ("posyandu", "wilayah"),
            ("suratkeputusan", "wilayah"),
            ("suratkeputusan", "posyandu"),
            ("perangkatdaerah", "wilayah"),
            ("harilibur", "wilayah"),
            ("penugasan", "pengguna"),
            ("penugasan", "posyandu"),
            ("penugasan", "wilayah"),
            ("penugasan", "perangkat_daerah"),
            ("penugasan", "sk"),
        ]
    },
    "admin:autocomplete#pengaturankasus": baris(
        "MS", query=cari("pengaturankasus", "wilayah", "layanan"), luar=(200,)
    ),
    "admin:app_list": baris("MS", lambda t: {"app_label": "kelembagaan"}),
    **admin("kelembagaan.Wilayah:desa"),
    **admin("kelembagaan.Posyandu", tambah="MS", ubah="MS"),
    **admin("kelembagaan.SuratKeputusan:sk", tambah="MS", ubah="MS"),
    **admin("kelembagaan.PerangkatDaerah:perangkat", tambah="MS", ubah="MS"),
    **admin("kelembagaan.Pengguna:kader", tambah="MS", ubah="MS"),
    **admin("kelembagaan.Penugasan", tambah="MS", ubah="MS"),
    **admin("layanan.PengaturanKasus:pengaturan_kasus", tambah="MS", ubah="MS"),
    **admin("kelembagaan.HariLibur", "MS", tambah="MS", ubah="MS", hapus="MS"),
    **admin("layanan.BatasLayanan", "MS", tambah="MS", ubah="MS", hapus="MS"),
    **admin("layanan.RefBerkas", "MS", tambah="MS", ubah="MS"),
    **admin("layanan.PengaturanRegister", "MS", tambah="MS", ubah="MS", hapus="MS"),
    **admin("layanan.RefKBM", "S", ubah="S"),
    **admin("layanan.RefImunisasi", "S", tambah="S", ubah="S"),
    # kelembagaan
    "kelembagaan:masuk_kode": baris("A", alih=AKUN),
    "kelembagaan:sandi_baru": baris(alih=AKUN),
    "kelembagaan:tanpa_tugas": baris("T", alih=BERTUGAS),
    "kelembagaan:ganti_penugasan": tindakan("", isi=lambda t: {"penugasan": t.penugasan.pk}),
    "kelembagaan:buat_kode": baris("PDEMS", lambda t: {"pk": t.kader.pk}),
    "kelembagaan:usulan": baris("DEOMS"),
    "kelembagaan:putuskan_usulan": tindakan(
        "DEMS", lambda t: {"pk": t.usulan.pk}, isi=lambda t: {"aksi": "konfirmasi"}
    ),
    "kelembagaan:baca_pemberitahuan": tindakan(BERTUGAS, lambda t: {"pk": t.pemberitahuan.pk}),
    "kelembagaan:posyandu_daftar": baris("NDECBVIOMS", alih="KLP"),
    "kelembagaan:posyandu": baris(SEMUA, lambda t: {"pk": t.posyandu.pk}),
    "kelembagaan:pengurus": baris(SEMUA, lambda t: {"pk": t.posyandu.pk}),
    "kelembagaan:tambah_kader": baris("PDEMS", lambda t: {"pk": t.posyandu.pk}),
    "kelembagaan:tambah_pengurus": baris("DEMS", lambda t: {"pk": t.posyandu.pk}),
    "kelembagaan:akhiri": baris(
        "PDEMS",
        lambda t: {"pk": t.penugasan.pk},
        isi=lambda t: {"selesai": HARI_INI, "alasan": "pindah"},
    ),
    # layanan
    "layanan:laporan_daftar": baris(SEMUA, query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:laporan_daftar#semua": baris(SEMUA),
    "layanan:laporan": baris(SEMUA, lambda t: {"pk": t.laporan.pk}, post=""),
    "layanan:laporan_ekspor": baris(SEMUA, lambda t: {"pk": t.laporan.pk}, post=""),
    "layanan:laporan_siapkan": tindakan(
        "KLP", isi=lambda t: {"posyandu": t.posyandu.pk, "bulan": f"{t.bulan:%Y-%m}"}
    ),
    "layanan:laporan_narasi": tindakan(
        "KLP", lambda t: {"pk": t.laporan.pk}, isi=lambda t: {"kesehatan": "Lancar."}
    ),
    "layanan:laporan_periksa": tindakan("N", lambda t: {"pk": t.laporan.pk}),
    "layanan:warga": baris("KLPNDES", isi=lambda t: {"q": "zq"}),
    "layanan:warga_ekspor": baris("KLPNDES", lambda t: {"bentuk": "xlsx"}),
    "layanan:warga_ekspor#csv": baris(
        "KLPNDES", lambda t: {"bentuk": "csv"}, query=lambda t: {"posyandu": t.posyandu.pk}
    ),
    "layanan:warga_baru": baris("KLPN", query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:warga_rinci": baris("KLPNDES", lambda t: {"pk": t.warga.pk}),
    "layanan:pertumbuhan": baris("KPNS", lambda t: {"pk": t.warga.pk}),
    "layanan:warga_rinci#ibu": baris("KLPNDES", lambda t: {"pk": t.ibu.pk}),
    "layanan:warga_ubah": baris("KLPN", lambda t: {"pk": t.warga.pk}),
    "layanan:warga_keadaan": baris("KLPN", lambda t: {"pk": t.warga.pk}),
    "layanan:kehamilan_baru": baris("KPN", lambda t: {"pk": t.ibu.pk}),
    "layanan:kehamilan": baris("KPN", lambda t: {"pk": t.ibu.pk, "kehamilan_pk": t.kehamilan.pk}),
    "layanan:kartu": baris("KPNS", lambda t: {"pk": t.warga.pk}),
    "layanan:kartu#ibu": baris(
        "KPNS", lambda t: {"pk": t.ibu.pk}, query=lambda t: {"kartu": "ibu"}
    ),
    "layanan:kartu_pdf": baris("KPNS", lambda t: {"pk": t.warga.pk}),
    "layanan:rujukan": baris("KPN"),
    "layanan:surat_rujukan": baris("KPNS", lambda t: {"pk": t.rujukan.pk}),
    "layanan:kunjungi": baris("KPN", query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:stok": baris("KPN", query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:skdn": baris(SEMUA, query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:ilp": baris(SEMUA, query=lambda t: {"posyandu": t.posyandu.pk}),
    **{
        f"layanan:sip#{n}": baris(
            "KPN", lambda t, n=n: {"nomor": n}, query=lambda t: {"posyandu": t.posyandu.pk}
        )
        for n in range(1, 8)
    },
    "layanan:sip_ekspor": baris(
        "KPN",
        lambda t: {"nomor": 5, "bentuk": "xlsx"},
        query=lambda t: {"posyandu": t.posyandu.pk},
    ),
    "layanan:imunisasi_konfirmasi": tindakan("N", lambda t: {"pk": t.imunisasi.pk}),
    "layanan:keluarga": baris("KLPNDES", lambda t: {"pk": t.keluarga.pk}),
    "layanan:keluarga_ubah": baris("KLPN", lambda t: {"pk": t.keluarga.pk}),
    "layanan:keluarga_cari": tindakan(
        "KLPN", isi=lambda t: {"kepala": "zq", "posyandu": t.posyandu.pk}
    ),
    "layanan:hari_buka": baris("KLPNDES"),
    "layanan:hari_buka#satu": baris("KLPNDES", query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:hari_buka_buka": tindakan("KLP", isi=lambda t: {"tanggal": HARI_INI}),
    "layanan:hari_buka_lembar": baris("KLPNDES", lambda t: {"pk": t.hari_buka.pk}),
    "layanan:hari_buka_lembar#semua": baris(
        "KLPNDES", lambda t: {"pk": t.hari_buka.pk}, query=lambda t: {"kelompok": "semua"}
    ),
    "layanan:hari_buka_batal": tindakan("KLP", lambda t: {"pk": t.hari_buka.pk}),
    "layanan:hari_buka_ekspor": baris("KLPNDES", lambda t: {"pk": t.hari_buka.pk, "bentuk": "csv"}),
    "layanan:hari_buka_kader": baris("KLP", lambda t: {"pk": t.hari_buka.pk}),
    "layanan:hari_buka_tamu": baris("KLP", lambda t: {"pk": t.hari_buka.pk}),
    "layanan:hari_buka_warga": baris(
        "KLPN", lambda t: {"pk": t.hari_buka.pk, "warga_pk": t.warga.pk}
    ),
    "layanan:hadir": tindakan("KLP", lambda t: {"pk": t.hari_buka.pk, "warga_pk": t.warga.pk}),
    "layanan:hadir_batal": tindakan(
        "KLP",
        lambda t: {"pk": t.hari_buka.pk, "warga_pk": t.warga.pk},
        isi=lambda t: {"alasan": "Salah tekan"},
    ),
    "layanan:jadwal": baris("KLP"),
    "layanan:jadwal_hapus": tindakan("KLP", lambda t: {"pk": t.jadwal.pk}),
    "layanan:pengecualian_hapus": tindakan("KLP", lambda t: {"pk": t.pengecualian.pk}),
    "layanan:register": baris("KLPNDES"),
    "layanan:kunjungan_rumah": baris("KLPN", lambda t: {"pk": t.keluarga.pk}),
    "layanan:kunjungan_sama": tindakan(
        "LP",
        lambda t: {"pk": t.keluarga.pk},
        isi=lambda t: {"kode": "pekarangan", "catatan": t.pekarangan.pk},
    ),
    "layanan:pendampingan_buka": tindakan(
        "LP", lambda t: {"kode": "fakir_miskin", "pk": t.fakir_miskin.pk}
    ),
    "layanan:pendampingan_kunjungan": baris(
        "LP", lambda t: {"kode": "pendampingan_sosial", "pk": t.pendampingan_sosial.pk}
    ),
    "layanan:bansos_hari": baris("LP", query=lambda t: {"posyandu": t.posyandu.pk}),
    "layanan:permohonan_daftar": baris("KLPDOS"),
    "layanan:permohonan_daftar#semua": baris(
        "KLPDOS", query=lambda t: {"lihat": "semua", "wilayah": t.desa.kode}, luar=(200,)
    ),
    "layanan:permohonan_ekspor": baris("KLPDOS", lambda t: {"bentuk": "xlsx"}),
    "layanan:permohonan_baru": baris("KLP"),
    "layanan:permohonan_isi": baris(
        "LP", lambda t: {"jenis": "rtlh"}, query=lambda t: {"tempat": 1}, luar=(200,)
    ),
    "layanan:permohonan_isi#asal": baris(
        "LP",
        lambda t: {"jenis": "rtlh"},
        query=lambda t: {"asal": f"rumah_layak_huni:{t.rumah_layak_huni.pk}"},
    ),
    "layanan:permohonan": baris("LPDOS", lambda t: {"kunci": t.tiket.kunci}),
    "layanan:permohonan_koreksi": baris("LP", lambda t: {"kunci": t.tiket_baru.kunci}),
    "layanan:permohonan_kader": baris(
        "LP",
        lambda t: {"kunci": t.tiket_baru.kunci, "aksi": "tarik"},
        isi=lambda t: {"catatan": "Salah keluarga"},
    ),
    "layanan:permohonan_langkah": baris(
        "D", lambda t: {"kunci": t.tiket_baru.kunci, "aksi": "verifikasi"}
    ),
    "layanan:permohonan_langkah#opd": baris(
        "O", lambda t: {"kunci": t.tiket.kunci, "aksi": "kerjakan"}
    ),
    "layanan:permohonan_foto": tindakan(
        "LP",
        lambda t: {"kunci": t.tiket_baru.kunci},
        isi=lambda t: {"foto": foto(t)["foto"], "bagian": "ktp"},
    ),
    "layanan:permohonan_dampingi": tindakan(
        "LP", lambda t: {"kunci": t.tiket_keluarga.kunci}, isi=lambda t: {}
    ),
    "layanan:permohonan_rekap": baris("PNDECBVIOMS"),
    "layanan:permohonan_rekap#wilayah": baris(
        "PNDECBVIOMS", query=lambda t: {"wilayah": t.posyandu.kode}, luar=(200,)
    ),
    "layanan:permohonan_rekap_ekspor": baris(
        "PNDECBVIOMS",
        lambda t: {"bentuk": "csv"},
        query=lambda t: {"ragam": "permohonan", "wilayah": t.desa.kode},
        luar=(200,),
    ),
    "layanan:permohonan_tugaskan": tindakan(
        "DO", isi=lambda t: {"tiket": t.tiket.pk, "penangan": t.kader.pk}
    ),
    "layanan:penerusan_daftar": baris("DO"),
    "layanan:penerusan_baru": baris("D", lambda t: {"kode": "rumah_layak_huni"}),
    "layanan:penerusan": baris("DO", lambda t: {"pk": t.terusan.pk}),
    "layanan:penerusan_ekspor": baris("DO", lambda t: {"pk": t.terusan.pk, "bentuk": "xlsx"}),
    "layanan:penerusan_tarik": tindakan("D", lambda t: {"pk": t.terusan.pk}),
    "layanan:tepat_sasaran": baris("LPNDECBOM"),
    "layanan:tepat_sasaran_wilayah": baris("CBOM", lambda t: {"pk": t.kecamatan.pk}),
    "layanan:tepat_sasaran_daftar": baris("LPDE", lambda t: {"daftar": "miskin_tanpa_bantuan"}),
    "layanan:tepat_sasaran_daftar#rumah": baris("LPNDE", lambda t: {"daftar": "rumah"}),
    "layanan:tepat_sasaran_ekspor": baris(
        "LPDE", lambda t: {"daftar": "miskin_tanpa_bantuan", "bentuk": "xlsx"}
    ),
    "layanan:tepat_sasaran_periksa": baris(
        "LPDE",
        lambda t: {"daftar": "miskin_tanpa_bantuan", "kode": t.sasaran.kode},
        post="LPD",
        isi=lambda t: {"hasil_periksa": "benar"},
    ),
    # Confidential cases: who recorded one, and who was handed it.
    "layanan:kasus_daftar": baris("LPNDOH"),
    "layanan:kasus_baru": baris("LP"),
    "layanan:kasus": baris("", lambda t: {"pk": t.kasus.pk}),
    "layanan:kasus#kades": baris("LD", lambda t: {"pk": t.kasus_kades.pk}, post=""),
    "layanan:kasus#diserahkan": baris("D", lambda t: {"pk": t.kasus_diserahkan.pk}, post=""),
    "layanan:kasus#mitra": baris("PH", lambda t: {"pk": t.kasus_mitra.pk}, post=""),
    "layanan:kasus#setuju": baris("", lambda t: {"pk": t.kasus_setuju.pk}),
    "layanan:kasus_persetujuan": baris("D", lambda t: {"pk": t.kasus_setuju.pk}),
    "layanan:kasus_buka": tindakan("D", lambda t: {"pk": t.kasus_diserahkan.pk}),
    "layanan:kasus_langkah": baris("", lambda t: {"pk": t.kasus.pk, "aksi": "tambah"}),
    **{
        f"layanan:kasus_langkah#{aksi}": baris(
            "PH",
            lambda t, aksi=aksi: {"pk": t.kasus_mitra.pk, "aksi": aksi},
            isi=lambda t: {"catatan": "Sudah"},
        )
        for aksi in ("serahkan", "tambah", "selesai")
    },
    # The door is open to everybody who is logged in; what is not theirs is refused inside.
    "layanan:kirim": baris(
        AKUN,
        anonim=401,
        luar=(200,),
        kepala={"content_type": "application/json"},
        isi=lambda t: {"batch": str(t.kiriman.kunci), "items": [kiriman(t)]},
    ),
    "layanan:bekal": baris("KLPN"),
    "layanan:antrean": baris(AKUN),
    "layanan:kiriman_bentrok": baris("PN"),
    "layanan:kiriman_pilih": baris("P", lambda t: {"pk": t.bentrok.pk}),
    "layanan:kiriman_karantina": baris("PND"),
    "layanan:kiriman_putuskan": tindakan(
        "P", lambda t: {"pk": t.kiriman.pk}, isi=lambda t: {"aksi": "ambil"}
    ),
    "layanan:kirim_berkas": baris(AKUN, anonim=401, luar=(200,), isi=foto),
    "layanan:berkas": baris("LPNDES", lambda t: {"kunci": t.foto.kunci}, post=""),
    "layanan:berkas_tambah": tindakan(
        "LP",
        lambda t: {"kode": "rumah_layak_huni", "pk": t.rumah_layak_huni.pk},
        isi=lambda t: {"foto": foto(t)["foto"]},
    ),
    "layanan:berkas_putuskan": tindakan(
        "LP",
        lambda t: {
            "kode": "rumah_layak_huni",
            "pk": t.rumah_layak_huni.pk,
            "kunci": t.foto.kunci,
        },
        isi=lambda t: {"aksi": "lepas"},
    ),
    **register("timbang", "KPNS", "KPN"),
    **register("masalah_remaja", "N", "N", "#rahasia"),
    **register("anak_usia_dini", "LPDES", "LP", "#paud"),
    **register("air_sanitasi", "LPNDES", "LP", "#air"),
    **register("rumah_layak_huni", "LPNDES", "LP", "#rumah"),
    **register("insiden", "LPDES", "LP", "#insiden"),
    **register("patroli", "LPDES", "LP", "#patroli"),
    **register("fakir_miskin", "LPDES", "LP", "#miskin"),
    **register("penyaluran_bansos", "LPDES", "LP", "#bansos"),
    # of the others one for each way of being read and written
    **register("kegiatan_kesehatan", "KPNDES", "KPN", "#kegiatan_sehat"),
    **register("kegiatan_sosial", "LPNDES", "LP", "#kegiatan"),
    **register("pendampingan_kesehatan", "KPNS", "KPN", "#dampingi_sehat"),
    **register("pendampingan_sosial", "LPDES", "LP", "#dampingi"),
    # pembinaan
    "pembinaan:antrean": baris("DECBVI"),
    "pembinaan:pengaturan": baris("ECBVI"),
    "pembinaan:unit": baris(
        alih=SEMUA, kwargs=lambda t: {"kode": t.posyandu.kode, "bulan": t.bulan}
    ),
    "pembinaan:unit#belum": baris(
        SEMUA, lambda t: {"kode": t.posyandu.kode, "bulan": t.bulan_lalu}, post=""
    ),
    "pembinaan:putuskan": tindakan("DE", isi=lambda t: putusan(t, "kembalikan")),
    "pembinaan:putuskan#ajukan": tindakan("P", isi=lambda t: putusan(t, "ajukan")),
    "pembinaan:rekap": baris(alih="NDECBVIOMS"),
    "pembinaan:rekap_bulan": baris(
        "NDECBVIOMS", lambda t: {"pk": t.desa.pk, "bulan": t.bulan}, post=""
    ),
    "pembinaan:rekap_ekspor": baris(
        "NDECBVIOMS", lambda t: {"pk": t.desa.pk, "bulan": t.bulan}, post=""
    ),
}
