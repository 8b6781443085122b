"""Comparing two bodies of the same act, column by column."""

from layanan.formulir.forms import SubjekField

KOSONG = (None, "", [])


def kolom_isi(form):
    """The columns that somebody fills in, subject, day and petugas included."""
    model = form._meta.model
    return [
        f
        for f in model._meta.concrete_fields
        if f.editable and not f.primary_key and f.name != "posyandu"
    ]


def kolom_banding(form, tunggal):
    """The columns that hold what was found: not the act itself, nor who served."""
    subjek = {n for n, isian in form.fields.items() if isinstance(isian, SubjekField)}
    lewat = {*tunggal, *subjek, "tanggal", "petugas"}
    return [f for f in kolom_isi(form) if f.name not in lewat]


def nilai(baris, kolom):
    """{attname: value} of these columns."""
    return {f.attname: getattr(baris, f.attname) for f in kolom}


def gabung(lama, baru, *, himpunan=()):
    """(what joins, names of what differs) of {attname: value} against {attname: value}.

    A column that one side left empty joins without asking; `himpunan` columns become the union.
    """
    isi, beda = {}, []
    for nama, b in baru.items():
        a = lama[nama]
        if b in KOSONG or a == b:
            continue
        if a in KOSONG:
            isi[nama] = b
        elif nama in himpunan:
            if not set(b) <= set(a):
                isi[nama] = sorted({*a, *b})
        else:
            beda.append(nama)
    return isi, beda


def gabung_koreksi(dasar, kini, baru):
    """(what changes, names of what differs) of a correction that starts from `dasar`.

    A column that the correction changes and that has itself changed since, to another value,
    differs. dasar None: what the correction started from is not known, so every change differs.
    """
    if dasar is None:
        return {}, [n for n, b in baru.items() if b != kini[n]]
    isi = {n: b for n, b in baru.items() if b not in (dasar[n], kini[n])}
    return isi, [n for n in isi if kini[n] != dasar[n]]
