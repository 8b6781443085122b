// A new person, and her family if it is not there yet: two entries, the family's first.
import { buat } from "./dom.js";
import { buatIsian } from "./isian.js";

const KELUARGA = ["rt", "rw", "dusun", "alamat", "no_hp", "no_kk"];
const WARGA = ["nama", "jenis_kelamin", "tanggal_lahir", "umur", "nik", "nik_status", "nama_ibu", "nama_ayah"];
const TAMPIL = 8;

const ambil = (isi, nama) => Object.fromEntries(nama.map((satu) => [satu, isi[satu] ?? ""]));

// [{kode, isi, kunci, tentang}] of what was typed: a new family first, if none was chosen.
export function butirWarga(isi, kunci, kunciKeluarga) {
  const orang = { kode: "warga", kunci, tentang: isi.nama };
  if (isi.keluarga) return [{ ...orang, isi: { ...ambil(isi, WARGA), keluarga: isi.keluarga } }];
  const nama = isi.kepala_sendiri ? isi.nama : isi.kepala;
  const rumah = { nama, ...ambil(isi, KELUARGA) };
  return [
    { kode: "keluarga", isi: rumah, kunci: kunciKeluarga, tentang: `Keluarga ${nama}` },
    { ...orang, isi: { ...ambil(isi, WARGA), keluarga: kunciKeluarga } },
  ];
}

// Who stands in the form. What was sent under the page's kunci is marked with it (`dikirim`), for one
// does not always wait for the answer: somebody else never goes under the same kunci.
export const tandaOrang = ({ nama, tanggal_lahir, umur }) => [nama.trim(), tanggal_lahir, umur].join("|");

class Salah extends Error {
  constructor(nama, kalimat) {
    super(kalimat);
    this.galat = { [nama]: [kalimat] };
  }
}

export function periksa(isi) {
  if (!isi.tanggal_lahir && !isi.umur) throw new Salah("tanggal_lahir", "Isi tanggal lahir, atau umurnya.");
  if (isi.keluarga) return;
  if (isi.kepala_sendiri && isi.kepala) throw new Salah("kepala", "Pilih salah satu: nama kepala keluarga, atau orang ini sendiri.");
  if (!isi.kepala_sendiri && !isi.kepala) {
    throw new Salah("kepala", "Tulis nama kepala keluarga, atau tandai bila orang ini sendiri kepala keluarganya.");
  }
}

function pilihanKeluarga(dunia, teks, dipilih) {
  const kata = teks.toLowerCase().split(/\s+/).filter(Boolean);
  const cocok = [...dunia.keluarga.values()].filter(
    (k) => kata.length && kata.every((satu) => k.nama.toLowerCase().includes(satu))
  );
  if (!cocok.length) return [];
  const tampak = cocok.filter((k, urut) => urut < TAMPIL || k.kunci === dipilih);
  const terpilih = tampak.some((k) => k.kunci === dipilih) ? dipilih : "";
  const satu = (kunci, teks) => {
    const id = `keluarga-${kunci}`;
    const medan = { class: "form-check-input", type: "radio", name: "keluarga", value: kunci, id, checked: kunci === terpilih };
    return buat("div", { class: "form-check" }, buat("input", medan), buat("label", { class: "form-check-label", for: id }, teks));
  };
  const letak = (k) => [k.rt && `RT ${k.rt}`, k.rw && `RW ${k.rw}`, k.dusun].filter(Boolean).join(", ");
  return [
    buat(
      "fieldset",
      {},
      buat("legend", {}, "Pilih bila sudah tercatat"),
      buat(
        "div",
        { class: "pilihan panjang" },
        tampak.map((k) => satu(k.kunci, `Keluarga ${k.nama} ${letak(k)}`.trim())),
        satu("", "Keluarga baru")
      )
    ),
  ];
}

// What a draft brings back besides what the page shows: the family chosen, and the kunci of a new
// one, so that saving again is always the same family.
function tambahKunci(form) {
  for (const [name, value] of [["keluarga", ""], ["kunci_keluarga", crypto.randomUUID()], ["dikirim", ""]]) {
    form.append(buat("input", { type: "hidden", name, value }));
  }
}

// sesudah(kunci, nama): she is kept on the phone.
export async function halamanDaftar(tempat, dunia, { simpanEntri, sesudah }) {
  const form = await buatIsian({
    html: dunia.bekal.pendaftaran,
    hari: dunia.hari,
    draf: "warga|baru",
    judul: "Daftarkan warga",
    lengkapi: tambahKunci,
    simpan: async (isi, kunciDraf) => {
      periksa(isi);
      const orangLain = isi.dikirim && isi.dikirim !== tandaOrang(isi);
      const kunci = orangLain ? crypto.randomUUID() : kunciDraf;
      if (orangLain) isi.kunci_keluarga = crypto.randomUUID();
      for (const satu of butirWarga(isi, kunci, isi.kunci_keluarga)) await simpanEntri(dunia, satu);
      sesudah(kunci, isi.nama);
    },
  });
  const kepala = form.querySelector("[data-kepala]");
  const wadah = form.querySelector("[data-keluarga]");
  const cari = () => {
    const dipilih = form.elements.keluarga?.value;
    wadah.replaceChildren(...pilihanKeluarga(dunia, kepala.value, dipilih));
  };
  const dulu = form.querySelector("input[type=hidden][name=keluarga]");
  wadah.replaceChildren(...pilihanKeluarga(dunia, kepala.value, dulu.value));
  dulu.remove();
  form.addEventListener("input", (e) => e.target === kepala && cari(), { capture: true }); // before the draft
  tempat.replaceChildren(buat("p", { class: "lunak" }, dunia.bekal.nama_posyandu), form);
}
