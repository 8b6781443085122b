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

// The fields of a page: what was chosen is replaced by its small version. What can't be read
// stays as it is: the server says what is wrong with it.
async function ganti(medan) {
  const kabar = medan.parentElement.querySelector("[data-kabar-foto]");
  const tombol = medan.form?.querySelectorAll("button") ?? [];
  for (const satu of tombol) satu.disabled = true;
  if (kabar) kabar.textContent = "Mengecilkan foto ...";
  const wadah = new DataTransfer();
  for (const berkas of medan.files) {
    try {
      wadah.items.add(new File([await kecilkan(berkas)], "foto.jpg", { type: "image/jpeg" }));
    } catch {
      wadah.items.add(berkas);
    }
  }
  medan.files = wadah.files;
  if (kabar) kabar.textContent = wadah.files.length ? `${wadah.files.length} foto siap.` : "";
  for (const satu of tombol) satu.disabled = false;
  const letak = medan.parentElement.querySelector("[data-letak]");
  if (letak) letak.hidden = !wadah.files.length || !navigator.geolocation;
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
  if (kejadian.target.matches?.("input[type=file][data-kecilkan]")) ganti(kejadian.target);
  if (kejadian.target.matches?.("[data-letak] [type=checkbox]")) sertakanLetak(kejadian.target);
});
