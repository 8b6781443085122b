"""One item on its way: by whom, where, into what; and what can be said before it is applied."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from kelembagaan.akun.models import Penugasan
from kelembagaan.posyandu.models import Posyandu
from layanan.formulir.daftar import Formulir, semua_formulir
from layanan.formulir.forms import TAK_TERSIMPAN, KonteksKirim
from layanan.formulir.tanya import PASTIKAN
from layanan.kiriman.item import Item
from layanan.kiriman.jawaban import Hasil, Jawaban
from layanan.kiriman.konteks import MODEL_SUBJEK, baca_subjek, bangun_konteks, subjek_dinamai
from layanan.kiriman.models import Kiriman

Aksi, Sebab = Kiriman.Aksi, Kiriman.Sebab
LUAR_BIDANG = "{}: penugasan Anda bukan di bidang ini."


@dataclass
class Tugas:
    """putusan: (hasil, sebab, galat) once it is known; dasar: the row that a koreksi or batal
    starts from; terapan: what stands already under the same kunci."""

    item: Item
    kiriman: Kiriman
    formulir: Formulir | None = None
    konteks: KonteksKirim | None = None
    putusan: tuple | None = None
    dasar: object = None
    form: object = None
    terapan: Kiriman | None = None
    objek: object = None
    catatan: int | None = None
    susulan: bool = False
    tunda: bool = False  # to the next layer
    tetap: bool = False  # its Kiriman says already what came of it
    pertama: bool = False  # it was applied for the first time
    menunggu_kunci: object = None
    nama: set = field(default_factory=set)

    def putus(self, hasil, sebab="", **galat):
        """Decide; galat: field=sentence."""
        self.putusan = (hasil, sebab, {nama: [teks] for nama, teks in galat.items()})

    def kurang(self):
        """The kunci that must arrive first."""
        if self.putusan or self.konteks is None:
            return set()
        ada = self.konteks
        kurang = {n[1] for n in self.nama if n not in ada.subjek and n not in ada.asing}
        if self.item.dasar_kunci and self.dasar is None:
            kurang.add(self.item.dasar_kunci)
        return kurang

    def nama_kunci(self):
        """Names of the locks on the item, on what it waits for, and on whom it is about."""
        kunci = {self.item.kunci, *self.kurang()}
        if self.formulir and self.formulir.sesudah:
            kunci |= {satu for _, satu in self.nama}
        if self.dasar is not None:
            kunci.add(self.dasar.kunci)
            if orang := getattr(self.dasar, "warga", None):
                kunci.add(orang.kunci)
        return {str(satu) for satu in kunci}

    def kunci_tindakan(self):
        """Name of the lock on the act; a row that stands is locked itself."""
        if self.item.aksi != Aksi.BARU or not self.formulir.tunggal:
            return str(self.item.kunci)
        isi = {**self.form.cleaned_data, "hari_buka": self.form.cleaned_data.get("tanggal")}
        nilai = [getattr(isi[nama], "pk", isi[nama]) for nama in self.formulir.tunggal]
        return ":".join(map(str, [self.formulir.kode, self.konteks.posyandu.pk, *nilai]))

    def jawab(self):
        hasil, sebab, galat = self.putusan
        return Jawaban(
            kunci=self.item.kunci,
            hasil=hasil,
            sebab=sebab,
            galat=galat,
            nomor=self.kiriman.pk,
            objek=self.objek,
            susulan=self.susulan,
        )


def galat_form(form):
    """{field: [sentence]} that JSON and the database can hold; "" for the form as a whole.

    Of a question `pastikan` holds the answer: with it in `isi` the same values are taken.
    """
    galat = {
        nama.replace("__all__", ""): [TAK_TERSIMPAN.sub("", teks)[:300] for teks in daftar]
        for nama, daftar in form.errors.items()
    }
    cap = getattr(form, "cap_tanya", "")
    return galat | ({PASTIKAN: [cap]} if cap else {})


def siapkan_halaman(item, kiriman, konteks):
    """The Tugas of a page: where, who and for whom are known from the request already."""
    tugas = Tugas(item=item, kiriman=kiriman, formulir=semua_formulir()[item.formulir])
    kiriman.penugasan, kiriman.posyandu = konteks.penugasan, konteks.posyandu
    tugas.konteks, tugas.nama = konteks, subjek_dinamai(item)
    if not konteks.cakupan.memuat(konteks.posyandu.kode):
        tugas.putus(Hasil.DITOLAK, posyandu="Posyandu ini di luar penugasan Anda.")
    elif not tugas.formulir.boleh_catat(konteks.cakupan):
        tugas.putus(Hasil.DITOLAK, formulir=LUAR_BIDANG.format(tugas.formulir.judul))
    elif kurang := {n for n in tugas.nama if n not in konteks.subjek}:
        subjek, asing, tamu = baca_subjek(konteks.posyandu, kurang)
        konteks.subjek |= subjek
        konteks.asing |= asing
        konteks.tamu |= tamu
    if tugas.putusan is None and item.aksi != Aksi.BARU:
        pasang_dasar([tugas])
    return tugas


def siapkan(pasangan, *, pengguna, berlaku=(), menanya=True):
    """[Tugas] of [(Item, Kiriman)] that one person sent; the rows they refer to are read once.

    berlaku: active assignments that are read already. menanya: whether the sender waits for the
    answer; what waited on the server is applied without a question.
    """
    penugasan = baca_penugasan({item.penugasan for item, _ in pasangan}, berlaku)
    hasil = []
    for item, kiriman in pasangan:
        tugas = Tugas(item=item, kiriman=kiriman, formulir=semua_formulir().get(item.formulir))
        p = penugasan.get(item.penugasan)
        if p and (kiriman.penugasan_id == p.pk or _dikenal(p, pengguna)):
            kiriman.penugasan = p
            kiriman.posyandu = p.posyandu or _posyandu_nakes(p, item)
        _periksa(tugas, pengguna)
        hasil.append(tugas)
    _pasang_konteks(hasil, menanya)
    pasang_dasar([t for t in hasil if t.konteks and t.item.aksi != Aksi.BARU])
    return hasil


def baca_penugasan(pk, berlaku=()):
    """{pk: Penugasan}, each with `aktif`; those of `berlaku` are not read again."""
    ada = {p.pk: p for p in berlaku if p.pk in pk}
    for p in ada.values():
        p.aktif = True
    pk = pk - ada.keys() - {None}
    if not pk:
        return ada
    aktif = Penugasan.objects.berlaku().filter(pk=OuterRef("pk"))
    return ada | {
        p.pk: p
        for p in Penugasan.objects.filter(pk__in=pk)
        .select_related("pengguna", "posyandu__wilayah", "wilayah")
        .annotate(aktif=Exists(aktif))
    }


def _dikenal(penugasan, pengguna):
    """Own, or of the same Posyandu: the ketua reads in what another's phone holds."""
    return penugasan.pengguna_id == pengguna.pk or (
        penugasan.posyandu_id is not None
        and pengguna.penugasan.berlaku().filter(posyandu=penugasan.posyandu_id).exists()
    )


def _posyandu_nakes(penugasan, item):
    """Where a nakes served: as the item says, else where its subject or dasar belongs."""
    cakupan = penugasan.cakupan()
    semua = Posyandu.objects.filter(cakupan.saring("kode")).select_related("wilayah")
    if item.posyandu:
        return semua.filter(pk=item.posyandu).first()
    for jenis, kunci in subjek_dinamai(item):
        di = MODEL_SUBJEK[jenis].objects.filter(kunci=kunci).values("posyandu")
        if posyandu := semua.filter(pk__in=di).first():
            return posyandu
    di = Kiriman.objects.filter(kunci=item.dasar_kunci).values("posyandu")
    return semua.filter(pk__in=di).first() if item.dasar_kunci else None


def _periksa(tugas, pengguna):
    """What can be said of an item from its sender and its form alone."""
    item, kiriman, p = tugas.item, tugas.kiriman, tugas.kiriman.penugasan
    if item.galat:
        tugas.putusan = (Hasil.DITOLAK, "", item.galat)
    elif p is None:
        tugas.putus(Hasil.DITOLAK, penugasan="Penugasan ini bukan penugasan Anda.")
    elif kiriman.posyandu is None:
        tugas.putus(Hasil.DITOLAK, posyandu="Posyandu tempat melayani belum disebut.")
    elif kiriman.diputuskan_pada is None and not (p.aktif and p.pengguna_id == pengguna.pk):
        tugas.putus(Hasil.TERTAHAN, Sebab.KARANTINA)
    elif tugas.formulir is None or item.versi > tugas.formulir.versi:
        tugas.putus(Hasil.TERTAHAN, Sebab.VERSI)
    elif not tugas.formulir.boleh_catat(p.cakupan()):
        tugas.putus(Hasil.DITOLAK, formulir=LUAR_BIDANG.format(tugas.formulir.judul))


def _pasang_konteks(semua, menanya):
    per_tempat = {}
    for t in semua:
        if t.putusan is None:
            t.nama = subjek_dinamai(t.item)
            tempat = (t.kiriman.penugasan_id, t.kiriman.posyandu_id)
            per_tempat.setdefault(tempat, []).append(t)
    for kelompok in per_tempat.values():
        penugasan = kelompok[0].kiriman.penugasan
        konteks = bangun_konteks(
            pengguna=penugasan.pengguna,
            penugasan=penugasan,
            posyandu=kelompok[0].kiriman.posyandu,
            items=[t.item for t in kelompok],
        )
        konteks.menanya, konteks.isian = menanya, {}
        for t in kelompok:
            t.konteks = konteks


def pasang_dasar(tugas):
    """Find the rows that corrections start from; either kunci of a joined row serves."""
    if not tugas:
        return
    kunci = {t.item.dasar_kunci for t in tugas}
    catatan = {
        (k.formulir, k.kunci): k.catatan
        for k in Kiriman.objects.filter(kunci__in=kunci, catatan__isnull=False)
        .only("kunci", "formulir", "catatan", "keadaan")
        .order_by("keadaan")  # bentrok before diterima: what stands has the last word
    }
    for formulir in {t.formulir for t in tugas}:
        milik = [t for t in tugas if t.formulir is formulir]
        pk = {catatan.get((formulir.kode, t.item.dasar_kunci)) for t in milik} - {None}
        baris = formulir.model._default_manager.filter(
            Q(pk__in=pk) | Q(kunci__in={t.item.dasar_kunci for t in milik})
        ).select_related(*({"warga"} & {f.name for f in formulir.model._meta.fields}))
        per_pk, per_kunci = {}, {}
        for satu in baris:
            per_pk[satu.pk] = per_kunci[satu.kunci] = satu
        for t in milik:
            pk = catatan.get((formulir.kode, t.item.dasar_kunci))
            t.dasar = per_pk.get(pk) or per_kunci.get(t.item.dasar_kunci)
            if t.dasar is not None:
                _periksa_dasar(t)


def _periksa_dasar(t):
    if t.dasar.posyandu_id != t.konteks.posyandu.pk:
        t.putus(Hasil.DITOLAK, dasar="Catatan ini tidak ada di Posyandu ini.")
    elif getattr(t.dasar, "dari_nakes", False) and t.konteks.cakupan.peran != "nakes":
        t.putus(Hasil.DITOLAK, dasar="Catatan dari nakes hanya dibetulkan oleh nakes.")
    elif t.item.aksi == Aksi.BATAL and not t.formulir.dapat_dibatalkan:
        t.putus(Hasil.DITOLAK, aksi=f"{t.formulir.judul} tidak bisa dibatalkan.")
    elif t.formulir.terkunci and (sebab := t.formulir.terkunci(t.dasar)):
        t.putus(Hasil.DITOLAK, dasar=sebab)
