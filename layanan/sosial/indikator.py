from django.db.models import Count, Q

from kelembagaan.bidang import Bidang
from layanan.kegiatan.indikator import indikator_kegiatan
from layanan.laporan.indikator import Indikator, sumber_register
from layanan.pendampingan.indikator import indikator_pendampingan
from layanan.permohonan.indikator import indikator_permohonan
from layanan.sosial.models import FakirMiskin, PenyaluranBansos
from layanan.sosial.models_verifikasi import KieGender, VerifikasiSosial

MISKIN = sumber_register("fakir_miskin", FakirMiskin, "keluarga_id")
BANSOS = sumber_register("penyaluran_bansos", PenyaluranBansos)
VERIFIKASI = sumber_register("verifikasi_sosial", VerifikasiSosial, "keluarga_id")
KIE = sumber_register("kie_gender", KieGender)
# From this score on a household counts as vulnerable.
SKOR_RENTAN = 4

INDIKATOR = [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=ekspresi,
        bidang=Bidang.SOSIAL,
        utama=True,
    )
    for kode, nama, satuan, sumber, ekspresi in (
        ("miskin_terdata", "Keluarga miskin didata", "keluarga", MISKIN, Count("pk")),
        (
            "miskin_disabilitas",
            "Di antaranya dengan penyandang disabilitas",
            "keluarga",
            MISKIN,
            Count("pk", filter=Q(disabilitas=True)),
        ),
        (
            "bansos_penerima",
            "Penerima bantuan",
            "penerima",
            BANSOS,
            Count("keluarga_id", distinct=True) + Count("warga_id", distinct=True),
        ),
        ("bansos_penyaluran", "Bantuan disalurkan", "kali", BANSOS, Count("pk")),
    )
]
INDIKATOR += [
    Indikator(
        kode=kode,
        nama=nama,
        satuan=satuan,
        sumber=sumber,
        ekspresi=ekspresi,
        bidang=Bidang.SOSIAL,
    )
    for kode, nama, satuan, sumber, ekspresi in (
        ("verifikasi_terdata", "Keluarga diverifikasi", "keluarga", VERIFIKASI, Count("pk")),
        (
            "verifikasi_rentan",
            "Di antaranya rentan (skor 4 dan 5)",
            "keluarga",
            VERIFIKASI,
            Count("pk", filter=Q(skor__gte=SKOR_RENTAN)),
        ),
        (
            "kie_gender_peserta",
            "Peserta KIE gender dan inklusi",
            "orang",
            KIE,
            Count("warga_id", distinct=True),
        ),
    )
]
INDIKATOR += [
    *indikator_kegiatan(Bidang.SOSIAL),
    *indikator_pendampingan(Bidang.SOSIAL),
    *indikator_permohonan(Bidang.SOSIAL),
]
