"""Words that differ by kind of region: the one table.

`sebutan` of a Wilayah is data that DPMD may change; SEBUTAN_SETEMPAT only fills it at the first
load, where the local name is certain.
"""

from dataclasses import dataclass

# beginning of code -> {kind: local name}; the longest that matches holds
SEBUTAN_SETEMPAT = {
    "11": {"desa": "Gampong"},
    # Aceh Tenggara; Gayo, Tamiang, Singkil, Simeulue use other names or differ within
    "11.02": {"desa": "Kute"},
    "11.04": {"desa": "Kampung"},
    "11.09": {},
    "11.10": {},
    "11.13": {},
    "11.16": {"desa": "Kampung"},
    "11.17": {"desa": "Kampung"},
    "11.75": {},
    "12.08": {"desa": "Nagori"},
    "13": {"desa": "Nagari"},
    # Mentawai, Sawahlunto and Pariaman have desa
    "13.09": {},
    "13.73": {},
    "13.77": {},
    "14.07": {"desa": "Kepenghuluan"},
    "14.08": {"desa": "Kampung"},
    "18.02": {"desa": "Kampung"},
    "18.04": {"desa": "Pekon"},
    "18.05": {"desa": "Kampung"},
    "18.06": {"desa": "Pekon"},
    "18.08": {"desa": "Kampung"},
    "18.10": {"desa": "Pekon"},
    "18.12": {"desa": "Tiyuh"},
    "18.13": {"desa": "Pekon"},
    "34": {"desa": "Kalurahan", "kecamatan": "Kapanewon"},
    "34.71": {"kecamatan": "Kemantren"},
    "64.03": {"desa": "Kampung"},
    "64.07": {"desa": "Kampung"},
    "64.11": {"desa": "Kampung"},
    "71.03": {"desa": "Kampung"},
    "73.18": {"desa": "Lembang"},
    "73.26": {"desa": "Lembang"},
} | {papua: {"desa": "Kampung", "kecamatan": "Distrik"} for papua in map(str, range(91, 97))}

# How the head is called where it is not "Kepala <sebutan>".
_KEPALA = {"Gampong": "Keuchik", "Nagari": "Wali Nagari", "Kalurahan": "Lurah"}


@dataclass(frozen=True)
class Istilah:
    """How things are called in one desa or kelurahan; empty where there is no such thing."""

    sebutan: str
    kepala: str
    peraturan: str
    anggaran: str
    rencana: str
    lembaga: str
    keputusan: str


_KELURAHAN = {
    "kepala": "Lurah",
    "peraturan": "",
    "anggaran": "DPA kecamatan",
    "rencana": "Musrenbang kelurahan",
    "lembaga": "LKK",
    "keputusan": "SK Lurah",
}
_DESA = {
    "peraturan": "Perdes",
    "anggaran": "APBDes",
    "rencana": "RKPDes",
    "lembaga": "LKD",
}


def sebutan_setempat(kode, jenis):
    """The certain local name for this kind of region there, or an empty text."""
    for panjang in (5, 2):
        if (sebutan := SEBUTAN_SETEMPAT.get(kode[:panjang])) is not None:
            return sebutan.get(jenis, "")
    return ""


def sebutan(wilayah):
    """What this region calls its kind: Desa, Kelurahan, Gampong, Distrik, ..."""
    return wilayah.sebutan or wilayah.get_jenis_wilayah_display()


def nama_lengkap(wilayah):
    """Kind and name: "Desa Pasar Keong", "Kota Serang"; the kind is not said twice."""
    depan = sebutan(wilayah)
    if wilayah.kode == "" or wilayah.nama.startswith(f"{depan} "):
        return wilayah.nama
    return f"{depan} {wilayah.nama}"


def istilah(wilayah):
    """The Istilah of one desa or kelurahan (or desa adat)."""
    nama = sebutan(wilayah)
    if wilayah.jenis_wilayah == "kelurahan":
        return Istilah(sebutan=nama, **_KELURAHAN)
    kepala = _KEPALA.get(nama, f"Kepala {nama}")
    return Istilah(sebutan=nama, kepala=kepala, keputusan=f"SK {kepala}", **_DESA)
