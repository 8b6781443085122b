// Without network the form of a confidential case takes nothing: the numbers to call stand above it.
(() => {
  "use strict";

  const form = document.querySelector("form[data-hanya-daring]");
  const perbarui = () => {
    form.querySelector("[data-tanpa-sinyal]").hidden = navigator.onLine;
    form.querySelector("fieldset").disabled = !navigator.onLine;
  };
  addEventListener("online", perbarui);
  addEventListener("offline", perbarui);
  perbarui();
})();
