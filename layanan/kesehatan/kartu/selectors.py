"""A card: the entries of its registers, day by day."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from dateutil.relativedelta import relativedelta
from django.db.models import Value

from kelembagaan.bidang import Bidang
from kelembagaan.posyandu.models import Posyandu
from kelembagaan.wilayah.zona import hari_ini
from layanan.formulir.daftar import daftar_register, semua_formulir
from layanan.formulir.selectors import hasil_hitung, kolom_catatan
from layanan.kesehatan.kartu.imunisasi import hitung_status
from layanan.kesehatan.kartu.models.anak import GiziAnak
from layanan.kesehatan.kartu.models.dasar import CatatanKartu, CatatanRahasia
from layanan.kesehatan.kartu.models.imunisasi import Imunisasi, RefImunisasi
from layanan.warga.sasaran import HARI_NIFAS, teks_umur, umur_bulan

# Days of service on one page, the newest.
PALING_BANYAK = 24
# Registers of what is measured; of the others only the result is told.
DIUKUR = ("timbang", "ukur_tubuh", "tekanan_darah", "periksa_darah")
BULAN_ASI = 6  # months of exclusive breast-feeding


@dataclass
class HariKartu:
    """What was recorded of one person on one day: {kode: entry}.

    semua: {kode: [entry]}, oldest first, for a register that may have several on one day.
    """

    warga: object
    tanggal: datetime.date
    catatan: dict = field(default_factory=dict)
    semua: dict = field(default_factory=lambda: defaultdict(list))
    kehamilan: object = None
    perlu_dirujuk: bool = False
    isi: list = field(default_factory=list)

    @property
    def umur(self):
        return teks_umur(self.warga.tanggal_lahir, self.tanggal)

    @property
    def temuan(self):
        """[why she should be referred], in the order of the registers."""
        ukur = self.catatan.get("ukur_tubuh")
        isi = ["KEK"] if self.kehamilan and ukur and ukur.kek else []
        isi += [t for b in self.catatan.values() for t in getattr(b, "temuan", list)()]
        return list(dict.fromkeys(isi))

    @property
    def rujuk(self):
        """The last column: to whom she was referred, else whether she should be."""
        if rujukan := self.catatan.get("rujukan"):
            return f"{rujukan.get_tujuan_display()}: {rujukan.sebab}"
        if temuan := self.temuan:
            return f"Perlu dirujuk: {', '.join(temuan)}"
        return "Perlu dirujuk" if self.perlu_dirujuk else ""


@dataclass
class IsiKartu:
    """One card of one person: columns that this scope may read, days newest first."""

    kartu: object
    kolom: list
    hari: list
    kepala: list

    @property
    def baris(self):
        """[(column's title, its texts day by day)], without what was never filled in."""
        semua = [(k.judul, [teks for _, teks in nilai]) for k, *nilai in self._sisi()]
        return [(judul, teks) for judul, teks in semua if any(teks)]

    def _sisi(self):
        return zip(self.kolom, *(h.isi for h in self.hari), strict=True)


def isi_kartu(kartu, warga, cakupan, kehamilan=()):
    """IsiKartu; entries made elsewhere as a guest are among them."""
    terbaca = {k for k in kartu.register if semua_formulir()[k].boleh_baca(cakupan)}
    kolom = [k for k in kartu.kolom if set(k.kode) <= terbaca]
    hari, atas = {}, HariKartu(warga, None)

    def pada(tanggal):
        return hari.setdefault(tanggal, HariKartu(warga, tanggal))

    for kode in kartu.register:
        if kode not in terbaca:
            continue
        formulir = semua_formulir()[kode]
        baris = list(formulir.model.objects.berlaku().filter(warga=warga)[:PALING_BANYAK])
        for satu in baris:
            satu.warga = warga
            if satu.posyandu_id == warga.posyandu_id:
                satu.posyandu = warga.posyandu
        if kode in kartu.register_kepala:
            atas.catatan |= {kode: baris[0]} if baris else {}
            atas.semua[kode] = baris[::-1]
            continue
        for satu in reversed(baris):
            pada(satu.tanggal).catatan[kode] = satu
            pada(satu.tanggal).semua[kode].append(satu)
    kepala = [(k.judul, k.nilai(atas)) for k in kartu.kepala if set(k.kode) <= terbaca]
    if "gizi_anak" in terbaca and (asi := asi_per_bulan(warga)):
        kepala.append(("ASI eksklusif per bulan umur", asi))
    for tanggal in tanggal_perlu_dirujuk(warga):
        pada(tanggal).perlu_dirujuk = True
    urut = sorted(hari.values(), key=lambda h: h.tanggal, reverse=True)[:PALING_BANYAK]
    for satu in urut:
        satu.kehamilan = _kehamilan_pada(kehamilan, satu.tanggal)
        satu.isi = [(k.judul, k.nilai(satu)) for k in kolom]
    return IsiKartu(kartu, kolom, urut, kepala)


def asi_per_bulan(warga):
    """What was answered in each of the first six months of life (E0 to E5); '' if nothing was."""
    jawaban = GiziAnak.objects.berlaku().filter(
        warga=warga,
        asi_eksklusif__isnull=False,
        tanggal__lt=warga.tanggal_lahir + relativedelta(months=BULAN_ASI),
    )
    per_bulan = {
        umur_bulan(warga.tanggal_lahir, tanggal): ya
        for tanggal, ya in jawaban.order_by("tanggal", "pk").values_list("tanggal", "asi_eksklusif")
    }
    if not per_bulan:
        return ""
    kata = {True: "ya", False: "tidak", None: "belum ditanya"}
    semua = [per_bulan.get(bulan) for bulan in range(BULAN_ASI)]
    teks = ", ".join(f"E{n} {kata[ya]}" for n, ya in enumerate(semua))
    return f"{teks}. Lulus" if all(semua) else teks


def tanggal_perlu_dirujuk(warga):
    """The days on which a nakes found that she should be referred, without saying why."""
    rahasia = [f.model for f in daftar_register() if issubclass(f.model, CatatanRahasia)]
    semua = [
        model.objects.berlaku()
        .order_by()
        .filter(warga=warga, perlu_dirujuk=True)
        .values_list("tanggal")
        for model in rahasia
    ]
    return {tanggal for (tanggal,) in semua[0].union(*semua[1:])}


def _kehamilan_pada(kehamilan, tanggal):
    """The pregnancy on this day, or of which it is the nifas; else None."""
    for satu in kehamilan:
        akhir = satu.berakhir_pada
        selesai = akhir and (tanggal - akhir).days > HARI_NIFAS
        if satu.hpht <= tanggal and not selesai:
            return satu
    return None


def status_imunisasi(warga, tanggal=None):
    """StatusImunisasi of one person, today; her Posyandu's region decides the schedule."""
    kode = warga.posyandu.kode
    return hitung_status(
        warga,
        list(Imunisasi.objects.berlaku().filter(warga=warga)),
        tanggal or hari_ini(kode),
        jadwal=list(RefImunisasi.objects.all()),
        kode=kode,
    )


def status_banyak(orang, tanggal):
    """{warga's pk: StatusImunisasi} of many on one day, in three queries."""
    catatan = defaultdict(list)
    for satu in Imunisasi.objects.berlaku().filter(warga__in=orang):
        catatan[satu.warga_id].append(satu)
    jadwal = list(RefImunisasi.objects.all())
    posyandu = Posyandu.objects.in_bulk({o.posyandu_id for o in orang})
    return {
        o.pk: hitung_status(
            o, catatan[o.pk], tanggal, jadwal=jadwal, kode=posyandu[o.posyandu_id].kode
        )
        for o in orang
    }


def register_temuan():
    """The registers about a person in which something can be found that asks for a rujukan."""
    return [
        f
        for f in daftar_register()
        if f.subjek == "warga"
        and f.bidang == Bidang.KESEHATAN
        and getattr(f.model, "temuan", CatatanKartu.temuan) is not CatatanKartu.temuan
    ]


def hari_periksa(warga, tanggal):
    """HariKartu of what was recorded of her on one day, where something can be found; nothing
    confidential."""
    register = register_temuan()
    ada = [
        f.model.objects.berlaku()
        .order_by()
        .filter(warga=warga, tanggal=tanggal)
        .annotate(kode=Value(f.kode))
        .values_list("kode", flat=True)
        for f in register
    ]
    ada = set(ada[0].union(*ada[1:]))
    hari = HariKartu(warga, tanggal)
    hari.kehamilan = _kehamilan_pada(warga.kehamilan.berlaku(), tanggal)
    for f in register:
        if f.kode in ada:
            satu = f.model.objects.berlaku().get(warga=warga, tanggal=tanggal)
            satu.warga = warga
            hari.catatan[f.kode] = satu
    return hari


def hasil_periksa(hari):
    """[(label, text)] of a HariKartu as it goes along with a rujukan: measures and results."""
    hasil = []
    for kode, satu in hari.catatan.items():
        kolom = kolom_catatan(semua_formulir()[kode]) if kode in DIUKUR else []
        hasil += [(k.judul, teks) for k in kolom if (teks := k.teks(satu))] + hasil_hitung(satu)
    return hasil


def isi_sebab(form, warga, tanggal):
    """Hook of the register rujukan: the reason is what was found on that day; to be read over."""
    isian, muat, lain = form.fields["sebab"], [], []
    for satu in hari_periksa(warga, tanggal).temuan:
        (lain if len(", ".join([*muat, satu])) > isian.max_length else muat).append(satu)
    isian.initial = ", ".join(muat)
    if lain:
        isian.help_text = f"Yang tidak muat di sini: {', '.join(lain)}. {isian.help_text}"
