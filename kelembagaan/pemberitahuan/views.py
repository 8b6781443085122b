from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from kelembagaan.pemberitahuan import services


@login_required
@require_POST
def baca(request, pk):
    """Marks one's own notice as read and goes where it points."""
    pemberitahuan = get_object_or_404(request.user.pemberitahuan, pk=pk)
    services.tandai_dibaca(pemberitahuan=pemberitahuan)
    return redirect(pemberitahuan.tautan or "beranda")
