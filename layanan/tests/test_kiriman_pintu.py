"""The batch door itself: JSON, log-in, token, sizes; and the budget of one save and one batch."""

import datetime
import json
import uuid

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kelembagaan.posyandu.models import BidangAktif
from kelembagaan.tests.pabrik import SANDI
from layanan.kesehatan.models import Timbang
from layanan.kiriman import services
from layanan.kiriman.models import Epoch, Kiriman
from layanan.kiriman.services import bangun_konteks, terima, terima_halaman
from layanan.tests.bantu_kiriman import keluarga, timbang, warga
from layanan.tests.pabrik import HariBukaFactory, WargaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def ponsel(kader):
    """A client that must bring the token, as a phone must."""
    client = Client(enforce_csrf_checks=True)
    assert client.login(username=kader.pengguna.username, password=SANDI)
    return client


def kirim(client, isi, *, token=None, jenis="application/json", **lain):
    token = client.get("/layanan/kirim/").json()["csrf"] if token is None else token
    isi = isi if isinstance(isi, str | bytes) else json.dumps(isi)
    return client.post(
        "/layanan/kirim/", isi, content_type=jenis, headers={"x-csrftoken": token}, **lain
    )


def batch(*items):
    return {"batch": str(uuid.uuid4()), "items": list(items)}


def test_alamatnya():
    assert reverse("layanan:kirim") == "/layanan/kirim/"


def test_satu_batch(ponsel, kader, anak):
    isi = batch(timbang(kader, anak), timbang(kader, anak, tanggal="2026-05-11", berat="-1"))
    isi["items"][0]["kunci"] = isi["items"][0]["kunci"].upper()
    jawab = kirim(ponsel, isi)
    assert (jawab.status_code, jawab["Content-Type"]) == (200, "application/json")
    badan = jawab.json()
    assert badan["batch"] == isi["batch"]
    assert [j["kunci"] for j in badan["jawaban"]] == [i["kunci"] for i in isi["items"]]
    assert [j["hasil"] for j in badan["jawaban"]] == ["diterima", "ditolak"]
    assert badan["jawaban"][0]["revisi"] == 1
    assert list(badan["jawaban"][1]["galat"]) == ["berat"]
    nomor = list(Kiriman.objects.order_by("pk").values_list("pk", flat=True))
    assert [j["nomor"] for j in badan["jawaban"]] == nomor
    assert (badan["nomor"], badan["epoch"]) == (nomor[-1], str(Epoch.objects.get().nilai))
    assert {str(b) for b in Kiriman.objects.values_list("batch", flat=True)} == {isi["batch"]}


def test_keterangan_sebelum_mengirim(ponsel, kader, anak):
    badan = ponsel.get("/layanan/kirim/").json()
    assert sorted(badan) == ["akun", "csrf", "epoch", "nomor"]
    assert (badan["akun"], badan["nomor"]) == (kader.pengguna_id, 0)
    kirim(ponsel, batch(timbang(kader, anak)))
    lagi = ponsel.get("/layanan/kirim/")
    assert (lagi.json()["epoch"], lagi.json()["nomor"]) == (
        badan["epoch"],
        Kiriman.objects.get().pk,
    )
    assert "no-store" in lagi["Cache-Control"]


@pytest.mark.parametrize("cara", ["get", "post"])
def test_belum_masuk(cara):
    jawab = getattr(Client(enforce_csrf_checks=True), cara)("/layanan/kirim/")
    assert (jawab.status_code, jawab["Content-Type"]) == (401, "application/json")


def test_akun_diblokir_di_tengah_jalan(ponsel, kader, anak):
    kader.pengguna.is_active = False
    kader.pengguna.save()
    jawab = kirim(ponsel, batch(timbang(kader, anak)), token="x")
    assert (jawab.status_code, jawab["Content-Type"]) == (401, "application/json")
    assert Kiriman.objects.count() == 0


def test_tanpa_tanda_pengaman(ponsel, kader, anak):
    jawab = kirim(ponsel, batch(timbang(kader, anak)), token="salah")
    assert (jawab.status_code, jawab["Content-Type"]) == (403, "application/json")
    assert Kiriman.objects.count() == 0


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"{",
        b"\xff\xfe",
        "[]",
        "7",
        "null",
        '{"items": []}',
        '{"batch": "bukan", "items": []}',
        f'{{"batch": "{uuid.UUID(int=1)}"}}',
        f'{{"batch": "{uuid.UUID(int=2)}", "items": {{}}}}',
        "[" * 100_000,
        "1" * 10_000,
    ],
)
def test_badan_rusak(ponsel, isi):
    jawab = kirim(ponsel, isi)
    assert (jawab.status_code, jawab["Content-Type"]) == (400, "application/json")
    assert list(jawab.json()) == ["galat"]


def test_bukan_json(ponsel):
    assert kirim(ponsel, "items=1", jenis="application/x-www-form-urlencoded").status_code == 400


def test_terlalu_besar(ponsel):
    jawab = kirim(ponsel, "x" * (2 * 1024 * 1024 + 1))
    assert (jawab.status_code, jawab["Content-Type"]) == (413, "application/json")


def test_dua_puluh_satu(ponsel, kader, anak):
    jawab = kirim(ponsel, batch(*[timbang(kader, anak) for _ in range(21)]))
    assert (jawab.status_code, jawab["Content-Type"]) == (413, "application/json")
    assert Kiriman.objects.count() == 0


def test_server_terganggu_bukan_halaman(ponsel, kader, anak, monkeypatch, caplog):
    def rusak(items, **_):
        raise RuntimeError(items[0]["isi"]["berat"])

    monkeypatch.setattr(services, "terima", rusak)
    jawab = kirim(ponsel, batch(timbang(kader, anak)))
    assert (jawab.status_code, jawab["Content-Type"]) == (500, "application/json")
    assert "RuntimeError" in caplog.text
    assert "8,4" not in caplog.text


def test_tanpa_penugasan_masih_bisa_mengirim(ponsel, kader, anak):
    kader.selesai = datetime.date(2026, 6, 1)
    kader.save()
    [jawaban] = kirim(ponsel, batch(timbang(kader, anak))).json()["jawaban"]
    assert (jawaban["hasil"], jawaban["sebab"]) == ("tertahan", "karantina")
    assert Timbang.objects.count() == 0


def test_kueri_satu_simpanan_halaman(kader, anak):
    """With a hari buka and the child's month before: the dearest ordinary save."""
    terima(items=[timbang(kader, anak, tanggal="2026-05-11", berat="8")], pengguna=kader.pengguna)
    hari = HariBukaFactory(posyandu=kader.posyandu, dibuka_oleh=kader.pengguna)
    with CaptureQueriesContext(connection) as kueri:
        konteks = bangun_konteks(pengguna=kader.pengguna, penugasan=kader, posyandu=kader.posyandu)
        konteks.subjek["warga", anak.kunci] = anak
        konteks.hari_buka[hari.tanggal] = hari
        jawaban = terima_halaman(
            item=timbang(kader, anak, di_hari_buka="1"), pengguna=kader.pengguna, konteks=konteks
        )
    assert (jawaban.hasil, jawaban.objek.hari_buka) == ("diterima", hari)
    assert len(_pernyataan(kueri)) <= 9, "\n".join(_pernyataan(kueri))


def test_kueri_simpan_di_lembar_kerja(kader, anak, masuk):
    """The whole request, log-in and opening day included."""
    BidangAktif.objects.create(posyandu=kader.posyandu, bidang="kesehatan", mulai="2025-01-01")
    hari = HariBukaFactory(posyandu=kader.posyandu, dibuka_oleh=kader.pengguna)
    client = masuk(kader)
    alamat = reverse("layanan:hari_buka_warga", args=[hari.pk, anak.pk]) + "?formulir=timbang"
    isi = {**timbang(kader, anak, di_hari_buka="1")["isi"], "kunci": str(uuid.uuid4())}
    with CaptureQueriesContext(connection) as kueri:
        jawab = client.post(alamat, isi)
    assert jawab.status_code == 302
    assert Timbang.objects.get().hari_buka == hari
    # One of them reads the last weighings, to ask about one that is far from them.
    assert len(_pernyataan(kueri)) <= 15, "\n".join(_pernyataan(kueri))


def test_kueri_satu_batch_tidak_tumbuh(kader, posyandu):
    """20 weighings take as many statements as 2; with two new persons a few more."""
    jumlah = []
    for banyak in (2, 20):
        items = [timbang(kader, WargaFactory(posyandu=posyandu)) for _ in range(banyak)]
        with CaptureQueriesContext(connection) as kueri:
            terima(items=items, pengguna=kader.pengguna)
        jumlah.append(len(_pernyataan(kueri)))
    assert jumlah[0] == jumlah[1]
    assert jumlah[1] <= 13
    rumah = keluarga(kader)
    orang = [warga(kader, rumah, nama=nama) for nama in ("Ani", "Budi")]
    berat = [timbang(kader, satu["kunci"]) for satu in orang]
    with CaptureQueriesContext(connection) as kueri:
        terima(items=[*berat, *orang, rumah], pengguna=kader.pengguna)
    assert len(_pernyataan(kueri)) <= 30


def _pernyataan(kueri):
    """Statements without those that only begin and end a savepoint."""
    return [
        q["sql"][:150]
        for q in kueri.captured_queries
        if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))
    ]
