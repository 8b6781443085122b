"""Who is told of a step, and the text that the kader sends to the warga."""

from django.urls import reverse
from django.utils.formats import date_format

from kelembagaan.akun.models import Pengguna
from kelembagaan.pemberitahuan.services import beri_tahu
from layanan.permohonan.alur import LAMPAU, Aksi, Keadaan, Pemegang
from layanan.permohonan.models import RUSAK_LAGI
from layanan.permohonan.pemegang import nama_pemegang, orang, tanpa_akun


def alamat(permohonan):
    return reverse("layanan:permohonan", args=[permohonan.kunci])


def kabari_baru(permohonan):
    """Who verifies learns of a new ticket; a notice names nobody."""
    _kabari_pemegang(permohonan, "baru masuk", kecuali=permohonan.dicatat_oleh_id)


def kabari_langkah(langkah):
    """The next holder, and who recorded the ticket, learn of a step."""
    permohonan, aksi = langkah.permohonan, Aksi(langkah.aksi)
    pelaku = langkah.dicatat_oleh_id
    if aksi == Aksi.PANTAU:
        if permohonan.rusak_lagi:
            _kabari_rusak(permohonan, kecuali=pelaku)
        return
    if not permohonan.berakhir and aksi != Aksi.TAHAP:
        _kabari_pemegang(permohonan, LAMPAU[aksi].lower(), kecuali=pelaku)
    if permohonan.pemegang != Pemegang.POSYANDU or permohonan.berakhir:
        pencatat = Pengguna.objects.filter(
            pk__in={permohonan.dicatat_oleh_id, permohonan.petugas_id} - {pelaku}
        )
        _kirim(permohonan, LAMPAU[aksi].lower(), pencatat)


def _kabari_rusak(permohonan, *, kecuali):
    """Who built it, and its desa: what they finished works no longer."""
    for pemegang in (Pemegang.PEMDES, Pemegang.OPD):
        kepada = orang(permohonan, pemegang)
        if pemegang == Pemegang.OPD and permohonan.perangkat_id is None:
            continue
        _kirim(permohonan, RUSAK_LAGI.lower(), kepada.exclude(pk=kecuali))


def kabari_penangan(pengguna, jumlah):
    """Somebody was given tickets."""
    tautan = f"{reverse('layanan:permohonan_daftar')}?penangan={pengguna.pk}"
    beri_tahu(kepada=[pengguna], teks=f"{jumlah} permohonan ditugaskan kepada Anda.", tautan=tautan)


def _kabari_pemegang(permohonan, kalimat, *, kecuali):
    """The people of the holder; of a desa without any, those of the kecamatan."""
    pemegang = Pemegang(permohonan.pemegang)
    if pemegang == Pemegang.PEMDES and pemegang in tanpa_akun(permohonan):
        pemegang = Pemegang.KECAMATAN
    _kirim(permohonan, kalimat, orang(permohonan, pemegang).exclude(pk=kecuali))


def _kirim(permohonan, kalimat, kepada):
    teks = f"{permohonan.get_jenis_permohonan_display()} ({permohonan.nomor}) {kalimat}."
    beri_tahu(kepada=kepada, teks=teks, tautan=alamat(permohonan))


def teks_warga(permohonan):
    """What the kader sends to the warga by her own phone: how it stands, in plain words."""
    baris = [
        f"{permohonan.get_ragam_display()}: {permohonan.get_jenis_permohonan_display()}",
        f"Untuk: {permohonan.tentang}",
        f"Nomor: {permohonan.nomor}",
        f"Keadaan: {permohonan.sebutan_keadaan.lower()}, "
        f"sejak {date_format(permohonan.sejak, 'j F Y')}",
    ]
    terakhir = permohonan.langkah.exclude(aksi=Aksi.PANTAU).last()
    baris += [f"{label}: {teks}" for label, teks in jawaban_terakhir(permohonan, terakhir)]
    if permohonan.berikutnya:
        baris.append(f"Sekarang di: {nama_pemegang(permohonan)}")
        baris.append(f"Berikutnya: {permohonan.berikutnya}")
    if permohonan.tenggat:
        baris.append(f"Paling lambat: {date_format(permohonan.tenggat, 'j F Y')}")
    if permohonan.keadaan == Keadaan.DIKERJAKAN and permohonan.persen:
        baris.append(f"Kemajuan: {permohonan.persen}%")
    return "\n".join([*baris, str(permohonan.posyandu)])


# What the note of the step that led to a state is for who asked.
ARTI_CATATAN = {
    Keadaan.DITOLAK: "Alasan",
    Keadaan.DIKEMBALIKAN: "Yang perlu dilengkapi",
    Keadaan.DIKERJAKAN: "Yang sudah dikerjakan",
    Keadaan.SELESAI: "Jawaban",
    Keadaan.MASUK: "Jawaban",
    Keadaan.TIDAK_MASUK: "Jawaban",
}


def jawaban_terakhir(permohonan, langkah):
    """[(label, text)] of why, or what was answered, by its last step; with the letter and plan."""
    if langkah is None or (arti := ARTI_CATATAN.get(permohonan.keadaan)) is None:
        return []
    isi = [
        (arti, langkah.catatan),
        ("Surat", langkah.nomor_surat),
        ("Rencana tahun", str(permohonan.tahun_rencana or "")),
    ]
    return [(label, teks) for label, teks in isi if teks]
