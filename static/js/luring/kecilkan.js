// Photos are made small on the phone before they are sent; what the camera wrote beside the picture
// (place, device) is left behind, because only the picture is drawn anew. The place goes with it
// only where the person presses for it.

const SISI = 1600; // px, as the server keeps it
const BATAS = 300 * 1024;

function gambar(bitmap, sisi, mutu) {
  const skala = Math.min(1, sisi / Math.max(bitmap.width, bitmap.height));
  const kanvas = document.createElement("canvas");
  kanvas.width = Math.max(1, Math.round(bitmap.width * skala));
  kanvas.height = Math.max(1, Math.round(bitmap.height * skala));
  const pena = kanvas.getContext("2d");
  pena.fillStyle = "#fff"; // a transparent PNG would become black
  pena.fillRect(0, 0, kanvas.width, kanvas.height);
  pena.drawImage(bitmap, 0, 0, kanvas.width, kanvas.height);
  return new Promise((selesai) => kanvas.toBlob(selesai, "image/jpeg", mutu));
}

// A JPEG of at most 300 KB of a chosen file; rejects what the browser can't read as a picture.
export async function kecilkan(berkas) {
  const bitmap = await createImageBitmap(berkas, { imageOrientation: "from-image" });
  try {
    let sisi = SISI;
    for (;;) {
      for (const mutu of [0.8, 0.65, 0.5]) {
        const hasil = await gambar(bitmap, sisi, mutu);
        if (hasil.size <= BATAS) return hasil;
      }
      sisi *= 0.75;
    }
  } finally {
    bitmap.close();
  }
}

// --- choosing ------------------------------------------------------------------------------------
// A camera gives one picture at a time: what is chosen later is added to what was chosen before.
const pilihan = new WeakMap(); // field: [File]
const giliran = new WeakMap(); // field: what is being done with it

export const fotoDipilih = (medan) => pilihan.get(medan) ?? [];

// The field holds these pictures, shows them small, and says what is not among them (masalah).
export function isiFoto(medan, berkas, masalah = []) {
  pilihan.set(medan, berkas);
  const wadah = new DataTransfer();
  for (const satu of berkas) wadah.items.add(satu);
  medan.files = wadah.files;
  const kabar = medan.parentElement.querySelector("[data-kabar-foto]");
  const siap = berkas.length ? [`${berkas.length} foto siap.`] : [];
  if (kabar) kabar.textContent = [...siap, ...masalah].join(" ");
  const letak = medan.parentElement.querySelector("[data-letak]");
  if (letak) letak.hidden = !berkas.length || !navigator.geolocation;
  medan.parentElement.querySelector(".pratinjau")?.remove();
  if (berkas.length) medan.after(pratinjau(medan, berkas));
}

function pratinjau(medan, berkas) {
  const daftar = document.createElement("ul");
  daftar.className = "pratinjau";
  berkas.forEach((satu, urut) => {
    const gambar = document.createElement("img");
    gambar.alt = `Foto ${urut + 1}`;
    gambar.addEventListener("load", () => URL.revokeObjectURL(gambar.src));
    gambar.src = URL.createObjectURL(satu);
    const tombol = document.createElement("button");
    Object.assign(tombol, { type: "button", className: "btn btn-polos", textContent: "Lepas" });
    tombol.setAttribute("aria-label", `Lepas foto ${urut + 1}`);
    tombol.addEventListener("click", () => {
      isiFoto(medan, berkas.filter((lain) => lain !== satu));
      beriTahu(medan);
    });
    const butir = document.createElement("li");
    butir.append(gambar, tombol);
    daftar.append(butir);
  });
  return daftar;
}

const beriTahu = (medan) => medan.dispatchEvent(new CustomEvent("foto:berubah", { bubbles: true }));

async function tambahkan(medan, baru) {
  const kabar = medan.parentElement.querySelector("[data-kabar-foto]");
  const tombol = medan.form?.querySelectorAll("button") ?? [];
  for (const satu of tombol) satu.disabled = true;
  if (kabar) kabar.textContent = "Mengecilkan foto ...";
  const banyak = Number(medan.dataset.banyak) || Infinity;
  const semua = [...fotoDipilih(medan)];
  const masalah = [];
  for (const berkas of baru) {
    if (semua.length >= banyak) {
      masalah.push(`Paling banyak ${banyak} foto; yang lain tidak ikut. Lepas satu dulu bila mau menggantinya.`);
      break;
    }
    try {
      semua.push(new File([await kecilkan(berkas)], "foto.jpg", { type: "image/jpeg" }));
    } catch {
      masalah.push(`${berkas.name} bukan foto yang bisa dibaca, jadi tidak ikut.`);
    }
  }
  isiFoto(medan, semua, masalah);
  for (const satu of tombol) satu.disabled = false;
  beriTahu(medan);
}

function dipilih(medan) {
  const baru = [...medan.files];
  const kerja = () => tambahkan(medan, baru);
  giliran.set(medan, (giliran.get(medan) ?? Promise.resolve()).then(kerja, kerja));
}

// Where the phone is, asked for by a press of the person and shown before it is kept.
function sertakanLetak(centang) {
  const kotak = centang.closest("[data-letak]");
  const [nilai, kabar] = [kotak.querySelector("[name=letak_foto]"), kotak.querySelector("[role=status]")];
  nilai.value = "";
  kabar.textContent = centang.checked ? "Mencari letak ..." : "";
  if (!centang.checked) return;
  const ada = ({ coords }) => {
    if (!centang.checked) return;
    nilai.value = `${coords.latitude.toFixed(6)},${coords.longitude.toFixed(6)}`;
    kabar.textContent = `Letak ikut tersimpan, teliti sampai ${Math.round(coords.accuracy)} m.`;
  };
  const tidak = () => {
    centang.checked = false;
    kabar.textContent = "Ponsel ini tidak memberikan letaknya. Fotonya tetap bisa disimpan.";
  };
  navigator.geolocation.getCurrentPosition(ada, tidak, { enableHighAccuracy: true, timeout: 20_000 });
}

document.addEventListener("change", (kejadian) => {
  if (kejadian.target.matches?.("input[type=file][data-kecilkan]")) dipilih(kejadian.target);
  if (kejadian.target.matches?.("[data-letak] [type=checkbox]")) sertakanLetak(kejadian.target);
});
