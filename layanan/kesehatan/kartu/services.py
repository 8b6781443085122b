import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from layanan.kesehatan import antropometri
from layanan.kesehatan.kartu.models.bersama import PeriksaDarah, UkurTubuh
from layanan.warga.models import Kehamilan
from layanan.warga.sasaran import Kelompok, episode


def tandai_hamil(baris):
    """The limits of Hb and LiLA are others in pregnancy: note it on these rows."""
    semua = Kehamilan.objects.berlaku().filter(warga__in={b.warga_id for b in baris})
    for satu in baris:
        satu.sedang_hamil = any(
            k.warga_id == satu.warga_id and episode(k, satu.tanggal) == Kelompok.HAMIL
            for k in semua
        )


def sesudah_periksa_darah(baris):
    """Hook of the register: a corrected entry may lie on another day."""
    tandai_hamil(baris)
    PeriksaDarah.objects.bulk_update(baris, ["sedang_hamil"])


def darah_warga_berubah(warga_ids):
    """Hook of the register: pregnancy decides over the limit of Hb."""
    sesudah_periksa_darah(list(PeriksaDarah.objects.filter(warga__in=warga_ids)))


KOLOM_TUBUH = ("z_imt_u", "z_tb_u", "versi_aturan", "sedang_hamil")


def isi_z_tubuh(baris):
    """Set IMT/U and TB/U of who is not yet 19 years."""
    for satu in baris:
        hasil = antropometri.hitung(
            jenis_kelamin=satu.warga.jenis_kelamin,
            umur_hari=(satu.tanggal - satu.warga.tanggal_lahir).days,
            berat=satu.berat,
            tinggi=satu.tinggi,
        )
        satu.z_imt_u, satu.z_tb_u, satu.versi_aturan = hasil.imt_u, hasil.tb_u, hasil.versi


def sebelum_ukur_tubuh(baris):
    """Hook of the register: what is kept with new measurements."""
    isi_z_tubuh(baris)
    tandai_hamil(baris)


def sesudah_ukur_tubuh(baris):
    """Hook of the register: a corrected entry is computed anew."""
    sebelum_ukur_tubuh(baris)
    UkurTubuh.objects.bulk_update(baris, KOLOM_TUBUH)


def tubuh_warga_berubah(warga_ids):
    """Hook of the register: age and sex decide over z-scores, pregnancy over KEK."""
    sesudah_ukur_tubuh(list(UkurTubuh.objects.filter(warga__in=warga_ids).select_related("warga")))


def hitung_ulang_tubuh(*, banyak=500):
    """Compute anew what older rules gave of 5 to 18 years; how many entries were looked at."""
    sampai = datetime.timedelta(days=int(antropometri.BULAN_ANAK[1] * antropometri.HARI_PER_BULAN))
    lama = UkurTubuh.objects.berlaku().exclude(versi_aturan__in=antropometri.VERSI)
    lama = lama.filter(tanggal__lte=F("warga__tanggal_lahir") + sampai).select_related("warga")
    jumlah, lewat = 0, 0
    while baris := list(lama.filter(pk__gt=lewat).order_by("pk")[:banyak]):
        sesudah_ukur_tubuh(baris)
        jumlah, lewat = jumlah + len(baris), baris[-1].pk
    return jumlah


@transaction.atomic
def konfirmasi_imunisasi(*, imunisasi, pengguna):
    """A nakes confirms what a kader recorded; from then on only a nakes changes it."""
    baris = type(imunisasi).objects.select_for_update(of=["self"]).get(pk=imunisasi.pk)
    if not baris.dari_nakes:
        baris.dari_nakes = True
        baris.revisi += 1
        baris.diubah_oleh, baris.diubah_pada = pengguna, timezone.now()
        baris.alasan_ubah = "Dikonfirmasi nakes."
        baris.save()
    return baris
