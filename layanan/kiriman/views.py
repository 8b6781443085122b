"""Pages on which people decide about deliveries."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.peran import Golongan
from layanan.formulir.daftar import semua_formulir
from layanan.kiriman import putusan, selectors, services
from layanan.kiriman.models import Kiriman


@require_GET
@butuh("putuskan_bentrok")
def daftar_bentrok(request):
    semua = list(selectors.bentrok(request.cakupan)[:100])
    tentang = selectors.tentang(semua)
    daftar = [(k, selectors.judul(k), tentang[k.pk]) for k in semua]
    return render(request, "layanan/kiriman/bentrok.html", {"daftar": daftar})


@require_http_methods(["GET", "POST"])
@butuh("putuskan_bentrok")
def pilih(request, pk):
    """Both values side by side; POST says which stands."""
    kiriman = get_object_or_404(selectors.bentrok(request.cakupan), pk=pk)
    formulir = semua_formulir()[kiriman.formulir]
    if request.method == "POST":
        pakai = request.POST.get("pakai")
        if pakai not in ("lama", "baru"):
            messages.error(request, "Pilih salah satu dulu.")
            return redirect("layanan:kiriman_pilih", pk=pk)
        try:
            services.pilih(kiriman=kiriman, pakai=pakai, pengguna=request.user)
            messages.success(request, "Pilihan tersimpan. Yang tidak dipilih tetap ada di riwayat.")
        except ValidationError as galat:
            messages.error(request, galat.messages[0])
        return redirect("layanan:kiriman_bentrok")
    baris = formulir.model._default_manager.get(pk=kiriman.catatan)
    isi = {
        "kiriman": kiriman,
        "judul": formulir.judul,
        "baris": baris,
        "banding": banding(formulir, baris, kiriman),
    }
    return render(request, "layanan/kiriman/pilih.html", isi)


def banding(formulir, baris, kiriman):
    """[(label, text that stands, text that came later, whether one must choose)].

    Of a correction the columns that it did not change read as they stand.
    """
    lama, baru = selectors.baris_terbaca(formulir, baris), selectors.isi_terbaca(kiriman)
    beda = {label for label in lama | baru if lama.get(label, "") != baru.get(label, "")}
    tugas = putusan.tugas_pilihan(kiriman)
    if tugas and (hasil := putusan.perbandingan(tugas, baris)):
        beda &= selectors.label_kolom(formulir, hasil[1])
        if kiriman.aksi == Kiriman.Aksi.KOREKSI:
            baru |= {label: teks for label, teks in lama.items() if label not in beda}
    return [
        (label, lama.get(label, ""), baru.get(label, ""), label in beda) for label in lama | baru
    ]


@require_GET
@butuh("putuskan_karantina")
def daftar_karantina(request):
    """The desa's operator sees number, register and date only."""
    ringkas = request.cakupan.golongan == Golongan.PEMDES
    daftar = [
        {
            "kiriman": k,
            "judul": selectors.judul(k),
            "isi": {} if ringkas else selectors.isi_terbaca(k),
        }
        for k in selectors.karantina(request.cakupan)[:50]
    ]
    return render(request, "layanan/kiriman/karantina.html", {"daftar": daftar, "ringkas": ringkas})


@butuh("putuskan_karantina")
@hanya_post("layanan:kiriman_karantina")
def putuskan(request, pk):
    kiriman = get_object_or_404(selectors.karantina(request.cakupan), pk=pk)
    pakai = {"ambil": True, "abaikan": False}.get(request.POST.get("aksi"))
    if pakai is None:
        raise Http404
    try:
        kiriman = services.putuskan_karantina(kiriman=kiriman, pakai=pakai, pengguna=request.user)
        messages.success(request, _kata_putusan(kiriman))
    except ValidationError as galat:
        messages.error(request, galat.messages[0])
    return redirect("layanan:kiriman_karantina")


def _kata_putusan(kiriman):
    Keadaan = Kiriman.Keadaan
    return {
        Keadaan.DITERIMA: f"Kiriman {kiriman.pk} diambil alih dan tersimpan.",
        Keadaan.TIDAK_DIPAKAI: f"Kiriman {kiriman.pk} tidak dipakai; isinya tetap disimpan.",
        Keadaan.BENTROK: f"Kiriman {kiriman.pk} diambil alih, tetapi berbeda dengan catatan lain.",
        Keadaan.DITOLAK: f"Kiriman {kiriman.pk} diambil alih, tetapi isinya perlu diperbaiki.",
    }.get(kiriman.keadaan, f"Kiriman {kiriman.pk} diambil alih, dan masih menunggu.")
