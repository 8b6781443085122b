from django.db.models import Count, Exists, OuterRef, Q
from django.utils import timezone

from kelembagaan.akun.models import Penugasan
from kelembagaan.nama import normal_nama
from kelembagaan.peran import Jabatan, Peran
from kelembagaan.posyandu.models import Posyandu


def daftar(cakupan, cari=""):
    """Posyandu of the scope with number of kader and whether a ketua is active."""
    hari_ini = timezone.localdate()
    berlaku = Q(
        Q(penugasan__selesai__isnull=True) | Q(penugasan__selesai__gt=hari_ini),
        penugasan__keadaan=Penugasan.Keadaan.BERLAKU,
        penugasan__mulai__lte=hari_ini,
        penugasan__pengguna__is_active=True,
    )
    ketua = Penugasan.objects.berlaku().filter(
        posyandu=OuterRef("pk"), peran=Peran.PENGURUS, jabatan=Jabatan.KETUA
    )
    hasil = (
        Posyandu.objects.dalam(cakupan)
        .select_related("wilayah")
        .annotate(
            jumlah_kader=Count("penugasan", filter=berlaku & Q(penugasan__peran=Peran.KADER)),
            ada_ketua=Exists(ketua),
        )
    )
    if cari:
        hasil = hasil.filter(
            Q(nama__icontains=cari)
            | Q(kode__startswith=cari)
            | Q(wilayah__nama_cari__startswith=normal_nama(cari))
        )
    return hasil.order_by("kode")
