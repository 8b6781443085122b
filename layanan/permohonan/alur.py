"""The way of a permohonan or aspirasi as a pure table: who may take which step, and who holds it
then.

A permohonan goes from the Posyandu through the desa (or kelurahan) and the kecamatan to the
perangkat daerah of its field, an aspirasi to the musyawarah of the desa (Permendagri 13/2024).
Nothing here reads a database: the caller states where the ticket stands and which holders have
no active account.
"""

from dataclasses import dataclass

from django.db.models import TextChoices


class Ragam(TextChoices):
    PERMOHONAN = "permohonan", "Permohonan"
    ASPIRASI = "aspirasi", "Aspirasi"


class Pemegang(TextChoices):
    """Whose turn it is."""

    POSYANDU = "posyandu", "Posyandu"
    PEMDES = "pemdes", "Pemerintah desa/kelurahan"
    KECAMATAN = "kecamatan", "Kantor kecamatan"
    OPD = "opd", "Perangkat daerah"


class Keadaan(TextChoices):
    DICATAT = "dicatat", "Dicatat"
    DIVERIFIKASI = "diverifikasi", "Diverifikasi"
    DITERUSKAN = "diteruskan", "Diteruskan"
    DIKERJAKAN = "dikerjakan", "Dikerjakan"
    SELESAI = "selesai", "Selesai"
    DITOLAK = "ditolak", "Ditolak"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DITARIK = "ditarik", "Ditarik"
    DIUSULKAN = "diusulkan", "Diusulkan"
    DIBAHAS = "dibahas", "Dibahas"
    MASUK = "terencana", "Masuk rencana"
    TIDAK_MASUK = "tidak_masuk", "Tidak masuk rencana"


_K = Keadaan
# Nothing follows these, but that what was finished is looked at again.
AKHIR = frozenset({_K.SELESAI, _K.DITOLAK, _K.DITARIK, _K.MASUK, _K.TIDAK_MASUK})
TERBUKA = tuple(k.value for k in _K if k not in AKHIR)


class Aksi(TextChoices):
    """The steps; the label is what stands on the button."""

    VERIFIKASI = "verifikasi", "Verifikasi"
    TERUSKAN = "teruskan", "Teruskan"
    KERJAKAN = "kerjakan", "Mulai dikerjakan"
    TAHAP = "tahap", "Catat kemajuan"
    SELESAIKAN = "selesaikan", "Selesai"
    TOLAK = "tolak", "Tolak"
    KEMBALIKAN = "kembalikan", "Kembalikan"
    JAWAB = "jawab", "Jawab dan kirim lagi"
    TARIK = "tarik", "Tarik"
    PANTAU = "pantau", "Lihat kembali"
    BAHAS = "bahas", "Dibahas di musyawarah"
    MASUKKAN = "masukkan", "Masuk rencana"
    TAK_MASUKKAN = "tak_masukkan", "Tidak masuk rencana"


# The same as what was done.
LAMPAU = {
    Aksi.VERIFIKASI: "Diverifikasi",
    Aksi.TERUSKAN: "Diteruskan",
    Aksi.KERJAKAN: "Mulai dikerjakan",
    Aksi.TAHAP: "Kemajuan",
    Aksi.SELESAIKAN: "Selesai",
    Aksi.TOLAK: "Ditolak",
    Aksi.KEMBALIKAN: "Dikembalikan",
    Aksi.JAWAB: "Dilengkapi",
    Aksi.TARIK: "Ditarik",
    Aksi.PANTAU: "Dilihat kembali",
    Aksi.BAHAS: "Dibahas di musyawarah",
    Aksi.MASUKKAN: "Masuk rencana",
    Aksi.TAK_MASUKKAN: "Tidak masuk rencana",
}
BERALASAN = frozenset(
    {Aksi.TOLAK, Aksi.KEMBALIKAN, Aksi.JAWAB, Aksi.TARIK, Aksi.TAHAP, Aksi.TAK_MASUKKAN}
)
# Taken by the Posyandu for itself, whoever holds the ticket.
MILIK_POSYANDU = frozenset({Aksi.JAWAB, Aksi.TARIK, Aksi.PANTAU})
# What ends badly or goes back, shown after the others.
BERAT = frozenset({Aksi.TOLAK, Aksi.KEMBALIKAN, Aksi.TARIK})


@dataclass(frozen=True)
class Posisi:
    """Where a ticket stands. jejak: the holders it went through, the present one last."""

    keadaan: Keadaan
    jejak: tuple[Pemegang, ...]

    @property
    def pemegang(self):
        return self.jejak[-1]


_P, _D, _C, _O = Pemegang
AWAL = {
    Ragam.PERMOHONAN: Posisi(_K.DICATAT, (_P, _D)),
    Ragam.ASPIRASI: Posisi(_K.DIUSULKAN, (_P, _D)),
}


@dataclass(frozen=True)
class Aturan:
    """One row: from `dari` in the hands of `pemegang` (None: whoever).

    kepada: the holders one may pass it on to; empty: it stays. mundur: it goes back to the
    holder before. oleh: who takes the step, if it is not the holder.
    """

    aksi: Aksi
    pemegang: Pemegang | None
    dari: frozenset[Keadaan]
    ke: Keadaan
    kepada: tuple[Pemegang, ...] = ()
    mundur: bool = False
    oleh: Pemegang | None = None


def _aturan(aksi, pemegang, dari, ke, **lain):
    return Aturan(aksi, pemegang, frozenset(dari), ke, **lain)


_DESA = (_K.DICATAT, _K.DIVERIFIKASI, _K.DIKEMBALIKAN)
_DESA_TERUS = (_K.DIVERIFIKASI, _K.DIKEMBALIKAN)
_KECAMATAN = (_K.DITERUSKAN, _K.DIKEMBALIKAN)
_OPD = (_K.DITERUSKAN, _K.DIKERJAKAN)
ATURAN = [
    _aturan(Aksi.JAWAB, _P, [_K.DIKEMBALIKAN], _K.DICATAT, kepada=(_D,)),
    _aturan(Aksi.VERIFIKASI, _D, [_K.DICATAT], _K.DIVERIFIKASI),
    _aturan(Aksi.TERUSKAN, _D, _DESA_TERUS, _K.DITERUSKAN, kepada=(_C, _O)),
    _aturan(Aksi.TERUSKAN, _C, _KECAMATAN, _K.DITERUSKAN, kepada=(_O,)),
    _aturan(Aksi.KERJAKAN, _O, [_K.DITERUSKAN], _K.DIKERJAKAN),
    _aturan(Aksi.TAHAP, _O, [_K.DIKERJAKAN], _K.DIKERJAKAN),
    _aturan(Aksi.SELESAIKAN, _O, [_K.DIKERJAKAN], _K.SELESAI),
    _aturan(Aksi.BAHAS, _D, [_K.DIUSULKAN], _K.DIBAHAS),
    _aturan(Aksi.MASUKKAN, _D, [_K.DIBAHAS], _K.MASUK),
    _aturan(Aksi.TAK_MASUKKAN, _D, [_K.DIBAHAS], _K.TIDAK_MASUK),
    _aturan(Aksi.PANTAU, None, [_K.SELESAI], _K.SELESAI, oleh=_P),
    _aturan(Aksi.KEMBALIKAN, _D, _DESA, _K.DIKEMBALIKAN, mundur=True),
    _aturan(Aksi.KEMBALIKAN, _C, _KECAMATAN, _K.DIKEMBALIKAN, mundur=True),
    _aturan(Aksi.KEMBALIKAN, _O, _OPD, _K.DIKEMBALIKAN, mundur=True),
    _aturan(Aksi.TOLAK, _D, _DESA, _K.DITOLAK),
    _aturan(Aksi.TOLAK, _O, _OPD, _K.DITOLAK),
    _aturan(Aksi.TARIK, _D, [_K.DICATAT, _K.DIUSULKAN], _K.DITARIK, oleh=_P),
    _aturan(Aksi.TARIK, _P, [_K.DIKEMBALIKAN], _K.DITARIK),
]


def wakil(posisi, tanpa_akun=frozenset()):
    """Who acts while the ticket stands so.

    The holder; for a desa without an active account the kecamatan; what another office without
    one answers is noted by the holder before it.
    """
    for pemegang in reversed(posisi.jejak):
        if pemegang not in tanpa_akun:
            return pemegang
        if pemegang == Pemegang.PEMDES and Pemegang.KECAMATAN not in tanpa_akun:
            return Pemegang.KECAMATAN
    return Pemegang.POSYANDU


def mencatat_jawaban(posisi, siapa, aksi):
    """Whether `siapa` notes what an office answered by letter, instead of deciding itself."""
    if aksi in MILIK_POSYANDU:
        return False
    berwenang = {posisi.pemegang}
    if posisi.pemegang == Pemegang.PEMDES:
        berwenang.add(Pemegang.KECAMATAN)
    return siapa not in berwenang


def langkah(posisi, siapa, tanpa_akun=frozenset()):
    """[(Aksi, Posisi afterwards)] that this holder may take now."""
    hasil = []
    for aturan in ATURAN:
        if aturan.pemegang not in (None, posisi.pemegang) or posisi.keadaan not in aturan.dari:
            continue
        if (aturan.oleh or wakil(posisi, tanpa_akun)) != siapa:
            continue
        if aturan.mundur:
            hasil.append((aturan.aksi, Posisi(aturan.ke, posisi.jejak[:-1])))
        elif aturan.kepada:
            hasil += [(aturan.aksi, Posisi(aturan.ke, (*posisi.jejak, ke))) for ke in aturan.kepada]
        else:
            hasil.append((aturan.aksi, Posisi(aturan.ke, posisi.jejak)))
    return hasil


def miliknya(aksi, siapa, tanpa_akun=frozenset()):
    """Whether it is a step of this holder at all, or of one without an account."""
    return any(a.aksi == aksi and (a.oleh or a.pemegang) in {siapa, *tanpa_akun} for a in ATURAN)


# What is owed next, as one says it on a page.
BERIKUTNYA = {
    (_K.DICATAT, _D): "Kunjungan bersama kader, lalu diverifikasi",
    (_K.DIVERIFIKASI, _D): "Diteruskan ke kecamatan atau perangkat daerah",
    (_K.DIKEMBALIKAN, _P): "Dilengkapi, lalu dikirim lagi",
    (_K.DIKEMBALIKAN, _D): "Dilengkapi, lalu diteruskan lagi",
    (_K.DIKEMBALIKAN, _C): "Dilengkapi, lalu diteruskan lagi",
    (_K.DITERUSKAN, _C): "Diteruskan ke perangkat daerah",
    (_K.DITERUSKAN, _O): "Dikerjakan, atau ditolak dengan alasan",
    (_K.DIKERJAKAN, _O): "Kemajuan pekerjaan dicatat",
    (_K.DIUSULKAN, _D): "Dibahas di musyawarah",
    (_K.DIBAHAS, _D): "Diputuskan: masuk rencana atau tidak",
}


def berikutnya(keadaan, pemegang):
    """What the holder owes next; '' when nothing is owed any more."""
    return BERIKUTNYA.get((keadaan, pemegang), "")
