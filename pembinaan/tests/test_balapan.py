"""Two decisions at the same instant, on real connections."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from pembinaan.models import Keputusan, RekapWilayah
from pembinaan.rekap.pemeriksaan import periksa
from pembinaan.rekap.services import proses_tanda
from pembinaan.tests.conftest import TANGGA
from pembinaan.tests.pabrik import CATATAN, JUNI, buat_pemutus, buat_posyandu, keadaan, putus

pytestmark = pytest.mark.django_db(transaction=True)


def serentak(*tindakan):
    """Run these at once; a list with what each raised, or None."""
    mulai = threading.Barrier(len(tindakan))
    hasil = [None] * len(tindakan)

    def jalankan(nomor, satu):
        try:
            mulai.wait(10)
            satu()
        except Exception as galat:
            hasil[nomor] = galat
        finally:
            connection.close()

    utas = [threading.Thread(target=jalankan, args=isi) for isi in enumerate(tindakan)]
    for satu in utas:
        satu.start()
    for satu in utas:
        satu.join(30)
    return hasil


def test_two_deciders_at_once_make_one_decision(jalan):
    tp = buat_pemutus(TANGGA[0])
    putus(jalan.ketua, jalan.kode, "ajukan")
    hasil = serentak(
        lambda: putus(jalan.desa, jalan.kode, "setujui"),
        lambda: putus(tp, jalan.kode, "kembalikan", catatan=CATATAN),
    )
    assert sorted(type(satu) for satu in hasil if satu) == [ValidationError]
    assert Keputusan.objects.filter(kode=jalan.kode).count() == 2
    keputusan = Keputusan.objects.filter(kode=jalan.kode).last()
    assert keadaan(jalan.kode) == [keputusan.ke]


def test_two_senders_at_once_make_one_report(jalan):
    lain = buat_pemutus_posyandu(jalan)
    hasil = serentak(
        lambda: putus(jalan.ketua, jalan.kode, "ajukan"),
        lambda: putus(lain, jalan.kode, "ajukan"),
    )
    assert [type(satu) for satu in hasil if satu] == [ValidationError]
    assert Keputusan.objects.filter(kode=jalan.kode).count() == 1


def buat_pemutus_posyandu(jalan):
    from kelembagaan.tests.pabrik import PenugasanFactory

    return PenugasanFactory(peran="pengurus", jabatan="sekretaris", tempat=jalan.jeruk)


def test_approvals_at_once_are_all_in_the_sum(jalan):
    semua = [(jalan.jeruk, jalan.ketua)]
    semua += [buat_posyandu(jalan.tangga.desa, banyak=1) for _ in range(3)]
    for posyandu, ketua in semua:
        putus(ketua, posyandu.kode, "ajukan")
    hasil = serentak(
        *(lambda k=posyandu.kode: putus(jalan.desa, k, "setujui") for posyandu, _ in semua)
    )
    assert hasil == [None] * 4
    rekap = RekapWilayah.objects.get(kode=TANGGA[0], bulan=JUNI)
    assert rekap.disetujui["balita_d"] == 6


def test_a_wilayah_never_sends_while_a_child_is_taken_back(jalan):
    """Either the child is still approved in what was sent, or the sending is refused."""
    putus(jalan.ketua, jalan.kode, "ajukan")
    putus(jalan.desa, jalan.kode, "setujui")
    tp = buat_pemutus(TANGGA[0])
    hasil = serentak(
        lambda: putus(jalan.desa, TANGGA[0], "ajukan"),
        lambda: putus(tp, jalan.kode, "batalkan"),
    )
    assert [type(satu) for satu in hasil if satu] == [ValidationError]
    assert keadaan(TANGGA[0], jalan.kode) in (["diajukan", "disetujui"], ["belum", "diajukan"])
    assert list(periksa()) == []


def test_decisions_on_a_path_and_the_worker_at_once_never_lock_each_other_up(jalan):
    anggur, ketua = buat_posyandu(jalan.tangga.desa, banyak=1)
    for kode, pengirim in [(jalan.kode, jalan.ketua), (anggur.kode, ketua)]:
        putus(pengirim, kode, "ajukan")
        putus(jalan.desa, kode, "setujui")
    putus(jalan.desa, TANGGA[0], "ajukan")
    putus(jalan.kec, TANGGA[0], "setujui")
    putus(jalan.kec, "36.02.18", "ajukan")
    hasil = serentak(
        lambda: putus(jalan.kab, "36.02.18", "kembalikan_sampai", unit=jalan.kode, catatan=CATATAN),
        lambda: putus(jalan.kab, "36.02.18", "setujui"),
        proses_tanda,
        proses_tanda,
    )
    assert [type(satu) for satu in hasil if satu] == [ValidationError]
    proses_tanda()
    assert list(periksa()) == []
