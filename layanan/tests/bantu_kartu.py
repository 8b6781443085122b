"""What is typed into the registers of the cards, for the tests that go through all of them."""

import datetime

from layanan.tests.pabrik import KehamilanFactory

# Years of age of the persons below.
UMUR = {"anak": 1.5, "remaja": 15, "ibu": 28, "lansia": 70}
TBC = dict.fromkeys(("batuk", "demam", "berat_turun", "kontak_tbc"), "tidak")
MASALAH = ("rumah", "pendidikan", "makan", "aktivitas", "napza", "seksualitas", "keamanan")
AKS = ("bab", "bak", "bersih_diri", "wc", "makan", "pindah", "jalan", "pakaian", "tangga", "mandi")
SKILAS = (
    "waktu_salah",
    "tempat_salah",
    "ulang_kata_gagal",
    "berdiri_gagal",
    "berat_turun",
    "nafsu_makan_hilang",
    "lila_kecil",
    "keluhan_mata",
    "tes_jari_gagal",
    "tes_bisik_gagal",
)
RAHASIA = {"masalah_remaja", "skrining_jiwa", "kontrasepsi", "hasil_periksa"}
# register -> (who, what is typed, why she should be referred)
ISI = {
    "ukur_tubuh": ("lansia", {"berat": "70,5", "tinggi": "158", "lingkar_perut": "86"}, []),
    "tekanan_darah": (
        "lansia",
        {"sistole": "138", "diastole": "90"},
        ["Tekanan darah tinggi"],
    ),
    "tes_indra": (
        "lansia",
        {
            "mata_kanan": "normal",
            "mata_kiri": "gangguan",
            "telinga_kanan": "normal",
            "telinga_kiri": "normal",
        },
        ["Gangguan penglihatan"],
    ),
    "skrining_tbc": ("anak", {**TBC, "batuk": "ya", "kontak_tbc": "ya"}, ["2 gejala TBC"]),
    "gizi_anak": ("anak", {"mpasi_sesuai": "ya", "pmt_diberi": "ya", "pmt_hari": "14"}, []),
    "imunisasi": ("anak", {"dosis": ["mr1", "ipv2"], "tempat": "posyandu"}, []),
    "suplemen": ("anak", {"vitamin_a": "merah", "obat_cacing": "ya"}, []),
    "pelayanan_hamil": (
        "ibu",
        {"kurva_berat": "merah", "ttd_diberi": "30", "kelas_ibu": "ya"},
        ["Berat badan tidak sesuai kurva"],
    ),
    "pelayanan_nifas": ("ibu", {"vitamin_a": "2", "menyusui": "ya"}, []),
    "periksa_darah": (
        "remaja",
        {"gula_darah": "200", "hb": "11,9"},
        ["Gula darah tinggi", "Anemia"],
    ),
    "ttd_remaja": ("remaja", {"ttd_diberi": "4", "ttd_diminum": "ya"}, []),
    "puma": (
        "lansia",
        {
            "bungkus_tahun": "40",
            "napas_pendek": "ya",
            "dahak": "ya",
            "batuk": "tidak",
            "spirometri": "tidak",
        },
        ["Skor PUMA 6"],
    ),
    "aks": ("lansia", dict.fromkeys(AKS, "1"), ["AKS: Ketergantungan sedang (B)"]),
    "skilas": (
        "lansia",
        {**dict.fromkeys(SKILAS, "tidak"), "keluhan_mata": "ya"},
        ["SKILAS: 1 jawaban ya"],
    ),
    "riwayat_kesehatan": ("lansia", {"riwayat_diri": ["hipertensi"], "perilaku": ["garam"]}, []),
    "masalah_remaja": (
        "remaja",
        {
            **dict.fromkeys(MASALAH, "tidak"),
            "melukai_diri": "ya",
            "perlu_dirujuk": "ya",
            "catatan": "zqrahasia",
        },
        [],
    ),
    "skrining_jiwa": ("ibu", {"sedih": "ya", "kurang_minat": "tidak", "perlu_dirujuk": "ya"}, []),
    "kontrasepsi": ("ibu", {"alat": "implan", "perlu_dirujuk": "tidak"}, []),
    "hasil_periksa": ("ibu", {"hiv": "negatif", "perlu_dirujuk": "tidak"}, []),
    "edukasi": ("ibu", {"materi": "Gizi seimbang"}, []),
    "rujukan": ("ibu", {"tujuan": "puskesmas", "sebab": "Tekanan darah tinggi"}, []),
    "jawaban_rujukan": ("ibu", {"hasil_rujukan": "ditangani", "pesan": "Kontrol 2 minggu"}, []),
    "kunjungan_rumah": (
        "ibu",
        {"jenis_kunjungan": "khusus", "masalah": ["tanda_bahaya"], "keterangan": "Pusing"},
        ["Ada tanda bahaya"],
    ),
    "peristiwa": ("ibu", {"jenis_peristiwa": "meninggal", "tempat": "rumah", "sebab": "Sesak"}, []),
}
# The pregnancy that such a service needs: days before it of HPHT and of birth.
EPISODE = {"pelayanan_hamil": (150, None), "pelayanan_nifas": (290, 20)}


def siapkan_episode(kode, warga, tanggal):
    """Record the pregnancy without which this register is refused, if there is one."""
    if kode not in EPISODE:
        return
    hpht, lahir = (n and tanggal - datetime.timedelta(days=n) for n in EPISODE[kode])
    hasil = "lahir_hidup" if lahir else ""
    KehamilanFactory(warga=warga, hpht=hpht, berakhir_pada=lahir, hasil=hasil)
