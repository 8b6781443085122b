"""The door of photos for phones, the photos themselves, and the buttons beside them."""

import re

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from kelembagaan.izin import butuh, hanya_post
from kelembagaan.middleware import boleh_tanpa_penugasan
from layanan.berkas import services
from layanan.berkas.gambar import BATAS_UKURAN
from layanan.berkas.halaman import simpan_foto
from layanan.berkas.models import Berkas
from layanan.berkas.selectors import catatan_foto
from layanan.formulir.views import BACA, CATAT, ambil_catatan, boleh_ubah
from layanan.kiriman.item import baca_uuid
from layanan.kiriman.pintu import csrf_json, galat_json, jawab_json, keterangan, selalu_json

BAGIAN = re.compile(r"[a-z0-9_-]{1,40}")
LEBIH = 64 * 1024  # of a request beside its photo


@boleh_tanpa_penugasan  # what she kept on her phone still arrives
@csrf_exempt
@never_cache
@require_http_methods(["GET", "POST"])
@selalu_json
def kirim_berkas(request):
    """POST: one photo, after its entry: {kunci, sha256, entri} and the file `foto`.

    GET: what a phone asks before it sends, as at the door of entries.
    """
    if request.method == "GET":
        return keterangan(request)
    if int(request.META.get("CONTENT_LENGTH") or 0) > BATAS_UKURAN + LEBIH:
        return galat_json(413, "Foto ini terlalu besar. Paling besar 10 MB.")
    return _terima(request)


def _bagian(teks):
    """Which part of its entry a photo shows; '' for what names none."""
    return teks if BAGIAN.fullmatch(teks) else ""


@csrf_json
def _terima(request):
    kunci, entri = baca_uuid(request.POST.get("kunci")), baca_uuid(request.POST.get("entri"))
    foto, sha256 = request.FILES.get("foto"), request.POST.get("sha256", "")
    if not (kunci and entri and foto and sha256):
        return galat_json(400, "Kiriman ini tanpa kunci, entri, sha256 atau foto.")
    jawaban = services.terima_foto(
        kunci=kunci,
        entri=entri,
        bagian=_bagian(request.POST.get("bagian", "")),
        isi=foto.read(),
        sha256=sha256.lower(),
        letak=request.POST.get("letak", ""),
        pengguna=request.user,
    )
    return jawab_json({**jawaban.sebagai_json(), "kunci": request.POST["kunci"]})


@require_safe
@butuh(*BACA, "lihat_permohonan")
def berkas(request, kunci):
    """The photo, for whoever may read its entry; a browser may do nothing else with it."""
    satu = get_object_or_404(Berkas, kunci=kunci)
    formulir, _ = catatan_foto(satu, request.cakupan)
    if formulir is None:
        raise Http404
    with satu.isi.open() as isi:
        jawaban = HttpResponse(isi.read(), content_type="image/jpeg")
    jawaban["Content-Disposition"] = "inline"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Cache-Control"] = "private, max-age=3600"
    return jawaban


@butuh(*CATAT)
@hanya_post("layanan:catatan", "kode", "pk")
def berkas_tambah(request, kode, pk):
    """Photos added on the page of an entry."""
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=boleh_ubah)
    if not formulir.foto:
        raise Http404
    if not request.FILES.getlist("foto"):
        messages.error(request, "Pilih fotonya dulu.")
    elif simpan_foto(request, formulir, catatan.kunci):
        messages.success(request, "Foto tersimpan.")
    return redirect("layanan:catatan", kode, pk)


@butuh(*CATAT)
@hanya_post("layanan:catatan", "kode", "pk")
def berkas_putuskan(request, kode, pk, kunci):
    """Take a photo that waits, or no longer show one."""
    formulir, catatan = ambil_catatan(request, kode, pk, ubah=boleh_ubah)
    satu = get_object_or_404(Berkas, kunci=kunci)
    milik = catatan_foto(satu, request.cakupan) == (formulir, catatan)
    pakai = {"pakai": True, "lepas": False}.get(request.POST.get("aksi"))
    if not milik or pakai is None:
        raise Http404
    services.putuskan_foto(berkas=satu, pakai=pakai, pengguna=request.user)
    messages.success(request, "Foto dipakai." if pakai else "Foto dilepas dari catatan ini.")
    return redirect("layanan:catatan", kode, pk)
