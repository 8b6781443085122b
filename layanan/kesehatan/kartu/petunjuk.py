"""What a page, or a phone without network, knows of a child whose immunisation is recorded."""

from layanan.kesehatan.kartu.forms.dasar import TombolWidget
from layanan.kesehatan.kartu.forms.semua import JADWAL
from layanan.kesehatan.kartu.imunisasi import pilihan_dosis
from layanan.kesehatan.kartu.selectors import status_banyak, status_imunisasi
from layanan.warga.sasaran import umur_bulan


def petunjuk_imunisasi(form, anak, tanggal):
    """Hook of the register: what is needed now stands first, the rest is folded; one press for
    what is given on a usual day."""
    status = status_imunisasi(anak, tanggal)
    perlu = {b.dosis: b.nama for b in status.ditunggu}
    if not perlu:  # before the field is first looked at, which keeps its help
        form.fields["dosis"].help_text = "Menurut jadwal tidak ada yang perlu sekarang."
    sudah = {b.dosis for b in status.baris if b.catatan} - set(form["dosis"].value() or ())
    lain = [
        (dosis, nama)
        for dosis, nama in pilihan_dosis(umur_bulan(anak.tanggal_lahir, tanggal))
        if dosis not in perlu and dosis not in sudah
    ]
    form.fields["dosis"].choices = [*perlu.items(), ("Imunisasi lain", lain)]
    if biasa := status.sekaligus:
        teks = f"Sudah diberikan di sini: {', '.join(b.nama for b in biasa)}"
        form.fields[JADWAL].widget = TombolWidget(teks, ",".join(b.dosis for b in biasa))


def bekal_imunisasi(orang, tanggal):
    """Hook of the register: {warga's pk: {perlu: doses}}, the same for the phone; with a usual dose
    also {sekaligus: doses, tanggal: the day they are usual on}. Doses in one text: it is small."""
    return {
        pk: {"perlu": _sebaris(status.ditunggu)} | _sekaligus(status, tanggal)
        for pk, status in status_banyak(orang, tanggal).items()
    }


def _sekaligus(status, tanggal):
    biasa = _sebaris(status.sekaligus)
    return {"sekaligus": biasa, "tanggal": tanggal.isoformat()} if biasa else {}


def _sebaris(daftar):
    return " ".join(b.dosis for b in daftar)
