from django.shortcuts import get_object_or_404, redirect

from kelembagaan.izin import hanya_post, wajib_masuk
from kelembagaan.pemberitahuan import services


@wajib_masuk
@hanya_post("beranda")
def baca(request, pk):
    """Marks one's own notice as read and goes where it points."""
    pemberitahuan = get_object_or_404(request.user.pemberitahuan, pk=pk)
    services.tandai_dibaca(pemberitahuan=pemberitahuan)
    return redirect(pemberitahuan.tautan or "beranda")
