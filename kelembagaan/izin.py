"""The door of every view: an account that logged in, and an action of the peran table."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404


def butuh(*aksi):
    """View decorator: log-in first, then 404 for who holds none of these actions."""

    def bungkus(view):
        @login_required
        @wraps(view)
        def dijaga(request, *args, **kwargs):
            cakupan = request.cakupan
            if cakupan is None or not any(cakupan.boleh(satu) for satu in aksi):
                raise Http404
            return view(request, *args, **kwargs)

        return dijaga

    return bungkus
