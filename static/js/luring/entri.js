// One entry of the outbox in words.
import { KEADAAN } from "./gudang.js";
import { buat, ikon, tanggalPendek } from "./dom.js";
import { isikan, ringkasForm, terbaca } from "./isian.js";

const NADA = { tersimpan: "aman", perbaiki: "bahaya", bentrok: "waspada", tertahan: "waspada" };
const MENUNGGU = {
  induk: "Di server, menunggu data orangnya",
  karantina: "Di server, menunggu keputusan ketua",
  versi: "Di server, menunggu pembaruan",
};
const AKSI = { koreksi: "Pembetulan", batal: "Pembatalan" };

export function lencana({ keadaan, sebab, dibatalkan }) {
  if (dibatalkan) return buat("span", { class: "lencana nada-abu" }, "Dibatalkan");
  const kata = (keadaan === "tertahan" && MENUNGGU[sebab]) || KEADAAN[keadaan];
  return buat("span", { class: `lencana nada-${NADA[keadaan] ?? "info"}` }, kata);
}

export const judulEntri = ({ item, judul }) => (AKSI[item.aksi] ? `${AKSI[item.aksi]}: ${judul}` : judul);

// keterangan: besides what is said of it; bekal: the forms, for a short word about its values.
export function barisEntri(entri, alamat, keterangan, bekal) {
  const kata = entri.keadaan === "perbaiki" ? Object.values(galatEntri(entri)).flat().join(" ") : "";
  return buat(
    "li",
    { "data-entri": entri.kunci },
    buat(
      "a",
      { class: "baris", href: alamat },
      buat(
        "span",
        { class: "baris-teks" },
        buat("span", { class: "baris-judul" }, entri.tentang || judulEntri(entri)),
        buat("span", { class: "baris-keterangan" }, [entri.tentang && judulEntri(entri), keterangan].filter(Boolean).join(" · ")),
        buat("span", { class: "baris-keterangan" }, ringkasEntri(entri, bekal)),
        kata && buat("span", { class: "baris-keterangan" }, kata),
        lencana(entri)
      ),
      ikon("chevron-right")
    )
  );
}

const formulir = new Map(); // html: its form, read once for all rows of a list

function terisi({ item }, bekal) {
  const html = bekal?.formulir[item.formulir]?.html;
  if (!html) return null;
  if (!formulir.has(html)) {
    const baru = buat("form");
    baru.append(document.createRange().createContextualFragment(html));
    formulir.set(html, baru);
  }
  const form = formulir.get(html);
  form.reset();
  isikan(form, item.isi);
  return form;
}

// What was entered, as the form's own labels and choices say it; without forms only the day.
export function isiEntri(entri, bekal) {
  const form = terisi(entri, bekal);
  const { tanggal } = entri.item.isi;
  if (form) return terbaca(form);
  return tanggal ? [["Tanggal", tanggalPendek(tanggal)]] : [];
}

// The first values in a line; without forms as they were when it was kept.
function ringkasEntri(entri, bekal) {
  const form = terisi(entri, bekal);
  return form ? ringkasForm(form, entri.tentang) : (entri.ringkas ?? "");
}

// {field: sentences} of a refusal or a question; `pastikan` is no sentence.
export function galatEntri({ galat }) {
  const { pastikan: _, ...kata } = galat ?? {};
  return kata;
}
